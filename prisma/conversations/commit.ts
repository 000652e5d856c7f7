import type { Effect } from '../../dialogs/state.ts';
import { consentsAfter } from '../../domain/consent.ts';
import type { Conversation, Memory } from './conversation.ts';

/** One turn to be made durable, all of it or nothing. */
export type Commit = {
  /** As it was when the turn was made. */
  conversation: Conversation;
  memory: Memory;
  /** What the dialog says must become true with it (dialogs/state.ts). */
  effects: readonly Effect[];
  at: Date;
  /** The tab that is the current one from now on, where that is another. */
  tab?: string;
  /**
   * The response's compact row for counting (reports/counting/tally.ts), where it counts: on completion, on
   * stopping, and on any change after.
   */
  tally: string | null;
  /** How an update is told: they came to it, or were written to in a chat. */
  way: 'page' | 'chat';
};

/** The conversation as it is once that is durable. `response`: what the commit made or left of it. */
export function conversationAfter(
  { conversation, memory, effects, tab }: Commit,
  response: string | null,
): Conversation {
  const { updates: _, ...before } = conversation;
  const said = effects.filter((effect) => effect.do === 'consent');
  const withdrawn = said.some(({ purpose, given }) => purpose === 'contact' && !given);
  return {
    ...before,
    ...(withdrawn && { bands: {} }),
    version: before.version + 1,
    tab: tab ?? before.tab,
    response: effects.some((effect) => effect.do === 'erase') ? null : response,
    consents: before.consents && consentsAfter(before.consents, said),
    memory,
  };
}
