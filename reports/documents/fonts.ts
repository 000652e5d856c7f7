import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';

/** A font as it is drawn with: `name` for a file to know it by, `file` its bytes, to be embedded. */
export type Face = { name: string; font: Font; file: Uint8Array };

/** What letters are drawn with, in the order in which they are asked for a letter that the one before lacks. */
export type Faces = { regular: readonly Face[]; bold: readonly Face[] };

/** As wide as Arial letter by letter, so that the PDF looks like the Word file; Latin, Greek, Cyrillic and Hebrew. */
const letters = '@expo-google-fonts/arimo';
/** Every letter a character of its own, where other fonts draw its dots by themselves: what is copied out of the PDF is what was written. */
const arabic = '@expo-google-fonts/vazirmatn';
const pictures = '@expo-google-fonts/noto-emoji';

let read: Faces | undefined;

/** The fonts that ship with Sayback, all under the SIL Open Font Licence. Read once, when the first document is made. */
export function shippedFaces(): Faces {
  read ??= {
    regular: [
      face(letters, '400Regular/Arimo_400Regular'),
      face(arabic, '400Regular/Vazirmatn_400Regular'),
      face(pictures, '400Regular/NotoEmoji_400Regular'),
    ],
    bold: [
      face(letters, '700Bold/Arimo_700Bold'),
      face(arabic, '700Bold/Vazirmatn_700Bold'),
      face(pictures, '700Bold/NotoEmoji_700Bold'),
    ],
  };
  return read;
}

function face(from: string, name: string): Face {
  const file = readFileSync(new URL(import.meta.resolve(`${from}/${name}.ttf`)));
  const font = create(file);
  if (!('layout' in font)) throw new Error(`${name} is several fonts in one`);
  return { name: name.replace(/^.*\//, ''), font, file };
}
