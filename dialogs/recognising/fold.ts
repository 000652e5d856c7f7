import type { Ear } from './vocabulary.ts';

/** The zero of each script whose digits our languages write. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66];

/** Most messages and labels are, and then there is little to fold. */
const ascii = /^[\x20-\x7e]*$/;

/**
 * A message as it is compared: lower case, without accents, apostrophes and punctuation, one space between words, digits as 0–9. Emoji
 * count only where there is nothing else, each kind once and without its skin tone.
 */
export function plain(text: string): string {
  if (ascii.test(text))
    return text
      .toLowerCase()
      .replaceAll(/['`]/g, '')
      .replaceAll(/[^a-z0-9]+/g, ' ')
      .trim();
  const folded = text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’‘`´]|\p{Variation_Selector}|\p{Emoji_Modifier}|\u200d|\u20e3|[♂♀]/gu, '')
    .replaceAll(/\p{Nd}/gu, digit);
  const spoken = folded.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
  return spoken || [...new Set(folded.match(/\p{Extended_Pictographic}/gu) ?? [])].join(' ');
}

function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = zeros.find((start) => code >= start && code < start + 10);
  return zero === undefined ? character : String(code - zero);
}

/** More words than this around an answer are more than politeness. */
const politeWords = 6;

/**
 * What somebody may have meant by a plain message, the whole first: then less and less of the politeness before and after it ("I think
 * good"), and of what follows a "because".
 */
export function coresOf(message: string, ear: Ear): string[] {
  const words = message.split(' ');
  const because = words.findIndex((word, place) => place > 0 && ear.phrases('because').has(word));
  const cores =
    because < 0 ? coresIn(words, ear) : [...coresIn(words, ear), ...coresIn(words.slice(0, because), ear)];
  return [...new Set(cores)];
}

function coresIn(words: string[], ear: Ear): string[] {
  const opening = count(words, ear.phrases('openers'));
  const closing = count(words.toReversed(), ear.phrases('closers'));
  const cores: string[] = [];
  for (let off = 0; off <= opening + closing; off++) {
    for (let before = Math.min(off, opening); before >= 0 && off - before <= closing; before--) {
      const core = words.slice(before, words.length - (off - before));
      if (core.length > 0) cores.push(core.join(' '));
    }
  }
  return cores;
}

function count(words: string[], polite: ReadonlySet<string>): number {
  const first = words.slice(0, politeWords).findIndex((word) => !polite.has(word));
  return first < 0 ? Math.min(words.length, politeWords) : first;
}
