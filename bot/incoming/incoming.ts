import { z } from 'zod';

/** The most characters of one message that are read. A longer one is asked for in parts, and not kept. */
export const longestMessage = 10_000;

const text = z.string().nullish().catch(null);

/** More of anything than is read of an activity, and than a channel ever sends. */
const mostOfAnything = 1_000;
const first = (many: unknown[]) => many.slice(0, mostOfAnything);

const members = z
  .array(z.unknown())
  .transform(first)
  .pipe(z.array(z.object({ id: z.string() })))
  .nullish()
  .catch(null);

/** What we read of an activity. Channels leave out, and add, a great deal. */
const incomingSchema = z.object({
  type: z.string().min(1).max(100),
  id: z.string().max(1000).nullish(),
  channelId: z.string().min(1).max(100),
  conversation: z.object({
    id: z.string().min(1).max(2000),
    // What cannot be read may be company: nobody is to answer where others hear.
    conversationType: z.string().nullish().catch('unreadable'),
    isGroup: z.boolean().nullish().catch(true),
    tenantId: text,
  }),
  serviceUrl: text,
  from: z
    .object({ id: z.string().max(1000) })
    .nullish()
    .catch(null),
  recipient: z
    .object({ id: z.string().max(1000) })
    .nullish()
    .catch(null),
  locale: text,
  text,
  value: z.unknown().optional(),
  action: text,
  attachments: z
    .array(z.unknown())
    .transform(first)
    .pipe(z.array(z.object({ contentType: z.string(), content: z.unknown().optional() })))
    .nullish()
    .catch(null),
  entities: z.array(z.unknown()).nullish().catch(null),
  reactionsAdded: z.array(z.unknown()).nullish().catch(null),
  membersAdded: members,
  membersRemoved: members,
  channelData: z.unknown().optional(),
});
export type Incoming = z.infer<typeof incomingSchema>;

/** The activity, or null where it lacks what every activity has: a type, a channel and a conversation. */
export function incomingOf(activity: unknown): Incoming | null {
  if (typeof activity !== 'object' || activity === null) return null;
  const before = read.get(activity);
  if (before !== undefined) return before;
  const parsed = incomingSchema.safeParse(activity);
  const incoming = parsed.success ? parsed.data : null;
  read.set(activity, incoming);
  return incoming;
}

/** Each activity is read twice: where it arrives, and by the bot. */
const read = new WeakMap<object, Incoming | null>();

const channelDataSchema = z.object({
  clientActivityID: text,
  clientActivityId: text,
  eventType: text,
});

/** What channels put beside an activity, as far as we read it. */
export function channelDataOf(incoming: Incoming): z.infer<typeof channelDataSchema> {
  const parsed = channelDataSchema.safeParse(incoming.channelData);
  return parsed.success ? parsed.data : { clientActivityID: null, clientActivityId: null, eventType: null };
}

/**
 * What makes a delivery the same as an earlier one: the client's own id on our Direct Line (the id is given
 * by us, anew each time), the activity's id elsewhere. An edit has the id of what it edits, but another type.
 */
export function keyOf(incoming: Incoming, ownPage: boolean): string | null {
  const { clientActivityID, clientActivityId } = channelDataOf(incoming);
  const id = ownPage ? (clientActivityID ?? clientActivityId) : incoming.id;
  return id ? `${incoming.type}|${id.slice(0, 200)}` : null;
}

/**
 * Whether others may read it: anything but a conversation of two. In Teams the ids of channels and group
 * chats tell them, too.
 */
export function isInCompany({ channelId, conversation }: Incoming): boolean {
  const { conversationType, isGroup, id } = conversation;
  if (typeof conversationType === 'string') return isGroup === true || conversationType !== 'personal';
  return isGroup === true || (channelId === 'msteams' && id.startsWith('19:'));
}
