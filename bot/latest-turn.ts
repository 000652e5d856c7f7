import { z } from 'zod';
import type { Say } from '../dialogs/state.ts';
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

/**
 * The latest turn, where it was on this device; null where it was not, or is not kept any more. Throws where
 * what is kept is no turn.
 */
export function latestOf({ memory: { latest } }: Conversation, device: string): LatestTurn | null {
  const turn = latest === null ? null : latestTurnSchema.parse(latest);
  return turn?.device === device ? turn : null;
}
