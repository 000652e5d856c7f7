import { questionsOf } from '../questionnaire.ts';
import { isClearYes } from '../recognising/clear-yes.ts';
import { fold } from '../recognising/fold.ts';
import type { Occasion, State } from '../state.ts';
import { type Outcome, sayLines, type Turn } from './turn.ts';

/** So soon nobody has read what is asked, in seconds. */
export const unread = 2;

/**
 * A yes to a question of consent that is the same message as led to it, a moment before: sent twice, it
 * agrees to nothing, and is asked for again. Undefined for any other reply.
 */
export function sentTwice({ state, typed, reply, voice, now }: Turn): Outcome | undefined {
  const { led } = state;
  if (!led || !typed || led.said !== fold(reply.text) || !isClearYes(reply.text, voice)) return undefined;
  const passed = (now.getTime() - Date.parse(led.at)) / 1000;
  if (passed < 0 || passed > unread) return undefined;
  const again = { ...led, at: now.toISOString() };
  return { state: { ...state, led: again }, say: sayLines(voice.say('hint.yes-no-sure')) };
}

/** The state with what was typed last, where that led to a question of consent, and without it elsewhere. */
export function withWhatLed({ occasion, state: before, typed, reply, now }: Turn, state: State): State {
  const isNew = before.agreeing !== state.agreeing || before.at !== state.at || before.phase !== state.phase;
  if (typed && isNew && asksForConsent(occasion, state)) {
    return { ...state, led: { said: fold(reply.text), at: now.toISOString() } };
  }
  if (!state.led || state.led !== before.led) return state;
  const { led: _, ...rest } = state;
  return rest;
}

function asksForConsent({ questionnaire }: Occasion, { agreeing, phase, at }: State): boolean {
  if (agreeing) return agreeing !== 'list';
  const question = phase === 'asking' && questionsOf(questionnaire).find(({ key }) => key === at);
  return question !== false && question?.type === 'yes-no' && question.agreesTo !== undefined;
}
