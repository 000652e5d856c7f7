import { coresOf, plain } from './fold.ts';
import { slipsAllowed, slipsBetween } from './misspelling.ts';
import type { Ear } from './vocabulary.ts';

/** Something a message may mean. `also`: phrases that mean it besides its label. */
export type Candidate = { key: string; label: string; also?: ReadonlySet<string> };

/** `several`: it may be any of these, so nothing is guessed. */
export type Found = { is: 'one'; key: string } | { is: 'several'; keys: string[] } | { is: 'nothing' };

/** Longer ones are somebody's own words, and not held against labels letter by letter. */
const longestMisspelt = 40;
const shortestPart = 3;

/**
 * Which candidate a message means. The surest way of saying it is tried first: the whole label, a phrase that means it, its place or
 * number, the beginning of the label, some of its words, the label inside a longer message, and last a misspelling.
 */
export function recognise(message: string, candidates: Candidate[], ear: Ear): Found {
  const { literal, misspelt } = waysOf(message, candidates, ear);
  for (const way of [...literal, ...misspelt]) {
    const keys = way().flatMap((at) => candidates[at]?.key ?? []);
    const [key] = keys;
    if (key !== undefined) return keys.length === 1 ? { is: 'one', key } : { is: 'several', keys };
  }
  return { is: 'nothing' };
}

/** Whether a message names one of these, or more than one of them, letter for letter. */
export function names(message: string, candidates: Candidate[], ear: Ear): boolean {
  return waysOf(message, candidates, ear).literal.some((way) => way().length > 0);
}

/** Each gives the places of the candidates that are meant, if any. */
type Way = () => number[];

function waysOf(message: string, candidates: Candidate[], ear: Ear): { literal: Way[]; misspelt: Way[] } {
  const spoken = plain(message);
  if (spoken === '') return { literal: [], misspelt: [] };
  const cores = coresOf(spoken, ear);
  const core = cores.at(-1) ?? spoken;
  const known = candidates.map(({ label, also }) => ({ label: plain(label), also }));
  const labels = known.map(({ label }) => label);
  const bare = labels.map((label) => bareOf(label, ear));
  return {
    literal: [
      () => exactly(cores, known),
      () => placesOf(bare, (label) => label === core),
      () => {
        const below = /^\s*[-−]/.test(message);
        const place = below ? undefined : firstOf(cores, (each) => placeIn(each, known.length, ear));
        const sameNumber = placesOf(labels, (label) => label.split(' ')[0] === core);
        return place === undefined ? [] : [...new Set([place, ...sameNumber])];
      },
      () => exactly(clauseOf(message, ear), known),
      () => (core.length < 2 ? [] : placesOf(labels, (label) => label.startsWith(`${core} `))),
      () => placesOf(labels, (label) => holdsWordsOf(label, core, ear)),
      () => within(spoken, bare, ear),
    ],
    misspelt: [
      () =>
        closest(
          [spoken, core],
          known.map(({ label, also }) => [label, ...(also ?? [])]),
        ),
      () =>
        core.includes(' ')
          ? []
          : closest(
              [core],
              labels.map((label) => label.split(' ')),
            ),
    ],
  };
}

/** Whether a message is one of these, and nothing but. */
export function isExactly(message: string, labels: string[]): boolean {
  const spoken = plain(message);
  return spoken !== '' && labels.some((label) => plain(label) === spoken);
}

/** A number in digits or words, as it stands. */
export function numberIn(core: string, ear: Ear): number | undefined {
  const words = core.split(' ');
  while (words.length > 1 && marks(words[0] ?? '', words[1] ?? '', ear)) words.shift();
  const [word, ...rest] = words;
  if (word === undefined || rest.length > 0) return undefined;
  const digits = /^(\d{1,3})(?:ish)?$/.exec(word)?.[1];
  return digits === undefined ? ear.numbers.get(word) : Number(digits);
}

