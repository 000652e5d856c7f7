import { type News, type Verdict, verdicts } from '../commitment.ts';
import { mayBeChanged, mayHear, newsLines } from '../news.ts';
import { onlyPick } from '../questions/form.ts';
import { yesOrNo } from '../questions/yes-no.ts';
import type { Effect, Line } from '../state.ts';
import { type Move, moved, type Outcome, type Turn, words } from '../turn.ts';
import { finished, fixed } from './ending.ts';

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

/** On to the next news, or the end. */
function onward(turn: Turn, verdict: Verdict | undefined, line: Line): Outcome {
  const { state, risk } = turn;
  const { news } = state;
  if (!news) return finished(turn);
  const effects: Effect[] = [
    ...toldNow(turn),
    ...(verdict ? [{ do: 'verdict' as const, update: news.is.update, verdict }] : []),
  ];
  const left = { ...moved(state, {}), news: { ...news, asks: false, ...(verdict && { verdict }) } };
  const next = risk ? undefined : nextNews(turn);
  const then: Outcome = next
    ? tell({ ...turn, state: left }, next, turn.voice.say('news.more'))
    : { state: left };
  return {
    state: then.state,
    say: [...words(line), ...(then.say ?? [])],
    effects: [...effects, ...(then.effects ?? [])],
  };
}

function tell({ state, voice }: Turn, news: News, first: Line): Outcome {
  return {
    state: { ...moved(state, {}), news: { is: news, asks: true } },
    say: words(first, ...newsLines(news, voice)),
    effects: [{ do: 'told', update: news.update }],
  };
}

/** What they were told last is not told again. */
function nextNews({ occasion, state }: Turn): News | undefined {
  if (!mayHear(occasion)) return undefined;
  return occasion.news?.find(({ update }) => update !== state.news?.is.update);
}

/** What was written to them, and may not have arrived, is told where they see it now. */
function toldNow({ occasion, state }: Turn): Effect[] {
  const update = state.news?.is.update;
  const waits = occasion.news?.find((one) => one.update === update);
  return waits ? [{ do: 'told', update: waits.update }] : [];
}
