import { agreed, consentsAfter, type Purpose, purposes } from '../../domain/consent.ts';
import { isOver } from '../asking/last-day.ts';
import { questionsOf } from '../questionnaire.ts';
import type { Effect, Occasion, State } from '../state.ts';
import { nextState, type Outcome, sayLines, type Turn } from '../turn/turn.ts';

/**
 * This folder says what victims agree to: which purposes are asked for, how they are shown, and who speaks
 * for them.
 */

/**
 * What an occasion asks of a victim before its first question, where they have not agreed to it; null where
 * nothing is in the way.
 */
export function missingConsent({ questionnaire: { purpose }, consents }: Occasion): Purpose | null {
  return consents && purpose && !agreed(consents, purpose) ? purpose : null;
}

/** Whether a consent is asked for because the first question needs it. After the last day there is none. */
export function isAskedFirst({ occasion, state, now }: Pick<Turn, 'occasion' | 'state' | 'now'>): boolean {
  const asked = state.agreeing !== undefined && state.agreeing === missingConsent(occasion);
  return asked && nothingAskedYet(state) && !isOver(occasion, now);
}

/** Nothing was asked yet. */
export function nothingAskedYet({ phase, at }: State): boolean {
  return at === null && (phase === 'welcome' || phase === 'resting');
}

/**
 * What is shown of the ledger to change: contact, what this questionnaire is for, whatever was asked before,
 * and what is left to ask.
 */
export function purposesShown({ questionnaire, consents }: Occasion): Purpose[] {
  const { purpose } = questionnaire;
  const asked = questionsOf(questionnaire).flatMap((one) =>
    one.type === 'yes-no' && one.agreesTo ? [one.agreesTo] : [],
  );
  const shown = new Set<Purpose>(['contact', ...(purpose ? [purpose] : []), ...asked]);
  return purposes.filter((one) => shown.has(one) || consents?.[one] !== undefined);
}

/** The occasion as it is once these effects are durable. */
export function withConsents(occasion: Occasion, effects: readonly Effect[]): Occasion {
  if (!occasion.consents) return occasion;
  const said = effects.filter((effect) => effect.do === 'consent');
  return { ...occasion, consents: consentsAfter(occasion.consents, said) };
}

/** Asks for the consent that the first question needs. Nobody can give it for somebody else. */
export function askConsent({ occasion, state, voice }: Turn, purpose: Purpose): Outcome {
  if (occasion.proxy) {
    return { state: nextState(state, { phase: 'resting' }), say: sayLines(voice.say('proxy.not-agreed')) };
  }
  return { state: { ...nextState(state, {}), agreeing: purpose }, say: sayLines(voice.say('consent.first')) };
}

/**
 * What somebody says to a question that asks for consent is in the ledger too, in the words that they were
 * asked in.
 */
export function consentEffects(
  turn: Turn,
  question: { agreesTo?: Purpose | undefined },
  wording: string,
  said: unknown,
): Effect[] {
  const { agreesTo } = question;
  if (!agreesTo || !turn.occasion.consents) return [];
  return [{ do: 'consent', purpose: agreesTo, given: said === 'yes', wording, question: true }];
}
