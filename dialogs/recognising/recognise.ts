import { fold } from './fold.ts';
import { slipsAllowed, slipsBetween } from './misspelling.ts';
import { isDenied } from './negation.ts';
import { placeIn } from './numbers.ts';
import { coresOf } from './politeness.ts';
import { signsAgainst } from './signs.ts';
import { isUnsureNumber } from './typed-faces.ts';
import { keptByName, type Vocabulary } from './vocabulary.ts';

/**
 * This folder says what a reply means: a word of ours, one of what is offered, a number, or nothing that we
 * know.
 */

/** Something a message may mean. `also`: phrases that mean it besides its label. */
export type Candidate = { key: string; label: string; also?: ReadonlySet<string> };

/** `several`: it may be any of these, so nothing is guessed. */
export type Match = { is: 'one'; key: string } | { is: 'several'; keys: string[] } | { is: 'nothing' };

/** Longer ones are somebody's own words, and not held against labels letter by letter. */
const longestMisspelt = 40;
/** Whoever writes more tells a story, and what its clauses are by themselves says little. */
const longestContradiction = 200;
const shortestPart = 3;

/**
 * Which candidate a message means. The surest way of saying it is tried first: the whole label, a phrase that
 * means it, its place or number, the beginning of the label, some of its words, the label inside a longer
 * message, and last a misspelling.
 */
export function recognise(message: string, candidates: Candidate[], vocabulary: Vocabulary): Match {
  const { literal, misspelt } = waysOf(message, candidates, vocabulary);
  for (const way of [...literal, ...misspelt]) {
    const keys = way().flatMap((at) => candidates[at]?.key ?? []);
    const [key] = keys;
    if (key !== undefined) return keys.length === 1 ? { is: 'one', key } : { is: 'several', keys };
  }
  return { is: 'nothing' };
}

/**
 * What a message means, unless it contradicts itself: "no, yes", "yes 👎". Then it may be either, and is
 * nothing that we know.
 */
export function againstItself(
  found: Match,
  message: string,
  candidates: Candidate[],
  vocabulary: Vocabulary,
): Match {
  if (found.is !== 'one') return found;
  const { key } = found;
  const meant = candidates.find((candidate) => candidate.key === key);
  const others = inClauses(message, candidates, vocabulary).filter((other) => other !== key);
  if (others.length > 0) return { is: 'several', keys: [key, ...others] };
  const against = meant && signsAgainst(message, meant, candidates, vocabulary);
  return against ? { is: 'several', keys: [key] } : found;
}

/** The keys of what the clauses of a message are, each by itself: both of "no, yes". */
export function inClauses(message: string, candidates: Candidate[], vocabulary: Vocabulary): string[] {
  if (message.length > longestContradiction) return [];
  const known = candidates.map(({ label, also }) => ({ label: labelOf(label, vocabulary).folded, also }));
  const clauses = clausesOf(message).filter((clause) => !vocabulary.phrases('openers').has(clause));
  if (clauses.length < 2) return [];
  const whole = fold(message);
  if (known.some(({ label }) => label === whole)) return [];
  const named = clauses.map((clause) => exactly(coresOf(clause, vocabulary), known));
  const places = named.flatMap((places) => (places.length === 1 ? places : []));
  return [...new Set(places)].flatMap((at) => candidates[at]?.key ?? []);
}

function clausesOf(message: string): string[] {
  return message.split(/[.,;:!?\n/–—]+|\s-\s/).map(fold);
}

/** Whether a message names one of these, or more than one of them, letter for letter. */
export function namesAny(message: string, candidates: Candidate[], vocabulary: Vocabulary): boolean {
  return waysOf(message, candidates, vocabulary).literal.some((way) => way().length > 0);
}

/** Whether a message is one of these labels, and nothing but. */
export function isExactly(message: string, labels: string[]): boolean {
  const folded = fold(message);
  return folded !== '' && labels.some((label) => fold(label) === folded);
}

/** The keys of those whose label a longer message holds whole. */
export function allWithin(message: string, candidates: Candidate[], vocabulary: Vocabulary): string[] {
  const bare = candidates.map(({ label }) => labelOf(label, vocabulary).bare);
  return within(fold(message), bare, vocabulary).flatMap((at) => candidates[at]?.key ?? []);
}

