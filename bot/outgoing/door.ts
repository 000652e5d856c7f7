import { languageOf, phraseIn, type Sentence } from '../../dialogs/phrases/index.ts';
import type { Line } from '../../dialogs/state.ts';

type DoorKey<Key> = Key extends `door.${infer Name}` ? Name : never;

/** What the bot says outside a conversation: before one is open, and of what a channel does to messages. */
export type DoorSentence = DoorKey<Sentence>;

/**
 * The sentence in the language of a tag such as `cy-GB`: of the whole tag, else of its first part, else
 * English.
 */
export function doorLine(sentence: DoorSentence, locale?: string | null): Line {
  const tag = locale ?? 'en';
  const whole = languageOf(tag);
  const [first = 'en'] = tag.toLowerCase().split('-');
  return phraseIn(whole.tag === tag ? whole : languageOf(first), `door.${sentence}`);
}
