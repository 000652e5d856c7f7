import type { Ask, Line, Say } from '../../dialogs/state.ts';

/** An answer given before, with its question. */
export type EarlierAnswer = { question: string; wording: Line; answer: Line };
/**
 * What the bot said in its latest turn. `earlier`: all that was answered, where it says so. `ended`: nothing
 * more is asked.
 */
export type BotTurn = {
  said: Line[];
  read: Line[];
  earlier: EarlierAnswer[] | null;
  ask: Ask | null;
  ended: boolean;
};

/** The latest turn in what was read; null where there is nothing of the bot's. */
export function latestTurnIn(activities: readonly unknown[]): BotTurn | null {
  let turn: BotTurn | null = null;
  for (const activity of activities) {
    if (!isOfTheBot(activity)) continue;
    const say = sayIn(activity);
    // What is asked, or the end, is said last: what comes after it is of the next turn.
    if (!turn || turn.ended || (turn.ask && say?.say !== 'end')) turn = nothing();
    if (say) add(turn, say);
    else if (typeof activity.text === 'string') turn.said.push({ text: activity.text, lang: 'en' });
  }
  return turn;
}

function nothing(): BotTurn {
  return { said: [], read: [], earlier: null, ask: null, ended: false };
}

function add(turn: BotTurn, say: Say): void {
  switch (say.say) {
    case 'words':
      turn.said.push(...say.lines);
      return;
    case 'read':
      turn.read.push(...say.lines);
      return;
    case 'earlier':
      turn.earlier = say.answers;
      return;
    case 'ask':
      turn.ask = say;
      return;
    case 'end':
      turn.ended = true;
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
 * Whether it is a Say. The server is ours and sends what dialogs/state.ts has, but a page may be older than
 * it.
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