/** Each gives the places of the candidates that are meant, if any. */
type Way = () => number[];

function waysOf(
  message: string,
  candidates: Candidate[],
  vocabulary: Vocabulary,
): { literal: Way[]; misspelt: Way[] } {
  const folded = fold(message);
  if (folded === '') return { literal: [], misspelt: [] };
  const cores = coresOf(folded, vocabulary);
  const core = cores.at(-1) ?? folded;
  const known = candidates.map(({ label, also }) => ({ label: labelOf(label, vocabulary).folded, also }));
  const labels = known.map(({ label }) => label);
  const bare = candidates.map(({ label }) => labelOf(label, vocabulary).bare);
  return {
    literal: [
      () => exactly(cores, known),
      () => placesOf(bare, (label) => label === core),
      () => {
        const unsure = isUnsureNumber(message);
        const place = unsure ? undefined : firstOf(cores, (each) => placeIn(each, known.length, vocabulary));
        const sameNumber = unsure ? [] : placesOf(labels, (label) => label.split(' ')[0] === core);
        return place === undefined ? [] : [...new Set([place, ...sameNumber])];
      },
      () => exactly(firstClause(message, vocabulary), known),
      () => (core.length < 2 ? [] : placesOf(labels, (label) => label.startsWith(`${core} `))),
      () => placesOf(labels, (label) => hasWordsOf(label, core, vocabulary)),
      () => within(folded, bare, vocabulary),
    ],
    misspelt: [
      () =>
        closest(
          [folded, core],
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

/** A label as messages are held against it. `bare`: without its little words, "friend" of "A friend". */
type Label = { folded: string; bare: string };

const keptLabels = keptByName<Label>();

function labelOf(label: string, vocabulary: Vocabulary): Label {
  return keptLabels(vocabulary, label, () => {
    const folded = fold(label);
    return { folded, bare: coresOf(folded, vocabulary).at(-1) ?? folded };
  });
}

type Known = { label: string; also: ReadonlySet<string> | undefined };

function exactly(cores: string[], known: Known[]): number[] {
  for (const core of cores) {
    const byLabel = placesOf(known, ({ label }) => label === core);
    if (byLabel.length > 0) return byLabel;
    const byPhrase = placesOf(known, ({ also }) => also?.has(core) ?? false);
    if (byPhrase.length > 0) return byPhrase;
  }
  return [];
}

/**
 * What "good, they listened" says before the comma, as cores; nothing where what follows may take it back.
 */
function firstClause(message: string, vocabulary: Vocabulary): string[] {
  const [clause, ...others] = clausesOf(message);
  if (!clause || others.length === 0 || vocabulary.phrases('openers').has(clause)) return [];
  return isDenied(others.join(' '), vocabulary) ? [] : coresOf(clause, vocabulary);
}

/** Whether every word of the core is a word of the label, or begins one. */
function hasWordsOf(label: string, core: string, vocabulary: Vocabulary): boolean {
  const words = label.split(' ');
  const said = core.split(' ');
  const tells = said.some((word) => word.length >= 2 && !vocabulary.phrases('openers').has(word));
  return (
    tells &&
    said.every((part) =>
      words.some((word) => word === part || (part.length >= shortestPart && word.startsWith(part))),
    )
  );
}

/**
 * The places of the labels that a longer message holds whole, unless it may say the opposite. A label inside
 * a longer one does not count.
 */
function within(message: string, labels: string[], vocabulary: Vocabulary): number[] {
  const inside = placesOf(
    labels,
    (label) => label.length > shortestPart && ` ${message} `.includes(` ${label} `),
  );
  const widest = inside.filter(
    (at) => !inside.some((other) => other !== at && ` ${labels[other]} `.includes(` ${labels[at]} `)),
  );
  const rest = widest.reduce((left, at) => left.replace(` ${labels[at]} `, '  '), ` ${message} `);
  return isDenied(rest, vocabulary) ? [] : widest;
}

/** The places of those that are least misspelt, if any is by few enough slips. */
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
