import type { Vocabulary } from './vocabulary.ts';

/** The number that a core is, in digits or words: 7, "seven", "number 7". Undefined where it is none. */
export function numberIn(core: string, vocabulary: Vocabulary): number | undefined {
  const words = core.split(' ');
  const last = words.length - 1;
  let at = 0;
  while (at < last && marksNumber(words[at] ?? '', words[at + 1] ?? '', vocabulary)) at++;
  const word = words[at];
  if (word === undefined || at < last) return undefined;
  const digits = /^(\d{1,3})(?:ish)?$/.exec(word)?.[1];
  return digits === undefined ? vocabulary.numbers.get(word) : Number(digits);
}

/**
 * Which of so many things a core points at by its number or place ("2", "second"), counted from 0. Letters
 * are none: nothing shows them, and an "a" may be a mark.
 */
export function placeIn(core: string, many: number, vocabulary: Vocabulary): number | undefined {
  if (vocabulary.phrases('last').has(core)) return many - 1;
  const nth = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(core)?.[1];
  const ordinal = nth === undefined ? vocabulary.ordinals.get(core) : Number(nth);
  const number = ordinal ?? numberIn(core, vocabulary);
  return number !== undefined && number > 0 && number <= many ? number - 1 : undefined;
}

/** "number two", "about 8"; and "no 2", but never "no one". */
function marksNumber(word: string, next: string, vocabulary: Vocabulary): boolean {
  return vocabulary.phrases('numberMarks').has(word) || (/^(no|nr)$/.test(word) && /^\d/.test(next));
}
