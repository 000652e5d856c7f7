import type { Advance, Asks, Effect, Event, Occasion, Say, State } from '../dialogs/state.ts';
import type { Commit } from '../prisma/conversations/commit.ts';
import type { Conversation, Memory } from '../prisma/conversations/conversation.ts';
import { tally } from '../reports/counting/tally.ts';
import { withDelivery } from './deliveries.ts';
import type { Happening } from './happening.ts';
import { keptOf, type LatestTurn, latestOf, type OwnMessage, occasionOf } from './latest-turn.ts';
import { newToken } from './new-token.ts';
import { doorLine } from './outgoing/door.ts';

export type RunTurnDependencies = {
  advance: Advance;
  asks: Asks;
  /** The state before the first word, in a language tag as the channel gives it. */
  begin(occasion: Occasion, locale: string): State;
  clock(): Date;
};

/** What a turn is made of. */
export type TurnInput = {
  happening: Happening;
  /** The delivery's idempotency key, where it has one. */
  key: string | null;
  /** Where it comes from, and what is said back is seen (tabs.ts). */
  device: string;
  /** The respondent's own message, where their client wants to see it come back. */
  own: OwnMessage | null;
  locale: string;
  /**
   * How an update is told in this turn: where they came to it, or in the chat in which the bot speaks first.
   */
  way?: 'page' | 'chat';
};

/** Makes one turn, and what is to be committed of it. Nothing is durable yet. */
export function runTurn(
  conversation: Conversation,
  { happening, key, device, own, locale, way = 'page' }: TurnInput,
  dependencies: RunTurnDependencies,
): { commit: Commit; turn: LatestTurn; alerts: boolean } {
  const { advance, begin, clock } = dependencies;
  const now = clock();
  const occasion = occasionOf(conversation);
  const before = conversation.memory.state;

  let state = before;
  let effects: Effect[] = [];
  let says: Say[];
  if (before && happening.type === 'aside') {
    const line = doorLine(happening.sentence, before.locale);
    says = [{ say: 'words', lines: [line] }, ...askedAgain(conversation, device, dependencies)];
  } else {
    const happened = before && happening.type !== 'aside' ? happening : ({ type: 'open' } as const);
    const event = { ...happened, now, token: newToken(), device };
    ({ state, effects, say: says } = advance(occasion, before ?? begin(occasion, locale), event));
  }

  const turn: LatestTurn = { at: now.toISOString(), device, own, says };
  // What told of risk goes back to whoever has just sent it, and to nobody who comes later.
  const alerts = effects.some((effect) => effect.do === 'alert');
  const kept = keptOf(alerts ? { ...turn, own: null } : turn);
  const memory: Memory = {
    state,
    latest: isOver(state) ? null : kept,
    ...withDelivery(conversation.memory, key, conversation.version + 1),
  };
  const counted = tallyOf(conversation, state, effects);
  return { commit: { conversation, memory, effects, at: now, way, tally: counted }, turn, alerts };
}

/**
 * What is now asked: as the latest turn left it, or, after the end, when that is gone, asked anew on the same
 * card. Changes nothing.
 */
export function askedAgain(
  conversation: Conversation,
  device: string,
  { advance, asks, clock }: Pick<RunTurnDependencies, 'advance' | 'asks' | 'clock'>,
): Say[] {
  const asked = latestOf(conversation, device, { asks, clock })?.says.findLast(({ say }) => say === 'ask');
  if (asked) return [asked];
  const { state } = conversation.memory;
  if (!state) return [];
  const event: Event = { type: 'open', now: clock(), token: state.card, device };
  // What waits to be told is told by a turn alone.
  return advance({ ...occasionOf(conversation), updates: [] }, state, event).say;
}

/** Whether nothing more is asked: it is completed or erased. */
export function isOver(state: State | null): boolean {
  return state?.phase === 'done' || state?.phase === 'gone';
}

/**
 * Its row for counting, where this turn makes it count. What a proxy says is kept and read, and never
 * counted.
 */
function tallyOf(
  { questionnaire, proxy }: Conversation,
  state: State | null,
  effects: readonly Effect[],
): string | null {
  const counts = effects.some((effect) => effect.do === 'complete' || effect.do === 'stop');
  return counts && state && !proxy ? tally(questionnaire.questionnaire, state.answers) : null;
}
