import type { Event, Mood } from '../dialogs/state.ts';
import { wordsOf } from '../dialogs/turn/more.ts';
import type { Conversation } from '../prisma/conversations/conversation.ts';
import { longestMessage } from './incoming/incoming.ts';
import type { Received } from './incoming/received.ts';
import type { DoorSentence } from './outgoing/door.ts';

/** What happened, before it has a time and a token. An aside is answered without touching the state. */
export type Happening =
  | { type: 'open' }
  | { type: 'tell' }
  | Omit<Extract<Event, { type: 'said' }>, 'now' | 'token' | 'device'>
  | Omit<Extract<Event, { type: 'unreadable' }>, 'now' | 'token' | 'device'>
  | { type: 'aside'; sentence: DoorSentence };

/** What was received and asks for a turn. */
export type Conversing = Exclude<Received, { is: 'nothing' | 'removed' | 'invoked' }>;

export type WordReaders = {
  /** Whether these words tell of somebody who may be hurt. */
  tellsOfRisk(text: string): boolean;
  /** A machine's guess at how these words sound; null where nothing can be told. */
  moodOf(text: string, lang: string): Mood | null;
};

/** What was received, as the conversation takes it: with what its words tell of risk and mood. */
export function happeningOf(
  received: Conversing,
  { memory }: Conversation,
  { tellsOfRisk, moodOf }: WordReaders,
): Happening {
  switch (received.is) {
    case 'arrived':
      return { type: 'open' };
    case 'edited':
      return { type: 'aside', sentence: 'edited' };
    case 'unreadable':
      return { type: 'unreadable', what: received.what, ...toldBy(received.passedOn, tellsOfRisk) };
    case 'said': {
      const { text, press, passedOn } = received;
      const own = press ? (press.text ?? '') : text;
      if (Math.max(own.length, text.length) > longestMessage) return { type: 'aside', sentence: 'too-long' };
      const mood = own ? moodOf(own, memory.state?.locale ?? 'en') : null;
      return {
        type: 'said',
        text,
        ...(press && { press }),
        ...(mood && { mood }),
        ...toldBy(passedOn, tellsOfRisk),
        ...(own && isRisk(own, press ? undefined : memory.state?.more, tellsOfRisk) && { risk: true }),
      };
    }
  }
}

/** Whether words tell of it, by themselves or where they go on with what was said just before. */
function isRisk(
  own: string,
  more: NonNullable<Conversation['memory']['state']>['more'],
  tellsOfRisk: WordReaders['tellsOfRisk'],
): boolean {
  if (tellsOfRisk(own)) return true;
  const before = more && wordsOf(more);
  return before !== undefined && !tellsOfRisk(before) && tellsOfRisk(`${before}\n${own}`);
}

/** What was passed on, where it tells of it. */
function toldBy(
  passedOn: string | undefined,
  tellsOfRisk: WordReaders['tellsOfRisk'],
): { passedOn?: string } {
  return passedOn && tellsOfRisk(passedOn) ? { passedOn } : {};
}
