import { typedFaces } from './typed-faces.ts';

/** The zero of each script whose digits our languages write. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66];

/** Most messages and labels are, and then there is little to fold. */
const ascii = /^[\x20-\x7e]*$/;

/** In characters, before it is folded and after, for one sign may fold into eighteen. */
const longest = 2_000;

/**
 * A message as it is compared: lower case, without accents, apostrophes and punctuation, one space between
 * words, digits as 0–9. Emoji count only where there is nothing else, each kind once and without its skin
 * tone; a typed face is its emoji. Empty where it has more than 2,000 characters: whoever writes as much
 * tells a story, and names none of what is offered.
 */
export function fold(text: string): string {
  if (text.length > longest) return '';
  const faces = typedFaces(text);
  if (faces) return faces;
  if (ascii.test(text))
    return text
      .toLowerCase()
      .replaceAll(/['`]/g, '')
      .replaceAll(/[^a-z0-9]+/g, ' ')
      .trim();
  const decomposed = text.normalize('NFKD');
  if (decomposed.length > longest) return '';
  const folded = decomposed
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’‘`´]|\p{Variation_Selector}|\p{Emoji_Modifier}|\u200d|\u20e3|[♂♀]/gu, '')
    .replaceAll(/\p{Nd}/gu, digit);
  const words = folded.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
  return words || [...new Set(folded.match(/\p{Extended_Pictographic}/gu) ?? [])].join(' ');
}

function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = zeros.find((start) => code >= start && code < start + 10);
  return zero === undefined ? character : String(code - zero);
}
