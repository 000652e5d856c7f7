import { pageSentences } from '../../dialogs/phrases/en-page.ts';
import type { Line } from '../../dialogs/state.ts';
import { directionOf } from './direction.ts';

export type Sentence = keyof typeof pageSentences;

let language = 'en';
let own: Record<string, unknown> = {};
/** How long a question waits for the words of its language, in milliseconds. */
const patience = 4000;
let lacks = false;

/** One of the page's own sentences: in the language of the conversation where it has one, else in English. */
export function say(key: Sentence, blanks: Record<string, string | number> = {}): Line {
  const translated = own[key];
  const isOwn = typeof translated === 'string' && translated !== pageSentences[key];
  const text: string = isOwn ? translated : pageSentences[key];
  return {
    text: text.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(blanks[name] ?? whole)),
    lang: isOwn ? language : 'en',
  };
}

/**
 * Goes on in another language. English comes with the page. The words of others are fetched when they are
 * wanted; where they do not come, again at the next turn.
 */
export async function speak(tag: string): Promise<void> {
  if (tag === language && !lacks) return;
  const words = tag === 'en' ? {} : await wordsIn(tag);
  language = tag;
  lacks = words === undefined;
  own = words ?? {};
  const { documentElement } = document;
  documentElement.lang = tag === 'en' ? 'en-GB' : tag;
  documentElement.dir = directionOf(tag);
}

/** Undefined where nobody answered. */
async function wordsIn(tag: string): Promise<Record<string, unknown> | undefined> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), patience);
  try {
    const address = `/chat/words/${encodeURIComponent(tag)}`;
    const answer = await fetch(address, { credentials: 'omit', signal: late.signal });
    if (answer.status >= 500) return undefined;
    const words: unknown = answer.ok ? await answer.json() : {};
    return typeof words === 'object' && words !== null ? { ...words } : {};
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
