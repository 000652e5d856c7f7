import type { Ask, Line, Say } from '../../dialogs/state.ts';

/** An answer given before, with its question. */
export type Earlier = { question: string; wording: Line; answer: Line };
/**
 * What the bot said in its latest turn. `earlier`: all that was answered, where it says so. `ended`: nothing
 * more is asked.
 */
export type Heard = {
  said: Line[];
  read: Line[];
  earlier: Earlier[] | null;
  ask: Ask | null;
  ended: boolean;
};

/** The latest turn in what was read; null where there is nothing of the bot's. */
export function heardIn(activities: readonly unknown[]): Heard | null {
  let heard: Heard | null = null;
  for (const activity of activities) {
    if (!isOfTheBot(activity)) continue;
    const say = sayIn(activity);
    // What is asked, or the end, is said last: what comes after it is of the next turn.
    if (!heard || heard.ended || (heard.ask && say?.say !== 'end')) heard = nothing();
    if (say) add(heard, say);
    else if (typeof activity.text === 'string') heard.said.push({ text: activity.text, lang: 'en' });
  }
  return heard;
}

function nothing(): Heard {
  return { said: [], read: [], earlier: null, ask: null, ended: false };
}

function add(heard: Heard, say: Say): void {
  switch (say.say) {
    case 'words':
      heard.said.push(...say.lines);
      return;
    case 'read':
      heard.read.push(...say.lines);
      return;
    case 'earlier':
      heard.earlier = say.answers;
      return;
    case 'ask':
      heard.ask = say;
      return;
    case 'end':
      heard.ended = true;
  }
}

function isOfTheBot(activity: unknown): activity is { text?: unknown; channelData?: unknown } {
  const from = partOf(activity, 'from');
  return partOf(from, 'id') === 'sayback';
}

function sayIn(activity: object): Say | undefined {
  const say = partOf(partOf(activity, 'channelData'), 'sayback');
  return isSay(say) ? say : undefined;
}

/**
 * The server is ours and says what dialogs/state.ts has; an older or newer one is told by the word for it.
 */
function isSay(value: unknown): value is Say {
  const kind = partOf(value, 'say');
  if (kind === 'end') return true;
  if (kind === 'words' || kind === 'read') return Array.isArray(partOf(value, 'lines'));
  if (kind === 'earlier') return Array.isArray(partOf(value, 'answers'));
  return kind === 'ask' && Array.isArray(partOf(value, 'options')) && Array.isArray(partOf(value, 'words'));
}

function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value)).get(name);
}

/**
 * The language of the conversation, as far as what is asked shows it: any of its lines may be in English for
 * want of a translation.
 */
export function languageIn({ wording, progress, words }: Ask): string {
  const lines = [wording, ...(progress ? [progress.line] : []), ...words.map(({ label }) => label)];
  return lines.find(({ lang }) => lang !== 'en')?.lang ?? 'en';
}
