/**
 * What a channel puts into a message of what was said before: the message that is replied to, or passed on.
 * It is never somebody's own words.
 */

/** The tags of an element that holds another message. */
const blockquote = /<(\/?)blockquote\b[^<>]*>/gi;

/**
 * The tags of elements that stand for a message which hangs on this one. `quoted` stands in the text itself,
 * since 2026.
 */
const standsFor = [/<(\/?)quoted\b[^<>]*>/gi, /<(\/?)attachment\b[^<>]*>/gi];

/** Whether a text, plain or formatted, has a mark that stands for another message. */
export function marksQuote(text: string): boolean {
  return /<(?:quoted|attachment)\b/i.test(text);
}

/** Whether formatted words hold another message. */
export function holdsQuote(html: string): boolean {
  return tagsOf(html, blockquote).some(isAnothers);
}

/**
 * A text, plain or formatted, without the messages that are replied to or passed on, and without marks for
 * them.
 */
export function withoutQuotes(text: string): string {
  if (!text.includes('<')) return text;
  const own: string[] = [];
  let depth = 0;
  let at = 0;
  for (const tag of tagsOf(text, blockquote)) {
    // Words that somebody sets off themselves are their own, unless they stand in another's message.
    if (depth === 0 && !isAnothers(tag)) continue;
    if (depth === 0) own.push(text.slice(at, tag.from));
    depth += tag.closes ? -1 : 1;
    at = tag.to;
  }
  if (depth === 0) own.push(text.slice(at));
  return standsFor.reduce(withoutElement, together(own));
}

/** The messages that are passed on in formatted words, formatted as they are. */
export function passedOn(html: string): string {
  const others: string[] = [];
  let depth = 0;
  let from = 0;
  for (const tag of tagsOf(html, blockquote)) {
    if (depth === 0 && !isPassedOn(tag)) continue;
    if (depth === 0) from = tag.to;
    depth += tag.closes ? -1 : 1;
    if (depth === 0) others.push(html.slice(from, tag.from));
  }
  if (depth > 0) others.push(html.slice(from));
  return together(others);
}

type Tag = { whole: string; closes: boolean; from: number; to: number };

function tagsOf(text: string, tags: RegExp): Tag[] {
  if (!text.includes('<')) return [];
  return [...text.matchAll(tags)].map(({ 0: whole, 1: slash, index }) => ({
    whole,
    closes: slash === '/',
    from: index,
    to: index + whole.length,
  }));
}

function isAnothers({ whole, closes }: Tag): boolean {
  return !closes && /schema\.skype\.com\/(?:Reply|Forward)/i.test(whole);
}

function isPassedOn({ whole, closes }: Tag): boolean {
  return !closes && /schema\.skype\.com\/Forward/i.test(whole);
}

/** Without each element of these tags, and what is in it. Of one that is never closed the mark alone goes. */
function withoutElement(text: string, tags: RegExp): string {
  const own: string[] = [];
  let at = 0;
  let open = false;
  for (const tag of tagsOf(text, tags)) {
    if (!(open && tag.closes)) own.push(text.slice(at, tag.from));
    at = tag.to;
    open = !tag.closes && !tag.whole.endsWith('/>');
  }
  return together([...own, text.slice(at)]);
}

function together(pieces: string[]): string {
  return pieces
    .map((piece) => piece.trim())
    .filter(Boolean)
    .join(' ');
}
