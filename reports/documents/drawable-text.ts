import type { Font } from './fonts.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Written in place of what no font that ships with Sayback can draw. */
export const notDrawable = '[not shown in this file: see the web page]';
const severalTimes =
  /\[not shown in this file: see the web page\](?:\s*\[not shown in this file: see the web page\])+/g;

/**
 * Text as XML and PDF can hold it: whole characters, no control characters, line ends as \n. No letter is
 * lost; what stands for no character is U+FFFD.
 */
export function printable(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
      .replace(/\t/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '')
      .replace(/[\ufffe\uffff]/g, '\ufffd')
  );
}

/** Text that every letter of can be drawn with one of the fonts; where none can, it says so in its place. */
export function drawable(text: string, fonts: readonly Font[]): string {
  const drawn = [...graphemes.segment(visible(printable(text)))].map(({ segment }) =>
    segment === '\n' || fontFor(segment, fonts) ? segment : notDrawable,
  );
  return drawn.join('').replaceAll(severalTimes, notDrawable);
}

/** The first font that has all of what is read as one letter, or null. */
export function fontFor(grapheme: string, fonts: readonly Font[]): Font | null {
  const points = [...grapheme].map((letter) => letter.codePointAt(0) ?? 0);
  return fonts.find(({ glyphs }) => points.every((point) => glyphs.hasGlyphForCodePoint(point))) ?? null;
}

/** What is read as one letter, one after the other. */
export function graphemesOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

/** Signs that only steer how others are drawn, but for those that join Arabic letters or keep them apart. */
function visible(text: string): string {
  return text.replace(/(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu, '').replace(/[\p{Zs}]/gu, ' ');
}
