import { z } from 'zod';
import type { Asks, Occasion, Say } from '../dialogs/state.ts';
import type { Conversation } from '../prisma/conversations/conversation.ts';

/** A respondent's own message as it goes back to their client, without what only the service sets. */
const ownMessageSchema = z.looseObject({ type: z.string() });
export type OwnMessage = z.infer<typeof ownMessageSchema>;

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const latestTurnSchema = z.object({
  /** When it was, as an ISO time. */
  at: z.string(),
  /** Where it was said and seen. One that is older than devices has none. */
  device: z.string().default(''),
  own: ownMessageSchema.nullable(),
  says: z.array(z.custom<Say>(isObject)),
});

/** What a turn was: kept, sealed, in the conversation's row until the next, for a client that reconnects. */
export type LatestTurn = z.infer<typeof latestTurnSchema>;

/** What tells what stands open now. */
type NowAsked = { asks: Asks; clock(): Date };

/**
 * The latest turn, where it was on this device; null where it was not, or is not kept any more. Throws where
 * what is kept is no turn.
 */
export function latestOf(
  conversation: Conversation,
  device: string,
  { asks, clock }: NowAsked,
): LatestTurn | null {
  const { latest, state } = conversation.memory;
  const turn = latest === null ? null : latestTurnSchema.parse(latest);
  if (turn?.device !== device || !state) return null;
  // Version 0.1.0 kept what was asked, too.
  if (turn.says.some(({ say }) => say === 'ask')) return turn;
  return {
    ...turn,
    says: [...turn.says, ...asks(occasionOf(conversation), state, { device, now: clock() })],
  };
}

/** A turn as it is kept: what stands open follows from the state, and is asked anew. */
export function keptOf({ says, ...turn }: LatestTurn): LatestTurn {
  const asked = says.findLastIndex(({ say }) => say === 'ask');
  return { ...turn, says: asked < 0 ? says : says.slice(0, asked) };
}

/** What is known of a conversation besides what was said in it. */
export function occasionOf(conversation: Conversation): Occasion {
  const { questionnaire, translations } = conversation.questionnaire;
  const { kind, bands, due, cancelled, consents, proxy, updates = [] } = conversation;
  return { questionnaire, translations, kind, bands, due, cancelled, consents, proxy, updates };
}
