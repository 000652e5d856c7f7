import type { Line, Word } from '../state.ts';
import { sentences as rightToLeft } from './ar-XB.ts';
import { commands, sentences, understood } from './en.ts';

/**
 * This folder has every sentence that the bot and the respondent's page say, and every phrase that is
 * understood.
 */

export type Sentence = keyof typeof sentences;
/** The phrases that mean one thing, by what they mean. */
export type PhraseGroup = keyof typeof understood;

/**
 * What the bot says and understands in one language. English is whole; what another leaves out falls back to
 * it, string by string.
 */
export type Language = {
  /** A language tag, such as `cy`. */
  tag: string;
  sentences: Partial<Record<Sentence, string>>;
  commands: Partial<Record<Word, { always: string; otherwise: string }>>;
  understood: Partial<Record<PhraseGroup, string>>;
};

/** The language that is whole. */
export const english: Language = { tag: 'en', sentences, commands, understood };

/** One line a language. */
const languages: Readonly<Record<string, Language>> = {
  en: english,
  // Understood in English alone: it is there to be looked at.
  'ar-XB': { tag: 'ar-XB', sentences: rightToLeft, commands: {}, understood: {} },
};

/** The language of a tag, and English where the bot itself does not speak it. */
export function languageOf(tag: string): Language {
  return (Object.hasOwn(languages, tag) && languages[tag]) || english;
}

type BlanksOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | BlanksOf<Rest>
  : never;

/**
 * What fills the `{blanks}` of a sentence. A date is said as a day and a month, in the language of the
 * sentence.
 */
type Blanks<Key extends Sentence> = Record<BlanksOf<(typeof sentences)[Key]>, string | number | Date>;
export type Filling<Key extends Sentence> = keyof Blanks<Key> extends never ? [] : [Blanks<Key>];

/** A sentence in a language, or in English where that has none. */
export function phraseIn<Key extends Sentence>(language: Language, key: Key, ...blanks: Filling<Key>): Line {
  const own = language.sentences[key];
  const lang = own === undefined ? 'en' : language.tag;
  if (!blanks[0]) return { text: own ?? sentences[key], lang };
  const named = new Map<string, string | number | Date>(Object.entries(blanks[0]));
  const text = (own ?? sentences[key]).replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = named.get(name);
    return value instanceof Date ? dayAndMonth(value, lang) : String(value ?? whole);
  });
  return { text, lang };
}

function dayAndMonth(date: Date, lang: string): string {
  const british = lang === 'en' ? 'en-GB' : lang;
  return new Intl.DateTimeFormat(british, {
    day: 'numeric',
    month: 'long',
    timeZone: 'Europe/London',
  }).format(date);
}
