import { type Filling, languageOf, phraseIn, type Sentence } from '../phrases/index.ts';
import { type Vocabulary, vocabularyOf } from '../recognising/vocabulary.ts';
import type { Line, Occasion } from '../state.ts';
import { type Part, placeOf, wordingIn } from './wording.ts';

/**
 * How the bot speaks and listens to one respondent: in the language chosen, and in English where that lacks
 * the words.
 */
export type Voice = {
  locale: string;
  vocabulary: Vocabulary;
  /** A sentence of the bot's own. */
  say<Key extends Sentence>(key: Key, ...blanks: Filling<Key>): Line;
  /** What a question says, quotes unfilled. */
  wording(question: string, part: Part): Line;
  /** What the questionnaire says on its first and last screens. */
  screen(part: 'why' | 'readBy' | 'next'): Line;
  /** Several as one: "a, b and c", in the language of the first. */
  list(lines: Line[]): Line;
};

/** The voice for an occasion in a language it is offered in. */
export function voiceOf(occasion: Occasion, locale: string): Voice {
  const { questionnaire, translations } = occasion;
  const language = languageOf(locale);
  const translation = Object.hasOwn(translations, locale) ? translations[locale] : undefined;
  const at = (place: string) => wordingIn(questionnaire, translation, place, occasion);
  return {
    locale,
    vocabulary: vocabularyOf(language),
    say: (key, ...blanks) => phraseIn(language, key, ...blanks),
    wording: (question, part) => at(placeOf(question, part)),
    screen: at,
    list(lines) {
      const lang = lines[0]?.lang ?? locale;
      const format = new Intl.ListFormat(lang === 'en' ? 'en-GB' : lang);
      return { text: format.format(lines.map(({ text }) => text)), lang };
    },
  };
}
