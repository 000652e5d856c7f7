import { oneByOne } from '../domain/giving-way.ts';
import { codebook, type Theme } from './codebook.ts';
import { stemOf } from './stem.ts';

/**
 * A theme, and where the text speaks of it: from the first character up to, and without, the last. Offsets,
 * so that no words are kept.
 */
export type Found = { theme: string; at: [start: number, end: number][] };

/**
 * What an English answer is about by the codebook for youth justice: a suggestion, for a person to settle.
 */
export const themesIn: (text: string) => Found[] = themeFinder(codebook);

/**
 * Finds the themes of a codebook in a text, in the order of the codebook. Evidence stands in the order of the
 * text and does not overlap.
 */
export function themeFinder(themes: readonly Theme[]): (text: string) => Found[] {
  const find = findingIn(themes);
  return (text) => find(wordsOf(text));
}

/**
 * The same of a codebook as people have made it, theme by theme: others have their turn in between, however
 * many words it has.
 */
export async function themesWithin(text: string, themes: readonly Theme[]): Promise<Found[]> {
  const said = wordsOf(text);
  const length = ({ words }: Theme) => text.length + words.join().length;
  return (await oneByOne(themes, length, (theme) => findingIn([theme])(said))).flat();
}

function findingIn(themes: readonly Theme[]): (said: readonly Word[]) => Found[] {
  const byFirstWord = new Map<string, Phrase[]>();
  for (const [place, { words, unlessDenied = false }] of themes.entries()) {
    for (const phrase of words) {
      const parts = partsOf(phrase);
      for (const word of parts[0]?.either ?? []) {
        const before = byFirstWord.get(word);
        const found = { theme: place, parts, unlessDenied };
        if (before) before.push(found);
        else byFirstWord.set(word, [found]);
      }
    }
  }
  return (said) => {
    const evidence = themes.map((): Found['at'] => []);
    for (const [at, first] of said.entries()) {
      for (const { theme, parts, unlessDenied } of byFirstWord.get(first.stem) ?? []) {
        const last = said[endOf(parts, said, at)];
        if (last && !(unlessDenied && isDenied(said, at))) {
          add(evidence[theme] ?? [], first.start, last.end);
        }
      }
    }
    return themes.flatMap(({ key }, place) => {
      const at = evidence[place] ?? [];
      return at.length > 0 ? [{ theme: key, at }] : [];
    });
  };
}

type Phrase = { theme: number; parts: Part[]; unlessDenied: boolean };
/** One word of a phrase: any of these stems, right after the one before or with other words between. */
type Part = { either: ReadonlySet<string>; afterGap: boolean };
type Word = { stem: string; start: number; end: number; clause: number };

const widestGap = 3;
const noPart: Part = { either: new Set(), afterGap: false };

function partsOf(phrase: string): Part[] {
  const parts: Part[] = [];
  let afterGap = false;
  for (const word of phrase.split(' ')) {
    if (word !== '…') parts.push({ either: new Set(word.split('/').map(stemOfWord)), afterGap });
    afterGap = word === '…';
  }
  return parts;
}

/** Letters, marks and digits in a row, with apostrophes between them. */
const word = /[\p{L}\p{M}\p{N}]+(?:['’‘][\p{L}\p{M}\p{N}]+)*/gu;
const endOfClause = /[.,;:!?…\n()]/;

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let clause = 0;
  let before = 0;
  for (const { 0: letters, index } of text.matchAll(word)) {
    if (endOfClause.test(text.slice(before, index))) clause++;
    before = index + letters.length;
    words.push({ stem: stemOfWord(letters), start: index, end: before, clause });
  }
  return words;
}

function stemOfWord(letters: string): string {
  const plain = letters.normalize('NFKC').toLowerCase().replaceAll(/[’‘]/g, "'");
  return stemOf(plain.replace(/'s$/, '').replaceAll("'", ''));
}

/** The place of the phrase's last word, where the phrase stands there; otherwise -1. */
function endOf(parts: readonly Part[], said: readonly Word[], first: number): number {
  let at = first;
  for (let part = 1; part < parts.length; part++) {
    const { either, afterGap } = parts[part] ?? noPart;
    const nearest = at + 1;
    const furthest = nearest + (afterGap ? widestGap : 0);
    at = nearest;
    while (at < furthest && !either.has(said[at]?.stem ?? '')) at++;
    const next = said[at];
    if (!next || next.clause !== said[first]?.clause || !either.has(next.stem)) return -1;
  }
  return at;
}

const denying = new Set(
  `not no never nobody none isnt wasnt arent werent dont doesnt didnt wont wouldnt cant couldnt hasnt havent
  hardly aint without`
    .split(/\s+/)
    .map(stemOf),
);

/** One of the three words before denies what follows. */
function isDenied(said: readonly Word[], at: number): boolean {
  return said
    .slice(Math.max(0, at - widestGap), at)
    .some(({ stem, clause }) => clause === said[at]?.clause && denying.has(stem));
}

/** Adds a stretch, in one with the last where they overlap. Stretches come in the order of their starts. */
function add(at: Found['at'], start: number, end: number): void {
  const last = at.at(-1);
  if (last && start < last[1]) last[1] = Math.max(last[1], end);
  else at.push([start, end]);
}
