import { randomUUID } from 'node:crypto';
import { isSimple, raisedThemes } from '../../v1/figures/commitments.ts';
import type { StaffPage } from '../former-page.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { textsOf } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import type { SignedIn } from '../signed-in.ts';
import { meantPromise, type PromiseTyped, typedIn, typedOf } from './fields.ts';
import { commitmentOf, hardInWords, peopleInWords, promisesPath } from './words.ts';

const path = `${promisesPath}/new`;
const wordsPath = `${promisesPath}/:id/words`;

/** Making a commitment from a theme, and changing its words. */
export function promiseFormPages(parts: StaffParts): StaffPage[] {
  const { stores, clock, threshold, render } = parts;
  const { commitments, codebook } = stores;

  const themesOffered = async () => {
    const [themes, raised] = await Promise.all([codebook.list(), raisedThemes(parts)]);
    return themes
      .filter(({ used }) => used)
      .map(({ id, label }) => ({
        value: id,
        text: `${label} (${peopleInWords(raised(id).people, threshold).toLowerCase()})`,
      }));
  };

  type Shown = {
    typed: PromiseTyped;
    problems?: readonly Problem[];
    /** The words were checked: how hard they are is said, even where it is nothing. */
    checked?: boolean;
    signedIn: SignedIn | null;
  };
  const show = async (
    { typed, problems = [], checked = false, signedIn }: Shown,
    of: { id: string; made: boolean },
  ) =>
    render('commitments/form.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: of.made ? 'Change the words' : 'Make a commitment',
      here: 'promises',
      signedIn,
      action: of.made ? `${promisesPath}/${of.id}/words` : path,
      back: of.made ? { text: 'Back to the commitment', href: `${promisesPath}/${of.id}` } : null,
      id: of.made ? null : of.id,
      themes: of.made ? null : await themesOffered(),
      typed,
      checked,
      hard: { said: hardInWords(typed.said), doing: hardInWords(typed.doing) },
      problems,
      wrong: wrongOf(problems),
    });

  return [
    {
      name: 'staff.promises.new',
      method: 'GET',
      path,
      needs: 'keep-promises',
      async handle({ query, signedIn }) {
        const typed = { ...typedIn(() => ''), theme: query.get('theme') ?? '' };
        return show({ typed, signedIn }, { id: randomUUID(), made: false });
      },
    },
    {
      name: 'staff.promises.make',
      method: 'POST',
      path,
      needs: 'keep-promises',
      async handle({ form, signedIn }) {
        const field = textsOf(form);
        const typed = typedIn(field);
        const id = field('id');
        const again = (problems: readonly Problem[], checked = false) =>
          show({ typed, problems, checked, signedIn }, { id, made: false });
        if (field('do') === 'check') return again([], true);
        const meant = meantPromise(typed);
        if ('problems' in meant) return again([...noTheme(typed.theme), ...meant.problems]);
        const made = await commitments.add({ ...meant.value, id, who: signedIn?.who ?? '', now: clock() });
        return made === null ? again([chooseTheme]) : seeOther(`${promisesPath}/${made}?done=made`);
      },
    },
    {
      name: 'staff.promise.words',
      method: 'GET',
      path: wordsPath,
      needs: 'keep-promises',
      async handle({ params: { id = '' }, signedIn }) {
        const typed = typedOf(await commitmentOf(commitments, id));
        return show({ typed, checked: true, signedIn }, { id, made: true });
      },
    },
    {
      name: 'staff.promise.reword',
      method: 'POST',
      path: wordsPath,
      needs: 'keep-promises',
      async handle({ params: { id = '' }, form, signedIn }) {
        const before = await commitmentOf(commitments, id);
        const field = textsOf(form);
        const typed = typedIn(field);
        const again = (problems: readonly Problem[]) =>
          show({ typed, problems, checked: true, signedIn }, { id, made: true });
        if (field('do') === 'check') return again([]);
        const meant = meantPromise(typed);
        if ('problems' in meant) return again(meant.problems);
        const change = { ...before, ...meant.value, theme: before.theme };
        if (before.onWall && !isSimple(change)) return again(tooHardForTheWall(typed));
        await commitments.change({ ...change, who: signedIn?.who ?? '', now: clock() });
        return seeOther(`${promisesPath}/${id}?done=changed`);
      },
    },
  ];
}

const chooseTheme: Problem = { href: '#theme', text: 'Choose the theme that it answers' };

function noTheme(theme: string): Problem[] {
  return theme === '' ? [chooseTheme] : [];
}

function tooHardForTheWall({ said, doing }: PromiseTyped): Problem[] {
  return Object.entries({ said, doing })
    .filter(([, text]) => hardInWords(text).length > 0)
    .map(([field]) => ({
      href: `#${field}`,
      text: 'These words are on the wall. Make them simple enough for a child, or take the commitment off the wall first',
    }));
}
