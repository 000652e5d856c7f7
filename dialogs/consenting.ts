import { agreed, type Purpose, purposes } from './consent.ts';
import type { Effect, Occasion } from './state.ts';
import { moved, type Outcome, type Turn, words } from './turn.ts';

/** What an occasion asks of a victim before its first question, where they have not agreed to it; null where nothing is in the way. */
export function missingConsent({ questionnaire: { purpose }, consents }: Occasion): Purpose | null {
  return consents && purpose && !agreed(consents, purpose) ? purpose : null;
}

/** What is shown of the ledger to change: contact, what this questionnaire is for, whatever was asked before, and what is left to ask. */
export function purposesShown({ questionnaire: { purpose, questions }, consents }: Occasion): Purpose[] {
  const asked = questions.flatMap((one) => (one.type === 'yes-no' && one.agreesTo ? [one.agreesTo] : []));
  const shown = new Set<Purpose>(['contact', ...(purpose ? [purpose] : []), ...asked]);
  return purposes.filter((one) => shown.has(one) || consents?.[one] !== undefined);
}

/** The occasion as it is once these effects are durable. */
export function withConsents(occasion: Occasion, effects: readonly Effect[]): Occasion {
  if (!occasion.consents) return occasion;
  const consents: Partial<Record<Purpose, boolean>> = { ...occasion.consents };
  for (const effect of effects) {
    if (effect.do !== 'consent') continue;
    if (effect.purpose === 'contact' && !effect.given) for (const one of purposes) consents[one] = false;
    consents[effect.purpose] = effect.given;
  }
  return { ...occasion, consents };
}

/** Asks for the consent that the first question needs. */
export function askConsent(turn: Turn, purpose: Purpose): Outcome {
  return {
    state: { ...moved(turn.state, {}), agreeing: purpose },
    say: words(turn.voice.say('consent.first')),
  };
}

/** What somebody says to a question that asks for consent is in the ledger too. */
export function consentIn(
  turn: Turn,
  question: { agreesTo?: Purpose | undefined },
  wording: string,
  said: unknown,
): Effect[] {
  const { agreesTo } = question;
  if (!agreesTo || !turn.occasion.consents) return [];
  return [{ do: 'consent', purpose: agreesTo, given: said === 'yes', wording, question: true }];
}
