import { pageSentences } from '../../dialogs/phrases/en-page.ts';
import type { Line } from '../../dialogs/state.ts';
import { directionOf } from './direction.ts';

export type Sentence = keyof typeof pageSentences;

let language = 'en';
let own: Record<string, unknown> = {};

/** One of the page's own sentences, in the language of the conversation where there is one in it, and else in English, marked so. */
export function say(key: Sentence, blanks: Record<string, string | number> = {}): Line {
  const translated = own[key];
  const isOwn = typeof translated === 'string' && translated !== pageSentences[key];
  const text: string = isOwn ? translated : pageSentences[key];
  return {
    text: text.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(blanks[name] ?? whole)),
    lang: isOwn ? language : 'en',
  };
}

/** The page goes on in another language. English comes with the page; the words of others are fetched when they are wanted. */
export async function speak(tag: string): Promise<void> {
  if (tag === language) return;
  language = tag;
  own = tag === 'en' ? {} : await wordsIn(tag);
  const { documentElement } = document;
  documentElement.lang = tag === 'en' ? 'en-GB' : tag;
  documentElement.dir = directionOf(tag);
}

async function wordsIn(tag: string): Promise<Record<string, unknown>> {
  try {
    const answer = await fetch(`/chat/words/${encodeURIComponent(tag)}`, { credentials: 'omit' });
    const words: unknown = answer.ok ? await answer.json() : {};
    return typeof words === 'object' && words !== null ? { ...words } : {};
  } catch {
    return {};
  }
}
