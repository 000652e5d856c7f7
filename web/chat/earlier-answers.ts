import type { Ask, Line, Press } from '../../dialogs/state.ts';
import { questionIn } from './ask.ts';
import type { BotTurn, EarlierAnswer } from './bot-turn.ts';

/** What was sent, and what was open then. `shown`: the words of what was pressed or typed. */
export type Sent = { asked: Ask | null; press: Press; shown: Line };
/** The page's own words for a question that was left. */
type LeftWords = { skipped: Line; notSaid: Line };

/**
 * The earlier answers after a turn. The bot sends all of them when somebody comes back. In between the page
 * works them out from what was pressed and where that led, so that not every turn has to carry them.
 */
export function linesAfter(
  lines: readonly EarlierAnswer[],
  sent: Sent | null,
  turn: BotTurn,
  words: LeftWords,
): EarlierAnswer[] {
  const known = turn.earlier ?? lines;
  const { ask } = turn;
  const added = sent && !turn.earlier ? lineFrom(known, sent, turn, words) : undefined;
  const now = added ? withLine(known, added) : [...known];
  const gone = new Set<string>();
  // Gone back to in vain: it is on this person's way no more.
  if (sent?.press.goTo !== undefined && questionIn(ask) !== sent.press.goTo) gone.add(sent.press.goTo);
  const open = questionIn(ask);
  if (open !== undefined && !ask?.before && !isItsOther(now, ask)) {
    // After "start again" the first question is open, and nothing is answered.
    if (ask?.progress?.at === 1 && !sent?.press.picked?.includes('start')) return [];
    gone.add(open);
  }
  return now.filter(({ question }) => !gone.has(question));
}

function lineFrom(
  known: readonly EarlierAnswer[],
  { asked, press, shown }: Sent,
  { ask, said, ended }: BotTurn,
  words: LeftWords,
): EarlierAnswer | undefined {
  const question = questionIn(asked);
  if (question === undefined || !asked) return undefined;
  const before = known.find((line) => line.question === question);
  const other = isOther(asked, before);
  const line = (answer: Line) => ({ question, wording: other ? other.wording : asked.wording, answer });
  // "Something else" was chosen, and its words are asked for now.
  if (press.picked && questionIn(ask) === question && ask?.type === 'text') return line(shown);
  const wentOn = (ended && ask?.of !== undefined) || (ask?.progress?.at ?? 0) > (asked.progress?.at ?? 0);
  const elsewhere = questionIn(ask) !== undefined && questionIn(ask) !== question;
  if (!wentOn && !(elsewhere && asked.before)) return undefined;
  if (press.word === 'skip') return before ?? line(words.skipped);
  if (press.word === 'prefer-not-to-say') return other ?? line(words.notSaid);
  if (press.word || press.goTo !== undefined) return undefined;
  if (other) return { ...other, answer: { ...shown, text: `${other.answer.text}: ${shown.text}` } };
  // Typed and not understood twice, the question is left, and the bot says so.
  const typed = !press.picked && asked.type !== 'text';
  if (typed && said.length > 0 && !asked.before) return line(words.skipped);
  return line(shown);
}

/** The line of the ticks, where the words of "other, please say" are open. */
function isOther(asked: Ask, before: EarlierAnswer | undefined): EarlierAnswer | undefined {
  return asked.type === 'text' && !asked.before && before ? before : undefined;
}

function isItsOther(lines: readonly EarlierAnswer[], ask: Ask | null): boolean {
  return ask?.type === 'text' && lines.some(({ question }) => question === questionIn(ask));
}

function withLine(lines: readonly EarlierAnswer[], line: EarlierAnswer): EarlierAnswer[] {
  return lines.some(({ question }) => question === line.question)
    ? lines.map((each) => (each.question === line.question ? line : each))
    : [...lines, line];
}
