import { readFileSync } from 'node:fs';
import { create, type Font as FontFile } from 'fontkit';

/** A font as it is drawn with: `name` for a file to know it by, `file` its bytes, to be embedded. */
export type Font = { name: string; glyphs: FontFile; file: Uint8Array };

/**
 * What letters are drawn with, in the order in which they are asked for a letter that the one before lacks.
 */
export type Fonts = { regular: readonly Font[]; bold: readonly Font[] };

/**
 * As wide as Arial letter by letter, so that the PDF looks like the Word file; Latin, Greek, Cyrillic and
 * Hebrew.
 */
const letters = '@expo-google-fonts/arimo';
/**
 * Every letter a character of its own, where other fonts draw its dots by themselves: what is copied out of
 * the PDF is what was written.
 */
const arabic = '@expo-google-fonts/vazirmatn';
const pictures = '@expo-google-fonts/noto-emoji';

let read: Fonts | undefined;

/**
 * The fonts that ship with Sayback, all under the SIL Open Font Licence. Read once, when the first document
 * is made.
 */
export function shippedFonts(): Fonts {
  read ??= {
    regular: [
      font(letters, '400Regular/Arimo_400Regular'),
      font(arabic, '400Regular/Vazirmatn_400Regular'),
      font(pictures, '400Regular/NotoEmoji_400Regular'),
    ],
    bold: [
      font(letters, '700Bold/Arimo_700Bold'),
      font(arabic, '700Bold/Vazirmatn_700Bold'),
      font(pictures, '700Bold/NotoEmoji_700Bold'),
    ],
  };
  return read;
}

function font(from: string, name: string): Font {
  const file = readFileSync(new URL(import.meta.resolve(`${from}/${name}.ttf`)));
  const glyphs = create(file);
  if (!('layout' in glyphs)) throw new Error(`${name} is several fonts in one`);
  return { name: name.replace(/^.*\//, ''), glyphs, file };
}
