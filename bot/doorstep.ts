import { languageOf, type Sentence as Phrase, phraseIn } from '../dialogs/phrases/index.ts';
import type { Line } from '../dialogs/state.ts';

type AtTheDoor<Key> = Key extends `door.${infer Name}` ? Name : never;

/**
 * What the bot says of its own where no conversation speaks: before one is open, and about what a channel
 * does to messages.
 */
export type Sentence = AtTheDoor<Phrase>;

/**
 * The sentence in the language of a tag such as `cy-GB`: of the whole tag, else of its first part, else in
 * English.
 */
export function atTheDoor(sentence: Sentence, locale?: string | null): Line {
  const tag = locale ?? 'en';
  const whole = languageOf(tag);
  const [first = 'en'] = tag.toLowerCase().split('-');
  return phraseIn(whole.tag === tag ? whole : languageOf(first), `door.${sentence}`);
}
