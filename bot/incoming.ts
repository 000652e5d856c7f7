import { z } from 'zod';
import type { Press } from '../dialogs/state.ts';
import { pressIn } from './press.ts';

/**
 * The most characters of one message that are read. A longer one is asked for in parts, and nothing of it is
 * kept.
 */
export const longestMessage = 10_000;

const text = z.string().nullish().catch(null);

const members = z
  .array(z.object({ id: z.string() }))
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
    .array(z.object({ contentType: z.string(), content: z.unknown().optional() }))
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

/** Each activity is asked for twice, at the door and by the bot. */
const read = new WeakMap<object, Incoming | null>();

const channelDataSchema = z.object({
  clientActivityID: text,
  clientActivityId: text,
  eventType: text,
});

function channelDataOf(incoming: Incoming): z.infer<typeof channelDataSchema> {
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
 * Who else would hear: anything but a conversation of two. In Teams the ids of channels and group chats tell
 * them, too.
 */
export function isInCompany({ channelId, conversation }: Incoming): boolean {
  const { conversationType, isGroup, id } = conversation;
  if (typeof conversationType === 'string') return isGroup === true || conversationType !== 'personal';
  return isGroup === true || (channelId === 'msteams' && id.startsWith('19:'));
}

/** What an activity amounts to. */
export type Heard =
  | { is: 'said'; text: string; press: Press | null }
  | { is: 'unreadable'; what: 'picture' | 'file' | 'reaction' | 'empty' }
  | { is: 'arrived' }
  | { is: 'removed' }
  | { is: 'edited' }
  | { is: 'invoked' }
  | { is: 'nothing' };

/** Typing, receipts, deletions, and whatever a channel invents next, amount to nothing. */
export function heardIn(incoming: Incoming): Heard {
  switch (incoming.type) {
    case 'message':
      return messageIn(incoming);
    case 'messageUpdate':
      return { is: channelDataOf(incoming).eventType === 'undeleteMessage' ? 'nothing' : 'edited' };
    case 'messageReaction':
      return incoming.reactionsAdded?.length ? { is: 'unreadable', what: 'reaction' } : { is: 'nothing' };
    case 'conversationUpdate':
      if (isAmong(incoming.membersAdded, incoming)) return { is: 'arrived' };
      return { is: isAmong(incoming.membersRemoved, incoming) ? 'removed' : 'nothing' };
    case 'installationUpdate':
      return { is: installation(incoming.action?.toLowerCase()) };
    case 'invoke':
      return { is: 'invoked' };
    default:
      return { is: 'nothing' };
  }
}

/** An upgrade changes nothing for whoever has the app. */
function installation(action: string | undefined): 'arrived' | 'removed' | 'nothing' {
  if (action === 'add') return 'arrived';
  return action === 'remove' ? 'removed' : 'nothing';
}

/** Whether the bot itself is one of those who came or went. */
function isAmong(members: Incoming['membersAdded'], { recipient }: Incoming): boolean {
  return members?.some(({ id }) => id === recipient?.id) ?? false;
}

function messageIn(incoming: Incoming): Heard {
  const press = pressIn(incoming.value);
  // Formatting anything in Teams adds a text/html attachment, which is no file.
  const files = (incoming.attachments ?? []).filter(({ contentType }) => contentType !== 'text/html');
  const typed = withoutMention(incoming) || (press || files.length > 0 ? '' : fromHtml(incoming));
  if (press || typed) return { is: 'said', text: typed, press };
  // A GIF comes as formatting alone.
  if (files.length === 0) return { is: 'unreadable', what: hasPicture(incoming) ? 'picture' : 'empty' };
  return { is: 'unreadable', what: files.every(isPicture) ? 'picture' : 'file' };
}

const teamsFile = z.object({ fileType: z.string() });

function isPicture({ contentType, content }: { contentType: string; content?: unknown }): boolean {
  const { data } = teamsFile.safeParse(content);
  return contentType.startsWith('image/') || /^(png|jpe?g|gif|webp|heic|bmp)$/i.test(data?.fileType ?? '');
}

/** More than one message holds of mentions and whatever else a channel lists beside them. */
const mostMentions = 100;
const mentionSchema = z.object({ text: z.string().min(1), mentioned: z.object({ id: z.string() }) });

/**
 * Teams writes the bot's name into the text, as often as it was mentioned and under a name that may differ:
 * told by its id. Of somebody else the name is part of what was said, and only the marks around it go.
 */
function withoutMention({ text, entities, recipient }: Incoming): string {
  let plain = text ?? '';
  // Each mention is looked for in the whole text, and both may be long. Nothing of a text so long is read
  // anyway.
  const mentions = plain && plain.length <= longestMessage * 2 ? (entities ?? []) : [];
  for (const entity of mentions.slice(0, mostMentions)) {
    const { data } = mentionSchema.safeParse(entity);
    if (!data) continue;
    const meant = data.mentioned.id === recipient?.id ? ' ' : data.text.replaceAll(/<\/?at>/g, '');
    plain = plain.replaceAll(data.text, () => meant);
  }
  return plain.replaceAll('\u00a0', ' ').trim();
}

function fromHtml(incoming: Incoming): string {
  return htmlOf(incoming)
    .replaceAll(emoji, ' $1$2 ')
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function hasPicture(incoming: Incoming): boolean {
  return /<img\b/i.test(htmlOf(incoming));
}

function htmlOf({ attachments }: Incoming): string {
  const html = attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof html === 'string' && html.length <= longestMessage * 4 ? html : '';
}

/** An emoji as Teams writes it into formatted text. It is a word; the name of a sticker or a GIF is not. */
const emoji =
  /<img\b(?=[^<>]*schema\.skype\.com\/Emoji)[^<>]*?\balt="([^"<>]{1,40})"[^<>]*>|<emoji\b[^<>]*?\balt="([^"<>]{1,40})"[^<>]*>/gi;
