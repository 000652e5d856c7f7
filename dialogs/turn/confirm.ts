import type { Purpose } from '../../domain/consent.ts';
import { receiptOf } from '../../domain/token.ts';
import { onlyPick } from '../questions/form.ts';
import { yesOrNo } from '../questions/yes-no.ts';
import { fold } from '../recognising/fold.ts';
import type { State } from '../state.ts';
import { nextQuestion, start } from './navigate.ts';
import { stop } from './pause.ts';
import { nextState, type Outcome, sayLines, type Transition, type Turn } from './turn.ts';
import { erase, withdraw } from './withdraw.ts';

type Sure = NonNullable<State['sure']>;

/** Asks first: what this does cannot be taken back, or ends the conversation. */
export function askToConfirm(of: Sure['of']): Transition {
  return ({ state }) => {
    const { phase } = state;
    if (phase === 'sure' || phase === 'gone') return { state };
    return { state: nextState(state, { phase: 'sure', sure: { of, from: phase } }) };
  };
}

/**
 * Asks first whether consent is to be taken back, for then what was said is erased. For everybody else it is
 * deleting their answers.
 */
export function askToWithdraw(purpose: Purpose): Transition {
  return (turn) => {
    const { occasion, state } = turn;
    if (!occasion.consents) return askToConfirm('delete')(turn);
    if (state.phase === 'sure' || (state.phase === 'gone' && !state.mayReturn)) return { state };
    return {
      state: nextState(state, { phase: 'sure', sure: { of: 'withdraw', from: state.phase, purpose } }),
    };
  };
}

/** Clears what was said; where nothing was asked yet there is nothing to clear. */
export const startAgain: Transition = (turn) =>
  turn.state.at === null ? start(turn) : askToConfirm('start-again')(turn);

/** The state from before it was asked. */
export function withoutConfirm(state: State): State {
  return state.sure ? nextState(state, { phase: state.sure.from }) : state;
}

/** It was not meant: back to where they were. */
export const notConfirmed: Transition = ({ state, voice }) => ({
  state: withoutConfirm(state),
  say: sayLines(voice.say('sure.not-meant')),
});

/** Yes does it. No leaves it, and so does what is not understood a second time. */
export const replyToConfirm: Transition = (turn) => {
  const { state, voice, reply, risk } = turn;
  const said = reply.picked ? onlyPick(reply) : yesOrNo(reply.text, voice);
  if (said === 'yes') return confirmed(turn);
  const refused = said === 'no' || voice.vocabulary.phrases('refuse').has(fold(reply.text));
  if (refused || state.misses > 0) return notConfirmed(turn);
  return { state: { ...state, misses: 1 }, say: risk ? [] : sayLines(voice.say('sure.hint')) };
};

function confirmed(turn: Turn): Outcome {
  const before = { ...turn, state: withoutConfirm(turn.state) };
  switch (turn.state.sure?.of) {
    case 'delete':
      return erase(before, receiptOf(turn.token));
    case 'start-again':
      return clearAnswers(before);
    case 'withdraw':
      return withdraw(before, turn.state.sure.purpose ?? 'contact');
    default:
      return stop(before);
  }
}

function clearAnswers(turn: Turn): Outcome {
  const { counted: _, ...rest } = turn.state;
  return nextQuestion(turn, { ...rest, answers: {} }, sayLines(turn.voice.say('sure.cleared')), [
    { do: 'forget' },
  ]);
}
