import { questionsOf } from '../questionnaire.ts';
import { yesOrNo } from '../questions/yes-no.ts';
import { isClearYes } from '../recognising/clear-yes.ts';
import { fold } from '../recognising/fold.ts';
import type { Occasion, State } from '../state.ts';
import { saidToCheck } from './check-answers.ts';
import { type Outcome, sayLines, type Turn } from './turn.ts';

/** So soon nobody has read what is asked, in seconds. */
export const unread = 2;

/**
 * A yes that was typed before anybody can have read what it would agree to, where that cannot be taken back:
 * consent, deleting, starting again, sending under their name. It does nothing, and is asked for again.
 * Undefined for any other reply.
 */
export function agreesUnread(turn: Turn): Outcome | undefined {
  const { state, typed, reply, voice, now } = turn;
  const { led } = state;
  if (!led || !typed || !agrees(turn)) return undefined;
  // What may go on with words of their own does (more.ts), unless it is the same message sent twice.
  if (state.more && led.said !== fold(reply.text)) return undefined;
  const passed = (now.getTime() - Date.parse(led.at)) / 1000;
  if (passed < 0 || passed > unread) return undefined;
  const again = { ...led, at: now.toISOString() };
  return { state: { ...state, led: again }, say: sayLines(voice.say('hint.yes-no-sure')) };
}

/** The state with what was typed last, where that led to such a question, and without it elsewhere. */
export function withWhatLed({ occasion, state: before, typed, reply, now }: Turn, state: State): State {
  const isNew =
    before.agreeing !== state.agreeing ||
    before.at !== state.at ||
    before.phase !== state.phase ||
    before.sure?.of !== state.sure?.of;
  const asks = asksForGood(occasion, state);
  if (typed && isNew && asks) return { ...state, led: { said: fold(reply.text), at: now.toISOString() } };
  if (!state.led || (asks && !isNew)) return state;
  const { led: _, ...rest } = state;
  return rest;
}

/** Whether a yes to what is open cannot be taken back. Whoever stops may come back. */
function asksForGood({ questionnaire }: Occasion, { agreeing, phase, at, sure }: State): boolean {
  if (agreeing) return agreeing !== 'list';
  if (phase === 'checking') return true;
  if (phase === 'sure') return sure?.of !== 'stop';
  const question = phase === 'asking' && questionsOf(questionnaire).find(({ key }) => key === at);
  return question !== false && question?.type === 'yes-no' && question.agreesTo !== undefined;
}

/** Whether a reply agrees to it. "Send it" can be meant for nothing else. */
function agrees(turn: Turn): boolean {
  const { state, reply, voice } = turn;
  const saysYes = yesOrNo(reply.text, voice) === 'yes';
  if (!state.agreeing && state.phase === 'sure') return saysYes;
  if (!state.agreeing && state.phase === 'checking') return saysYes && saidToCheck(turn) === 'send';
  return isClearYes(reply.text, voice);
}
