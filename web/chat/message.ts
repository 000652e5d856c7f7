import type { Line, Press } from '../../dialogs/state.ts';
import type { Message } from './direct-line.ts';

/** A message with an id of its own: however often it is sent, it is one answer. */
export function newMessage(shown: Line, press: Press): Message {
  return { id: newId(), text: shown.text, press };
}

/** Whether it answers the question or leaves it, so that what was typed before is not wanted any more. */
export function endsDraft({ text, picked, word }: Press): boolean {
  return text !== undefined || picked !== undefined || word === 'skip' || word === 'prefer-not-to-say';
}

/** `crypto.randomUUID` is missing on phones of 2020, and on plain HTTP. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
