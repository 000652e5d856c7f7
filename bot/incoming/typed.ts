import { z } from 'zod';
import { type Incoming, longestMessage } from './incoming.ts';
import { fromJson } from './press.ts';
import { holdsQuote, marksQuote, passedOn, withoutQuotes } from './quoted.ts';

/**
 * The words that somebody typed, without a mention of the bot, and without a message that they reply to or
 * pass on. What Teams formats may come as HTML alone; that is read only with `formatted`.
 */
export function typedIn(incoming: Incoming, { formatted }: { formatted: boolean }): string {
  // Such a text has another message run together with their own; formatted, the two stand apart.
  if (holdsQuote(htmlOf(incoming))) return fromHtml(incoming);
  return withoutMention(incoming) || (formatted ? fromHtml(incoming) : '');
}

/** Whether a message that is replied to, or passed on, comes with it. */
export function quotes(incoming: Incoming): boolean {
  const html = htmlOf(incoming);
  return marksQuote(incoming.text ?? '') || marksQuote(html) || holdsQuote(html);
}

/** More characters than a message and another that it quotes have, formatted. No more are looked at. */
const longestWithQuotes = longestMessage * 12;

/** No message has more mentions than this. */
const mostMentions = 100;
const mentionSchema = z.object({ text: z.string().min(1), mentioned: z.object({ id: z.string() }) });

/**
 * Teams writes the bot's name into the text at each mention, under a name that may differ: the id tells that
 * it is the bot. Somebody else's name is part of what was said, and only the marks around it go.
 */
function withoutMention({ text, entities, recipient, channelId }: Incoming): string {
  let typed = text ?? '';
  if (typed.length <= longestWithQuotes) typed = withoutQuotes(typed);
  // Each mention is looked for in the whole text, and both may be long. Nothing of a text so long is read
  // anyway.
  const mentions = typed && typed.length <= longestMessage * 2 ? (entities ?? []) : [];
  for (const entity of mentions.slice(0, mostMentions)) {
    const { data } = mentionSchema.safeParse(entity);
    if (!data) continue;
    const instead = data.mentioned.id === recipient?.id ? ' ' : data.text.replaceAll(/<\/?at>/g, '');
    typed = typed.replaceAll(data.text, () => instead);
  }
  // Teams escapes signs in plain text as well; elsewhere what looks like an escaped sign was typed.
  if (channelId === 'msteams') typed = unescaped(typed);
  return typed.replaceAll('\u00a0', ' ').trim();
}

/** A message that is replied to has a preview; one that is passed on has the whole, formatted. */
const referenceSchema = z.union([
  z.object({ originalMessageContent: z.string() }).transform((whole) => whole.originalMessageContent),
  z.object({ messagePreview: z.string() }).transform((short) => short.messagePreview),
]);

/**
 * What others wrote that somebody passes on, as far as it comes with the message. It is looked at for whether
 * somebody may be hurt, and for nothing else.
 */
export function passedOnIn(incoming: Incoming): string {
  const references = (incoming.attachments ?? []).flatMap(({ contentType, content }) => {
    if (contentType !== 'forwardedMessageReference') return [];
    const { data } = referenceSchema.safeParse(typeof content === 'string' ? fromJson(content) : content);
    return data ? [wordsOf(data.slice(0, longestMessage * 4))] : [];
  });
  const words = [wordsOf(passedOn(htmlOf(incoming)).slice(0, longestMessage * 4)), ...references];
  return words.filter(Boolean).join('\n').slice(0, longestMessage);
}

function fromHtml(incoming: Incoming): string {
  const html = withoutQuotes(htmlOf(incoming));
  if (html.length > longestMessage * 4) return '';
  const bot = namesOf(incoming);
  return wordsOf(html.replaceAll(mention, (whole, name: string) => (bot.has(name) ? ' ' : whole)));
}

function wordsOf(html: string): string {
  return unescaped(html.replaceAll(/<[^<>]*>/g, (tag) => ` ${emojiIn(tag)} `))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const signs = new Map([
  ['&nbsp;', ' '],
  ['&#160;', ' '],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&#x27;', "'"],
  ['&amp;', '&'],
]);

/** A text with its escaped signs as they were typed, each once: `&amp;lt;` was typed as `&lt;`. */
function unescaped(text: string): string {
  return text.replaceAll(/&#?[a-z0-9]{2,4};/gi, (whole) => signs.get(whole.toLowerCase()) ?? whole);
}

/** Whether what was formatted holds a picture. */
export function hasPicture(incoming: Incoming): boolean {
  return /<img\b/i.test(htmlOf(incoming));
}

function htmlOf({ attachments }: Incoming): string {
  const html = attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof html === 'string' && html.length <= longestWithQuotes ? html : '';
}

/** A name as Teams marks it in formatted text. */
const mention = /<(?:at|span)\b[^<>]*>([^<>]*)<\/(?:at|span)>/gi;

/** The names under which the bot is mentioned. */
function namesOf({ entities, recipient }: Incoming): Set<string> {
  const names = (entities ?? []).slice(0, mostMentions).flatMap((entity) => {
    const { data } = mentionSchema.safeParse(entity);
    return data && data.mentioned.id === recipient?.id ? [data.text.replaceAll(/<[^<>]*>/g, '')] : [];
  });
  return new Set(names);
}

/**
 * An emoji as Teams writes it into formatted text; empty for any other tag. It is a word; the name of a
 * sticker or a GIF is not.
 */
function emojiIn(tag: string): string {
  const isEmoji =
    /^<emoji\b/i.test(tag) || (/^<img\b/i.test(tag) && tag.toLowerCase().includes('schema.skype.com/emoji'));
  return isEmoji ? (/\balt="([^"<>]{1,40})"/i.exec(tag)?.[1] ?? '') : '';
}
