import { answerTo } from '../asking/earlier-answers.ts';
import { isOver, untilWhen } from '../asking/last-day.ts';
import { yesOrNo } from '../questions/yes-no.ts';
import { fold } from '../recognising/fold.ts';
import { route } from '../route.ts';
import type { Effect, Line, Occasion, State } from '../state.ts';
import { nextQuestion, resume, start, welcome } from './navigate.ts';
import { nextState, type Outcome, sayLines, type Transition, type Turn } from './turn.ts';

/** Rests until they carry on. */
export const pause: Transition = (turn) =>
  turn.state.at === null ? decline(turn) : restWith(turn, turn.voice.say('rest.paused'));

/** Rests, for now or for good: what was said so far counts, unless nothing was asked yet. */
export const stop: Transition = (turn) => {
  const { state, voice } = turn;
  if (state.at === null) return decline(turn);
  if (state.phase === 'resting' && state.counted) return stillResting(turn);
  const outcome = restWith(turn, voice.say('rest.stopped'));
  return { ...outcome, state: { ...outcome.state, counted: true }, effects: [{ do: 'stop' }] };
};

/** "Not now." */
export const decline: Transition = (turn) => restWith(turn, turn.voice.say('rest.not-now'));

/**
 * A reply to the first screen: a refusal, or anything else, which starts. Somebody who may be in danger is
 * asked again.
 */
export const replyToWelcome: Transition = (turn) => {
  if (turn.risk) return { state: turn.state };
  return refuses(turn) ? decline(turn) : start(turn);
};

/** While resting, going on is offered until it is taken up. */
export const replyWhileResting: Transition = (turn) => {
  const { state, voice, risk } = turn;
  if (risk) return { state };
  if (saysCarryOn(turn)) return carryOn(turn);
  return refuses(turn)
    ? { state, say: sayLines(voice.say('rest.not-now'), until(turn)) }
    : stillResting(turn);
};

/** Coming back to where one rested; to the first screen, where nothing was asked yet. */
export const comeBack: Transition = (turn) => (turn.state.at === null ? welcome(turn) : resume(turn));

/** To where they were: the first screen's choice, the check of what they said, or the open question. */
const carryOn: Transition = (turn) => {
  const { occasion, state } = turn;
  if (state.at === null) return start(turn);
  const all = route(occasion.questionnaire, state.answers).every(({ key }) => answerTo(state, key));
  return all ? nextQuestion(turn, state) : { state: nextState(state, { phase: 'asking' }) };
};

/**
 * Once the last day is past no more is asked, and what was said by then counts: that is the effect, once.
 * What was called off counts only where they had stopped before.
 */
export function closeWhenOver(
  occasion: Occasion,
  state: State,
  now: Date,
): { state: State; effects: Effect[] } {
  const { of, from } = (state.phase === 'sure' && state.sure) || { of: null, from: state.phase };
  const ended = from === 'done' || from === 'gone';
  // Deleting and withdrawing have no last day, and so their "are you sure?" has none.
  const erasing = (of === 'delete' || of === 'withdraw') && from === 'resting';
  if (ended || erasing || !isOver(occasion, now)) return { state, effects: [] };
  const resting = state.phase === 'resting' ? state : nextState(state, { phase: 'resting' });
  if (state.at === null || state.counted || occasion.cancelled) return { state: resting, effects: [] };
  return { state: { ...resting, counted: true }, effects: [{ do: 'stop' }] };
}

/** That the time is past, or the questions are called off, and what becomes of what was said. */
export const timeIsOver: Transition = ({ occasion, state, voice }) => {
  const kept = Object.keys(state.answers).length > 0;
  const unsent = kept && occasion.questionnaire.identity === 'named';
  return {
    state,
    say: sayLines(
      occasion.cancelled
        ? voice.say('over.cancelled')
        : voice.say('over.ended', { date: occasion.due ?? '' }),
      kept ? voice.say('over.kept') : undefined,
      unsent ? voice.say('over.not-sent') : undefined,
    ),
  };
};

function restWith(turn: Turn, line: Line): Outcome {
  const { occasion, state, voice } = turn;
  const goes = occasion.questionnaire.identity === 'named' && state.at !== null;
  const kept = goes ? voice.say('rest.not-sent') : undefined;
  return { state: nextState(state, { phase: 'resting' }), say: sayLines(line, kept, until(turn)) };
}

function stillResting(turn: Turn): Outcome {
  const { state, voice } = turn;
  return { state, say: sayLines(voice.say(state.at === null ? 'rest.nothing' : 'rest.still'), until(turn)) };
}

function until({ occasion, voice }: Turn): Line {
  return untilWhen(occasion.due, voice);
}

function refuses({ reply, voice }: Turn): boolean {
  if (reply.picked) return reply.picked.includes('not-now');
  return voice.vocabulary.phrases('refuse').has(fold(reply.text)) || yesOrNo(reply.text, voice) === 'no';
}

function saysCarryOn({ reply, voice }: Turn): boolean {
  if (reply.picked) return reply.picked.includes('carry-on');
  return voice.vocabulary.phrases('carryOn').has(fold(reply.text)) || yesOrNo(reply.text, voice) === 'yes';
}
