import { type News, type Verdict, verdicts } from '../../domain/commitment.ts';
import { mayBeChanged, mayHear, newsLines } from '../news.ts';
import { onlyPick } from '../questions/form.ts';
import { yesOrNo } from '../questions/yes-no.ts';
import type { Effect, Line, State, ToldNews } from '../state.ts';
import { type Move, moved, type Outcome, type Turn, words } from '../turn.ts';
import { finished, fixed } from './ending.ts';

/** So many that were told may be gone back to. */
const mostKept = 5;

/** Tells what waits, and where nothing does, this. Nobody who may be in danger is told news. */
export function newsOr(move: Move): Move {
  return (turn) => {
    const next = turn.risk ? undefined : nextNews(turn);
    return next ? tell(turn, next, turn.voice.say('news.hello')) : move(turn);
  };
}

/** The bot speaks first: the oldest that waits, though an earlier one was left unanswered. */
export const tellFirst: Move = (turn) => {
  const next = mayHear(turn.occasion) ? turn.occasion.news?.[0] : undefined;
  return next ? tell(turn, next, turn.voice.say('news.hello')) : { state: turn.state };
};

/** The news that stands, once more. */
export const newsAgain: Move = (turn) => {
  const { state, voice } = turn;
  if (!state.news) return finished(turn);
  return { state, say: words(...newsLines(state.news.is, voice)), effects: toldNow(turn) };
};

/** To the news told before, to say something else of it; from the first, it is read once more. */
export const newsBefore: Move = (turn) => {
  const { state } = turn;
  const to = (state.news?.before?.length ?? 0) - 1;
  if (!state.news || to < 0) return newsAgain(turn);
  return standsAt(turn, inLine(state.news), to);
};

/** Whether it helps. What is not understood is asked once more, and then left: nobody is pressed. */
export const judgeOrNot: Move = (turn) => {
  const { state, voice, heard, risk } = turn;
  const said = heard.picked ? onlyPick(heard) : yesOrNo(heard.text, voice);
  const verdict = verdicts.find((one) => one === said);
  if (verdict) return judged(turn, verdict);
  if (risk) return { state };
  if (state.misses > 0) return leaveNews(turn);
  return { state: { ...state, misses: 1 }, say: words(voice.say('hint.yes-no')) };
};

/** They need not say. What they said before stays. */
export const leaveNews: Move = (turn) => {
  const before = turn.state.news?.verdict;
  return onward(turn, undefined, turn.voice.say(before ? 'said.kept' : 'said.skipped'));
};

/** To the news told last, to say something else of it. Answers themselves are fixed by now. */
export const backToNews: Move = (turn) => {
  const { occasion, state, voice } = turn;
  const { news } = state;
  if (!news || !mayBeChanged(occasion, state)) return newsOr(fixed)(turn);
  return {
    state: { ...moved(state, {}), news: { ...news, asks: true } },
    say: words(...newsLines(news.is, voice)),
  };
};

function judged(turn: Turn, verdict: Verdict): Outcome {
  const { state, voice } = turn;
  const before = state.news?.verdict;
  const line = voice.say(before && before !== verdict ? 'said.changed' : 'news.thanks');
  return onward(turn, verdict, line);
}

/** On to what was told after it and is still open, to the next news, or to the end. */
function onward(turn: Turn, verdict: Verdict | undefined, line: Line): Outcome {
  const { state, risk } = turn;
  if (!state.news) return finished(turn);
  const effects: Effect[] = [
    ...toldNow(turn),
    ...(verdict ? [{ do: 'verdict' as const, update: state.news.is.update, verdict }] : []),
  ];
  const told = inLine({ ...state.news, ...(verdict && { verdict }) });
  const open = told.findIndex((one, at) => at > (state.news?.before?.length ?? 0) && !one.verdict);
  const left = { ...moved(state, {}), news: { ...newsAt(told, told.length - 1), asks: false } };
  const next = risk ? undefined : nextNews({ ...turn, state: left }, state.news.is.update);
  const then: Outcome =
    open >= 0 && !risk
      ? standsAt(turn, told, open)
      : next
        ? tell({ ...turn, state: left }, next, turn.voice.say('news.more'))
        : { state: left };
  return {
    state: then.state,
    say: [...words(line), ...(then.say ?? [])],
    effects: [...effects, ...(then.effects ?? [])],
  };
}

function tell({ state, voice }: Turn, news: News, first: Line): Outcome {
  const before = state.news ? inLine(state.news).filter(({ is }) => is.update !== news.update) : [];
  const told = [...before, { is: news }].slice(-mostKept);
  return {
    state: { ...moved(state, {}), news: newsAt(told, told.length - 1) },
    say: words(first, ...newsLines(news, voice)),
    effects: [{ do: 'told', update: news.update }],
  };
}

/** One that was told stands before them again. */
function standsAt(turn: Turn, told: readonly ToldNews[], at: number): Outcome {
  const news = newsAt(told, at);
  const state = { ...moved(turn.state, {}), news };
  return { state, say: words(...newsLines(news.is, turn.voice)), effects: toldNow({ ...turn, state }) };
}

function inLine({ before = [], is, verdict, after = [] }: NonNullable<State['news']>): ToldNews[] {
  return [...before, { is, ...(verdict && { verdict }) }, ...after];
}

function newsAt(told: readonly ToldNews[], at: number): NonNullable<State['news']> {
  const one = told[at];
  if (!one) throw new Error('There is no such news.');
  const [before, after] = [told.slice(0, at), told.slice(at + 1)];
  return {
    ...one,
    asks: true,
    ...(before.length > 0 && { before }),
    ...(after.length > 0 && { after }),
  };
}

/** What they were told last, or see now, is not told again. */
function nextNews({ occasion, state }: Turn, seen?: string): News | undefined {
  if (!mayHear(occasion)) return undefined;
  return occasion.news?.find(({ update }) => update !== state.news?.is.update && update !== seen);
}

/** What was written to them, and may not have arrived, is told where they see it now. */
function toldNow({ occasion, state }: Turn): Effect[] {
  const update = state.news?.is.update;
  const waits = occasion.news?.find((one) => one.update === update);
  return waits ? [{ do: 'told', update: waits.update }] : [];
}
