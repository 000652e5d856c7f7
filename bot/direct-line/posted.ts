import { z } from 'zod';
import { Fault } from '../../fault.ts';
import type { OwnMessage } from '../latest-turn.ts';
import { bot } from './activity-set.ts';
import { activityBytes, type DirectLineRequest } from './answer.ts';
import type { Pass } from './tokens.ts';

/** An activity as a client posts it: anything that has a type. */
export const postedSchema = z.looseObject({ type: z.string().min(1).max(100) });
export type Posted = z.infer<typeof postedSchema>;

/** The body's bytes. Throws `too-large` where there are more than `most`, `bad-request` where some miss. */
export async function bytesIn({ body }: Pick<DirectLineRequest, 'body'>, most: number): Promise<Uint8Array> {
  const bytes = await body(most);
  if (bytes.length > most) throw new Fault('too-large', `The body must be of at most ${most} bytes.`);
  return bytes;
}

/**
 * What a body says, as JSON or as a form; undefined where it is empty, null where it cannot be read. Throws
 * as `bytesIn` does.
 */
export async function contentIn(
  request: Pick<DirectLineRequest, 'headers' | 'body'>,
  most = activityBytes,
): Promise<unknown> {
  const { headers } = request;
  const body = await bytesIn(request, most);
  if (body.length === 0) return undefined;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  if (/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')) return formIn(text);
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A form's fields. One within another is written `from.id` or `from[id]`. */
function formIn(text: string): object {
  const fields = new Map<string, string | Map<string, string>>();
  for (const [name, value] of new URLSearchParams(text)) {
    const [, outer, inner] =
      /^(\w+)(?:\.(\w+)|\[(\w+)\])?$/.exec(name)?.filter((part) => part !== undefined) ?? [];
    if (outer === undefined) continue;
    const group = fields.get(outer);
    if (inner === undefined) fields.set(outer, value);
    else fields.set(outer, (group instanceof Map ? group : new Map<string, string>()).set(inner, value));
  }
  return Object.fromEntries(
    [...fields].map(([name, value]) => [name, value instanceof Map ? Object.fromEntries(value) : value]),
  );
}

/** Activities that clients do not send over Direct Line. */
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

/** Who the token is for, whoever a message says it is from. */
export function userOf(pass: Pass, posted: Posted): { id: string; name: string; role: string } {
  const { data } = nameSchema.safeParse(posted);
  return { id: pass.user, name: data?.from.name ?? '', role: 'user' };
}

/**
 * What was posted as it goes back to its sender, without what only the service sets. Of a file its type and
 * name stay.
 */
export function ownMessage(posted: Posted, from: object): OwnMessage {
  const { id, timestamp, recipient, conversation, channelId, serviceUrl, deliveryMode, replyToId, ...rest } =
    posted;
  const files = filesSchema.safeParse(posted.attachments);
  return {
    ...rest,
    from,
    ...(posted.attachments !== undefined && { attachments: files.data ?? [] }),
  };
}

/** What was posted as the bot is to read it. */
export function forTheBot(posted: Posted, conversation: string): object {
  return {
    ...posted,
    channelId: 'directline',
    conversation: { id: conversation, name: '', isGroup: false, conversationType: 'personal' },
    recipient: bot,
  };
}
