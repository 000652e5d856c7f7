import { sentences as english } from './en.ts';

const rightToLeftMark = '\u200F';
const override = '\u202E';
const endOfOverride = '\u202C';

/**
 * A text as Android and Chrome make it for tests of layout (`ar-XB`): each word runs from right to left, and
 * can still be read. What reads it in English, such as numbers and the `{blanks}`, is kept.
 */
export function mirrored(text: string): string {
  return text
    .split(/(\{[^{}]*\})/)
    .map((part) =>
      part.startsWith('{')
        ? part
        : part.replaceAll(
            /\p{L}+(?:['’]\p{L}+)*/gu,
            (word) => `${rightToLeftMark}${override}${word}${endOfOverride}${rightToLeftMark}`,
          ),
    )
    .join('');
}

/** Each text of a record, mirrored. */
export function allMirrored<Key extends string>(texts: Readonly<Record<Key, string>>): Record<Key, string> {
  const made: Record<Key, string> = { ...texts };
  for (const key in texts) made[key] = mirrored(texts[key]);
  return made;
}

/**
 * The bot's sentences in the right-to-left pseudo-language. Nobody is offered it unless a questionnaire has
 * it as a translation.
 */
export const sentences = allMirrored(english);
