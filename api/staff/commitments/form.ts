import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { seeOther } from '../../http/answer.ts';
import { isSimple, raisedThemes } from '../../v1/figures/commitments.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { commitmentsPath } from '../paths.ts';
import { template } from '../template.ts';
import { type CommitmentTyped, commitmentFields, parseCommitment, typedOf } from './fields.ts';
import { commitmentOf, commitmentPath, donePath } from './one.ts';
import { hardInWords, peopleInWords } from './words.ts';

const path = `${commitmentsPath}/new`;
const wordsPath = `${commitmentsPath}/:id/words` as const;

type FormView = ReturnType<typeof typedView> & {
  action: string;
  /** What a new one begins with: its id, and the themes to choose from. Null where it is made already. */
  begins: { id: string; themes: { value: string; text: string }[] } | null;
  back: { text: string; href: string };
};
const commitmentForm = template<FormView>('commitments/form.njk', 'commitments');

/** The form in which a commitment is made from a theme. */
export const newCommitment = page({
  name: 'staff.commitments.new',
  method: 'GET',
  path,
  needs: 'keep-commitments',
  reads: z.object({ theme: typed }),
  shows: [commitmentForm],
  async handle(dependencies, { read, show }) {
    const first = { ...commitmentFields.parse({}), theme: read.theme };
    return show(commitmentForm, await newView(dependencies, randomUUID(), typedView(first)));
  },
});

const makeFields = commitmentFields.extend({ id: typed, do: typed });

/** Makes the commitment, or says how hard its words are to read. Sent twice it is made once. */
export const makeCommitment = page({
  name: 'staff.commitments.make',
  method: 'POST',
  path,
  needs: 'keep-commitments',
  reads: makeFields,
  shows: [commitmentForm],
  async handle(dependencies, { read, signedIn, show }) {
    const { stores, clock } = dependencies;
    const { id } = read;
    const again = async (problems: readonly Problem[], checked = false) =>
      show(commitmentForm, await newView(dependencies, id, typedView(read, { problems, checked })));
    if (read.do === 'check') return again([], true);
    const parsed = parseCommitment(read);
    if ('problems' in parsed) return again([...noTheme(read.theme), ...parsed.problems]);
    const made = await stores.commitments.add({ ...parsed.value, id, who: signedIn.who, now: clock() });
    return made === null ? again([chooseTheme]) : seeOther(donePath(made, 'made'));
  },
});

/** The form in which the words of a commitment are changed. */
export const changeWords = page({
  name: 'staff.commitment.words',
  method: 'GET',
  path: wordsPath,
  needs: 'keep-commitments',
  reads: nothing,
  shows: [commitmentForm],
  async handle({ stores }, { params: { id }, show }) {
    const typed = typedOf(await commitmentOf(stores, id));
    return show(commitmentForm, wordsView(id, typedView(typed, { checked: true })));
  },
});

/** Changes the words, or says how hard they are to read. */
export const reword = page({
  name: 'staff.commitment.reword',
  method: 'POST',
  path: wordsPath,
  needs: 'keep-commitments',
  reads: commitmentFields.extend({ do: typed }),
  shows: [commitmentForm],
  async handle({ stores, clock }, { params: { id }, read, signedIn, show }) {
    const before = await commitmentOf(stores, id);
    const again = (problems: readonly Problem[]) =>
      show(commitmentForm, wordsView(id, typedView(read, { problems, checked: true })));
    if (read.do === 'check') return again([]);
    const parsed = parseCommitment(read);
    if ('problems' in parsed) return again(parsed.problems);
    const change = { ...before, ...parsed.value, theme: before.theme };
    if (before.onWall && !isSimple(change)) return again(tooHardForTheWall(read));
    await stores.commitments.change({ ...change, who: signedIn.who, now: clock() });
    return seeOther(donePath(id, 'changed'));
  },
});

/**
 * What was typed. `checked`: the words were checked, so how hard they are is said, also where it is nothing.
 */
function typedView(
  typed: CommitmentTyped,
  { problems = [], checked = false }: { problems?: readonly Problem[]; checked?: boolean } = {},
) {
  return {
    status: problems.length > 0 ? 400 : 200,
    typed,
    checked,
    hard: { said: hardInWords(typed.said), doing: hardInWords(typed.doing) },
    problems,
    wrong: wrongOf(problems),
  };
}

async function newView(dependencies: StaffDependencies, id: string, typed: ReturnType<typeof typedView>) {
  return {
    ...typed,
    title: 'Make a commitment',
    action: path,
    begins: { id, themes: await themesOffered(dependencies) },
    back: { text: 'Back to You said, we did', href: commitmentsPath },
  };
}

function wordsView(id: string, typed: ReturnType<typeof typedView>) {
  return {
    ...typed,
    title: 'Change the words',
    action: `${commitmentPath(id)}/words`,
    begins: null,
    back: { text: 'Back to the commitment', href: commitmentPath(id) },
  };
}

async function themesOffered(dependencies: StaffDependencies) {
  const { stores, threshold } = dependencies;
  const [themes, raised] = await Promise.all([stores.codebook.list(), raisedThemes(dependencies)]);
  const offered = themes
    .filter(({ used }) => used)
    .map(({ id, label }) => ({
      value: id,
      text: `${label} (${peopleInWords(raised(id).respondents, threshold).toLowerCase()})`,
    }));
  return [{ value: '', text: 'Choose a theme' }, ...offered];
}

const chooseTheme: Problem = { href: '#theme', text: 'Choose the theme that it answers' };

function noTheme(theme: string): Problem[] {
  return theme === '' ? [chooseTheme] : [];
}

const onTheWall =
  'These words are on the wall. Make them simple enough for a child, ' +
  'or take the commitment off the wall first';

function tooHardForTheWall({ said, doing }: CommitmentTyped): Problem[] {
  return Object.entries({ said, doing })
    .filter(([, text]) => hardInWords(text).length > 0)
    .map(([field]) => ({ href: `#${field}`, text: onTheWall }));
}
