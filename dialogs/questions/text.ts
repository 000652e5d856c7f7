import type { Voice } from '../wording/voice.ts';
import type { Form } from './form.ts';

/**
 * The respondent's own words: anything at all is an answer. How it sounds, where that can be guessed, counts
 * beside that it was said.
 */
export function text(voice: Voice): Form {
  return {
    options: [],
    parse({ text, mood }) {
      const value = text.trim();
      return value === ''
        ? { ok: false, hint: voice.say('hint.text') }
        : { ok: true, value, categories: mood ? ['said', mood] : ['said'] };
    },
    words: ({ value }) => ({ text: String(value), lang: voice.locale }),
  };
}