/** Which of so many things a core points at by its number, place or letter, counted from 0. */
export function placeIn(core: string, many: number, ear: Ear): number | undefined {
  if (ear.phrases('last').has(core)) return many - 1;
  const nth = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(core)?.[1];
  const letter = /^[a-z]$/.test(core) ? core.charCodeAt(0) - 96 : undefined;
  const number = letter ?? (nth === undefined ? ear.ordinals.get(core) : Number(nth)) ?? numberIn(core, ear);
  return number !== undefined && number > 0 && number <= many ? number - 1 : undefined;
}

/** "number two", "about 8"; and "no 2", but never "no one". */
function marks(word: string, next: string, ear: Ear): boolean {
  return ear.phrases('numberMarks').has(word) || (/^(no|nr)$/.test(word) && /^\d/.test(next));
}

/** "Friend" of "A friend": a label without its little words. */
function bareOf(label: string, ear: Ear): string {
  return coresOf(label, ear).at(-1) ?? label;
}

type Known = { label: string; also: ReadonlySet<string> | undefined };

function exactly(cores: string[], known: Known[]): number[] {
  for (const core of cores) {
    const labelled = placesOf(known, ({ label }) => label === core);
    if (labelled.length > 0) return labelled;
    const meant = placesOf(known, ({ also }) => also?.has(core) ?? false);
    if (meant.length > 0) return meant;
  }
  return [];
}

/** The first clause of "good, they listened", unless what follows takes it back. */
function clauseOf(message: string, ear: Ear): string[] {
  const [clause, ...others] = message.split(/[.,;:!?\n–—]+|\s-\s/).map(plain);
  if (!clause || others.length === 0 || ear.phrases('openers').has(clause)) return [];
  return isDenied(others.join(' '), ear) ? [] : coresOf(clause, ear);
}

/** Every word of the core is a word of the label, or begins one. */
function holdsWordsOf(label: string, core: string, ear: Ear): boolean {
  const words = label.split(' ');
  const said = core.split(' ');
  const telling = said.some((word) => word.length >= 2 && !ear.phrases('openers').has(word));
  return (
    telling &&
    said.every((part) =>
      words.some((word) => word === part || (part.length >= shortestPart && word.startsWith(part))),
    )
  );
}

/** The labels that a longer message holds whole, unless it may say the opposite. A label inside a longer one does not count. */
function within(message: string, labels: string[], ear: Ear): number[] {
  const inside = placesOf(
    labels,
    (label) => label.length > shortestPart && ` ${message} `.includes(` ${label} `),
  );
  const widest = inside.filter(
    (at) => !inside.some((other) => other !== at && ` ${labels[other]} `.includes(` ${labels[at]} `)),
  );
  const rest = widest.reduce((left, at) => left.replace(` ${labels[at]} `, '  '), ` ${message} `);
  return isDenied(rest, ear) ? [] : widest;
}

/** Those labels that a longer message holds whole. */
export function allWithin(message: string, candidates: Candidate[], ear: Ear): string[] {
  const bare = candidates.map(({ label }) => bareOf(plain(label), ear));
  return within(plain(message), bare, ear).flatMap((at) => candidates[at]?.key ?? []);
}

/** Whether plain words may take back what stands beside them. */
export function isDenied(words: string, ear: Ear): boolean {
  return words.split(' ').some((word) => ear.phrases('negations').has(word));
}

/** Those that are least misspelt, if any is by few enough slips. */
function closest(cores: string[], targets: string[][]): number[] {
  const short = cores.filter((core) => core.length <= longestMisspelt);
  const slips = targets.map((each) =>
    Math.min(
      ...each.flatMap((target) =>
        short.map((core) => {
          const allowed = slipsAllowed(Math.min(target.length, core.length));
          const found = allowed > 0 ? slipsBetween(core, target, allowed) : Number.POSITIVE_INFINITY;
          return found > allowed ? Number.POSITIVE_INFINITY : found;
        }),
      ),
    ),
  );
  const least = Math.min(...slips);
  return least === Number.POSITIVE_INFINITY ? [] : placesOf(slips, (each) => each === least);
}

function placesOf<Item>(items: Item[], fits: (item: Item) => boolean): number[] {
  return items.flatMap((item, at) => (fits(item) ? [at] : []));
}

function firstOf<Item, Result>(items: Item[], find: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
