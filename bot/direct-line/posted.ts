import { z } from 'zod';
import type { Reply } from '../activities.ts';
import { bot } from './activity-set.ts';
import type { Pass } from './tokens.ts';

/** An activity as a client posts it: anything that has a type. */
export const postedSchema = z.looseObject({ type: z.string().min(1).max(100) });
export type Posted = z.infer<typeof postedSchema>;

/** The body as JSON; undefined where it is empty, null where it is none. */
export function jsonIn(body: Uint8Array): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
  } catch {
    return null;
  }
}

/** Activities that clients do not send over Direct Line (direct-line G). */
const notHere = [
  'conversationUpdate',
  'contactRelationUpdate',
  'installationUpdate',
  'invoke',
  'messageReaction',
  'messageUpdate',
  'messageDelete',
];

export function belongsHere({ type }: Posted): boolean {
  return !notHere.includes(type);
}

const nameSchema = z.object({ from: z.object({ name: z.string().max(100) }) });
const filesSchema = z.array(z.object({ contentType: z.string(), name: z.string().optional() }));

/**
 * What was posted as it goes back to its sender: what the service sets is not theirs to set, `from` is
 * whoever the token is for (direct-line C6, H9), and of a file only its type and name stay.
 */
export function saidBy(pass: Pass, posted: Posted): Reply {
  const { data } = nameSchema.safeParse(posted);
  const { id, timestamp, recipient, conversation, channelId, serviceUrl, deliveryMode, replyToId, ...rest } =
    posted;
  const files = filesSchema.safeParse(posted.attachments);
  return {
    ...rest,
    from: { id: pass.user, name: data?.from.name ?? '', role: 'user' },
    ...(posted.attachments !== undefined && { attachments: files.data ?? [] }),
  };
}

/** What was said as the bot is to read it. */
export function toTheBot(said: Reply, conversation: string): Reply {
  return {
    ...said,
    channelId: 'directline',
    conversation: { id: conversation, name: '', isGroup: false, conversationType: 'personal' },
    recipient: bot,
  };
}
