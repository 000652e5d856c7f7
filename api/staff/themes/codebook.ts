import { z } from 'zod';
import { Fault } from '../../../fault.ts';
import type { CodebookStore, CodebookTheme, ThemeChange } from '../../../prisma/stores/codebook.ts';
import { seeOther } from '../../http/answer.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import type { ThemesSide } from '../theme-sides.ts';
import { momentInWords } from '../words/days.ts';
import { named } from '../words/who.ts';
import { labelIn, parseTheme } from './theme-fields.ts';

const newFields = z.object({ label: typed, words: typed });
const changeFields = newFields.extend({
  /** What is done to it; a change where nothing else is said. */
  do: typed,
  into: typed,
  first: typed,
  'first-words': typed,
  second: typed,
  'second-words': typed,
});
type Change = z.output<typeof changeFields>;
type By = { id: string; who: string; now: Date };

const newForm = (here: string) => template<ReturnType<typeof newView>>('themes/new.njk', here);
const themeForm = (here: string) => template<ReturnType<typeof themeView>>('themes/theme.njk', here);

/** The form in which a theme is added to the codebook. */
export function newTheme({ here, path: base, settles: needs }: ThemesSide) {
  const form = newForm(here);
  return page({
    name: 'staff.theme.new',
    method: 'GET',
    path: `${base}/new`,
    needs,
    reads: nothing,
    shows: [form],
    async handle(_, { show }) {
      return show(form, newView(base, newFields.parse({}), []));
    },
  });
}

export function addTheme({ here, path: base, settles: needs }: ThemesSide) {
  const form = newForm(here);
  return page({
    name: 'staff.theme.make',
    method: 'POST',
    path: `${base}/new`,
    needs,
    reads: newFields,
    shows: [form],
    async handle({ stores, clock }, { read, signedIn: { who }, show }) {
      const parsed = parseTheme(read, { label: 'label', words: 'words' });
      const refused = (problem: Problem) => show(form, { ...newView(base, read, [problem]), status: 400 });
      if ('problem' in parsed) return refused(parsed.problem);
      const added = await stores.codebook.add({ ...parsed.value, who, now: clock() });
      return added === null ? refused(taken('label')) : seeOther(`${base}?made`);
    },
  });
}

/** One theme: to change, merge, split and retire it, with all that was done to it. */
export function oneTheme({ here, path: base, settles: needs }: ThemesSide) {
  const form = themeForm(here);
  return page({
    name: 'staff.theme',
    method: 'GET',
    path: `${base}/theme/:id`,
    needs,
    reads: nothing,
    shows: [form],
    async handle({ stores: { codebook, accounts } }, { params: { id }, show }) {
      const found = await themeIn(codebook, id);
      return show(form, themeView(base, found, await named(accounts, await codebook.history(id)), []));
    },
  });
}

export function changeTheme({ here, path: base, settles: needs }: ThemesSide) {
  const form = themeForm(here);
  return page({
    name: 'staff.theme.change',
    method: 'POST',
    path: `${base}/theme/:id`,
    needs,
    reads: changeFields,
    shows: [form],
    async handle(
      { stores: { codebook, accounts }, clock },
      { params: { id }, read, signedIn: { who }, show },
    ) {
      const { theme } = await themeIn(codebook, id);
      const done = await change(codebook, theme, read, { id, who, now: clock() });
      if ('is' in done) return seeOther(`${base}?${done.is}`);
      const found = await themeIn(codebook, id);
      const view = themeView(base, found, await named(accounts, await codebook.history(id)), [done.problem]);
      return show(form, { ...view, status: 400 });
    },
  });
}

type Done = { is: 'merged' | 'split' | 'retired' | 'back' | 'changed' } | { problem: Problem };

async function change(codebook: CodebookStore, theme: CodebookTheme, read: Change, by: By): Promise<Done> {
  switch (read.do) {
    case 'merge':
      return (await codebook.merge({ ...by, into: read.into })) ? { is: 'merged' } : { problem: choose };
    case 'split':
      return split(codebook, read, by);
    case 'retire':
      await codebook.retire(by);
      return { is: 'retired' };
    case 'bring-back':
      return (await codebook.bringBack(by)) ? { is: 'back' } : { problem: inUse };
    default: {
      const parsed = parseTheme(read, { label: 'label', words: 'words' });
      if ('problem' in parsed) return parsed;
      const changed = theme.used && (await codebook.change({ ...by, ...parsed.value }));
      return changed ? { is: 'changed' } : { problem: taken('label') };
    }
  }
}

async function split(codebook: CodebookStore, read: Change, by: By): Promise<Done> {
  const first = parseTheme(
    { label: read.first, words: read['first-words'] },
    { label: 'first', words: 'first-words' },
  );
  const second = parseTheme(
    { label: read.second, words: read['second-words'] },
    { label: 'second', words: 'second-words' },
  );
  if ('problem' in first) return first;
  if ('problem' in second) return second;
  const done = await codebook.split({ ...by, parts: [first.value, second.value] });
  return done ? { is: 'split' } : { problem: taken('first') };
}

const inUse: Problem = {
  href: '#bring-back',
  text: 'Another theme has this name now. Rename that one first, then bring this one back',
};
const choose: Problem = { href: '#into', text: 'Choose the theme that it becomes a part of' };

function taken(field: string): Problem {
  return { href: `#${field}`, text: 'Choose a name that no other theme has' };
}

type Found = { theme: CodebookTheme; themes: CodebookTheme[] };

/** Throws `not-found`. */
async function themeIn(codebook: CodebookStore, id: string): Promise<Found> {
  const themes = await codebook.list();
  const theme = themes.find((each) => each.id === id);
  if (!theme) throw new Fault('not-found', 'There is no such theme.');
  return { theme, themes };
}

function newView(base: string, typed: z.output<typeof newFields>, problems: readonly Problem[]) {
  return {
    title: 'Add a theme',
    base,
    label: labelIn(typed.label),
    words: typed.words,
    problems,
    wrong: wrongOf(problems),
  };
}

function themeView(
  base: string,
  { theme, themes }: Found,
  history: readonly ThemeChange[],
  problems: readonly Problem[],
) {
  const { id, label, words, used, split, mergedInto } = theme;
  return {
    title: label,
    base,
    theme: { id, label, words: words.join('\n'), used, split },
    into: themes.find((each) => each.id === mergedInto)?.label ?? null,
    others: themes
      .filter((each) => each.used && each.id !== id)
      .map((each) => ({ value: each.id, text: each.label })),
    history: history.map(changeInWords),
    problems,
    wrong: wrongOf(problems),
  };
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
  const who = change.who === 'sayback' ? 'Sayback' : change.who;
  return { what: deeds[change.did]?.(change) ?? change.did, who, when: momentInWords(change.at) };
}
