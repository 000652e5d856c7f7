import type { Voice } from '../voice.ts';
import type { Form } from './form.ts';

/** The respondent's own words: anything at all is an answer. */
export function text(voice: Voice): Form {
  return {
    options: [],
    parse(heard) {
      const value = heard.text.trim();
      return value === ''
        ? { ok: false, hint: voice.say('hint.text') }
        : { ok: true, value, categories: ['said'] };
    },
    words: ({ value }) => ({ text: String(value), lang: voice.locale }),
  };
}
