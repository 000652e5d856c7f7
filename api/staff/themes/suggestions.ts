import { codebook, praise } from '../../../insight/codebook.ts';
import { brackets } from '../../../insight/quotation.ts';
import { themeFinder, themesWithin } from '../../../insight/themes.ts';
import type { CodebookTheme } from '../../../prisma/stores/codebook.ts';

const findPraise = themeFinder(codebook.filter(({ key }) => key === praise));
const takenOut = new RegExp(`\\[(?:${brackets.join('|')})\\]`, 'gu');

export type Suggested = {
  /** The words by which each suggested theme is known, by its id. */
  words: ReadonlyMap<string, string[]>;
  praise: string[];
  /** The answer in pieces, those marked that suggested a theme. */
  pieces: { text: string; marked: boolean }[];
};

/** What redacted words may be about, by the codebook's own words. A guess, for a person to settle. */
export async function suggestionsIn(text: string, themes: readonly CodebookTheme[]): Promise<Suggested> {
  // What was taken out says nothing.
  const blanked = text.replaceAll(takenOut, (mark) => '_'.repeat(mark.length));
  const found = await themesWithin(
    blanked,
    themes.map(({ id, label, words }) => ({ key: id, label, words })),
  );
  const wordsAt = (at: [number, number][]) => [
    ...new Set(at.map(([from, to]) => text.slice(from, to).toLowerCase())),
  ];
  return {
    words: new Map(found.map(({ theme, at }) => [theme, wordsAt(at)])),
    praise: findPraise(blanked).flatMap(({ at }) => wordsAt(at)),
    pieces: piecesOf(
      text,
      found.flatMap(({ at }) => at),
    ),
  };
}

function piecesOf(text: string, stretches: [number, number][]): Suggested['pieces'] {
  const pieces: Suggested['pieces'] = [];
  let at = 0;
  for (const [from, to] of stretches.toSorted(([a], [b]) => a - b)) {
    if (to <= at) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(Math.max(at, from), to), marked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/**
 * The key of a keyboard for each theme, by its id, the same for every answer: digits, then letters. p and q
 * are for praise and quoting. Themes past the last letter have none.
 */
export function keysFor(themes: readonly { id: string }[]): Map<string, string> {
  const keys = [...'1234567890abcdefghijklmnorstuvwxyz'];
  return new Map(themes.flatMap(({ id }, n) => (keys[n] ? [[id, keys[n]]] : [])));
}
