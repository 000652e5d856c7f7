import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saidIn, statementsOf } from '../support/said.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const [table = '', list = ''] = read('docs/PROMISES.md').split('## Sentences that promise nothing');

/** A row of the table: the sentences of one promise, and the files that say them, or test them. */
const promises = table
  .split('\n')
  .filter((line) => /^\|(?!-| sentence )/.test(line))
  .map((line) => {
    const [said = '', to = '', places = '', kept = '', tests = ''] = line.slice(2, -2).split(' | ');
    return { said, sentences: statementsOf(said.replaceAll(' / ', '\n')), to, places, kept, tests };
  });
const nothing = list.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));

/** Of what is in ticks, each file, with the keys that follow it. */
function placesOf(cell: string): { file: string; keys: string[] }[] {
  const places: { file: string; keys: string[] }[] = [];
  for (const [, name = ''] of cell.matchAll(/`([^`]+)`/g)) {
    if (name.includes('/') || name.endsWith('.md')) places.push({ file: name, keys: [] });
    else places.at(-1)?.keys.push(name);
  }
  return places;
}

/** What is said at a place: at each of its keys, or in the whole file. */
function saidAt({ file, keys }: { file: string; keys: string[] }): { at: string; text: string }[] {
  const texts = saidIn(file);
  if (keys.length === 0) return [{ at: file, text: [...texts.values()].join('\n') }];
  return keys.map((key) => ({ at: `${file} ${key}`, text: texts.get(key) ?? '' }));
}

describe('a sentence of the table', () => {
  it('is one of seventy promises or more, each in five cells', () => {
    expect(promises.length).toBeGreaterThanOrEqual(70);
    expect(promises.filter(({ to, sentences }) => to === '' || sentences.length === 0)).toEqual([]);
  });

  it.each(promises)('is said where it says: $said', ({ sentences, places }) => {
    const said = placesOf(places).flatMap(saidAt);
    const unsaid = sentences.filter((sentence) => !said.some(({ text }) => text.includes(sentence)));
    expect(unsaid).toEqual([]);
    const silent = said.filter(({ text }) => !sentences.some((sentence) => text.includes(sentence)));
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  it.each(promises)('is kept, depends on something, or waits for some work: $said', ({ kept, tests }) => {
    expect(kept).toMatch(/^(kept|depends: .+|not yet: .+)$/);
    if (kept === 'kept') expect(tests).not.toBe('nobody');
  });

  it.each(promises)('is held by tests that are there: $said', ({ tests }) => {
    const gone = tests.split(/; (?=`)/).filter((test) => {
      const [, file = '', names = ''] = /^`([^`]+)`(.*)$/.exec(test) ?? [];
      if (test === 'nobody') return false;
      if (!existsSync(join(root, file))) return true;
      const named = [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name);
      // A transcript is one test; of another file it is said which.
      if (named.length === 0) return !file.endsWith('.yaml');
      return named.some((name) => !read(file).includes(name));
    });
    expect(gone).toEqual([]);
  });
});

/** What is looked through: which phrases by the beginning of their keys, and which files. */
const groups = `welcome, consent, proxy, sure, check, rest, back, before, answers, over, done, update, gone,
  hurt, person, call, door, link, closed, taken, elsewhere, trouble`.split(/,\s+/);
const isLookedThrough = (key: string) => groups.some((group) => key.startsWith(`${group}.`));
const phrases = ['dialogs/phrases/en.ts', 'dialogs/phrases/en-page.ts'];
const files = [
  ...readdirSync(join(root, 'dialogs/library')).map((name) => `dialogs/library/${name}`),
  'web/privacy.html',
  'web/withdraw.njk',
  'web/wall.njk',
  'web/chat/index.html',
  'web/staff/invitations/card.njk',
  'web/staff/invitations/cards.njk',
  'web/staff/victims/card.njk',
  'web/staff/victims/receipt.njk',
  'reports/board/notes.ts',
  'reports/edition/document.ts',
  'reports/edition/for-children.ts',
  'reports/victims/notes.ts',
];

describe('what people are told', () => {
  const known = new Set([...nothing, ...promises.flatMap(({ sentences }) => sentences)]);
  const said = [
    ...phrases.flatMap((file) => [...saidIn(file)].filter(([key]) => isLookedThrough(key))),
    ...files.flatMap((file) => [...saidIn(file)].map(([key, text]) => [`${file} ${key}`, text] as const)),
  ].map(([at, text]) => ({ at, sentences: statementsOf(text) }));

  it('is a promise in the table, or in the list of what promises nothing', () => {
    const unknown = said.flatMap(({ at, sentences }) =>
      sentences.filter((sentence) => !known.has(sentence)).map((sentence) => `${at}: ${sentence}`),
    );
    expect(unknown).toEqual([]);
  });

  it('and nothing stands in that list which is not said, or is in the table too', () => {
    const all = new Set(said.flatMap(({ sentences }) => sentences));
    expect(nothing.filter((sentence) => !all.has(sentence))).toEqual([]);
    const inTable = new Set(promises.flatMap(({ sentences }) => sentences));
    expect(nothing.filter((sentence) => inTable.has(sentence))).toEqual([]);
  });
});
