import { Fault } from '../../../fault.ts';
import type { ThemeChange } from '../../../prisma/stores/codebook.ts';
import type { StaffPage } from '../former-page.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import type { ThemesSide } from '../theme-sides.ts';
import { momentInWords } from '../words/days.ts';
import { whoInWords } from '../words/who.ts';

/** The codebook: making a theme, changing, merging, splitting and retiring it, with all that was done to it. */
export function codebookPages(
  { stores: { codebook }, clock, render }: StaffParts,
  of: ThemesSide,
): StaffPage[] {
  const { path, here, settles: needs } = of;
  const one = async (id: string) => {
    const themes = await codebook.list();
    const theme = themes.find((each) => each.id === id);
    if (!theme) throw new Fault('not-found', 'There is no such theme.');
    return { theme, themes };
  };
  const page = async (id: string, problem?: Problem) => {
    const { theme, themes } = await one(id);
    return {
      title: theme.label,
      here,
      base: path,
      theme: { ...theme, words: theme.words.join('\n') },
      into: themes.find((each) => each.id === theme.mergedInto)?.label,
      others: themes
        .filter((each) => each.used && each.id !== id)
        .map((each) => ({ value: each.id, text: each.label })),
      history: (await codebook.history(id)).map(changeInWords),
      ...problemIn(problem),
    };
  };
  return [
    {
      name: 'staff.theme.new',
      method: 'GET',
      path: `${path}/new`,
      needs,
      handle: async ({ signedIn }) =>
        render('themes/new.njk', { title: 'Add a theme', here, base: path, signedIn, ...problemIn() }),
    },
    {
      name: 'staff.theme.make',
      method: 'POST',
      path: `${path}/new`,
      needs,
      async handle({ form, signedIn }) {
        const part = partIn(form, 'label', 'words');
        const problem =
          part.problem ??
          ((await codebook.add({ ...part.fields, who: signedIn?.who ?? '', now: clock() })) === null
            ? taken('label')
            : undefined);
        if (!problem) return seeOther(`${path}?made`);
        const { label, text: words } = part;
        return render('themes/new.njk', {
          title: 'Add a theme',
          here,
          base: path,
          signedIn,
          label,
          words,
          ...problemIn(problem),
        });
      },
    },
    {
      name: 'staff.theme',
      method: 'GET',
      path: `${path}/theme/:id`,
      needs,
      handle: async ({ params: { id = '' }, signedIn }) =>
        render('themes/theme.njk', { ...(await page(id)), signedIn }),
    },
    {
      name: 'staff.theme.change',
      method: 'POST',
      path: `${path}/theme/:id`,
      needs,
      async handle({ params: { id = '' }, form, signedIn }) {
        const { theme } = await one(id);
        const by = { id, who: signedIn?.who ?? '', now: clock() };
        const refused = async (problem: Problem) =>
          render('themes/theme.njk', { ...(await page(id, problem)), signedIn });
        switch (form.get('do')) {
          case 'merge': {
            const into = String(form.get('into') ?? '');
            if (!(await codebook.merge({ ...by, into }))) return refused(choose);
            return seeOther(`${path}?merged`);
          }
          case 'split': {
            const [first, second] = [
              partIn(form, 'first', 'first-words'),
              partIn(form, 'second', 'second-words'),
            ];
            const problem = first.problem ?? second.problem;
            if (problem) return refused(problem);
            const done = await codebook.split({ ...by, parts: [first.fields, second.fields] });
            return done ? seeOther(`${path}?split`) : refused(taken('first'));
          }
          case 'retire':
            await codebook.retire(by);
            return seeOther(`${path}?retired`);
          case 'bring-back':
            return (await codebook.bringBack(by)) ? seeOther(`${path}?back`) : refused(inUse);
          default: {
            const part = partIn(form, 'label', 'words');
            if (part.problem) return refused(part.problem);
            const done = theme.used && (await codebook.change({ ...by, ...part.fields }));
            return done ? seeOther(`${path}?changed`) : refused(taken('label'));
          }
        }
      },
    },
  ];
}

type Problem = { field: string; text: string };
const taken = (field: string): Problem => ({ field, text: 'Choose a name that no other theme has' });
const inUse: Problem = {
  field: 'bring-back',
  text: 'Another theme has this name now. Rename that one first, then bring this one back',
};
const choose: Problem = { field: 'into', text: 'Choose the theme that it becomes a part of' };

function problemIn(problem?: Problem) {
  return problem
    ? {
        status: 400,
        problems: [{ text: problem.text, href: `#${problem.field}` }],
        wrong: { [problem.field]: { text: problem.text } },
      }
    : { problems: [], wrong: {} };
}

/** A name and words as a form sends them: a word or phrase a line. */
function partIn(form: FormData, labelName: string, wordsName: string) {
  const label = String(form.get(labelName) ?? '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const text = String(form.get(wordsName) ?? '');
  const words = text
    .toLowerCase()
    .split(/[\n,]/)
    .map((line) => line.replaceAll('...', '…').replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
  const odd = words.find((line) => line.length > 200 || !/^[\p{L}\p{M}\p{N}'’/… -]+$/u.test(line));
  const problem = !/\p{L}/u.test(label)
    ? { field: labelName, text: 'Enter a name for the theme' }
    : label.length > 80 || /\p{Cc}/u.test(label)
      ? { field: labelName, text: 'Name of the theme must be 80 characters or fewer' }
      : odd !== undefined || words.length > 300
        ? {
            field: wordsName,
            text: 'Words must be letters, a word or a phrase on each line, and at most 300 lines',
          }
        : undefined;
  return { label, text, problem, fields: { label, words } };
}

const deeds: Readonly<Record<string, (change: ThemeChange) => string>> = {
  made: ({ was, becomes }) => (was ? `Made, as “${becomes}”, from “${was}”` : `Made, as “${becomes}”`),
  renamed: ({ was, becomes }) => `Renamed from “${was}” to “${becomes}”`,
  reworded: () => 'Changed its words',
  merged: ({ becomes }) => `Made a part of “${becomes}”`,
  'took-in': ({ was }) => `Took in “${was}”`,
  split: ({ becomes }) => `Split into “${becomes?.replace(' + ', '” and “')}”`,
  retired: () => 'Retired',
  'brought-back': () => 'Brought back',
};

function changeInWords(change: ThemeChange) {
  const who = change.who === 'sayback' ? 'Sayback' : whoInWords(change.who);
  return { what: deeds[change.did]?.(change) ?? change.did, who, when: momentInWords(change.at) };
}
