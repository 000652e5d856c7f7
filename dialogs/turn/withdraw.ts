import type { Purpose } from '../../domain/consent.ts';
import { receiptOf } from '../../domain/token.ts';
import { withConsents } from '../consent/consent.ts';
import { holdsAnswers, withdrawalQuestion } from '../consent/purposes.ts';
import type { Effect, State } from '../state.ts';
import { answersErased } from './finished.ts';
import { followConsent } from './follow-consent.ts';
import { type Outcome, sayLines, type Turn } from './turn.ts';

/**
 * Withdraws everything (`contact`), or one purpose. With everything, or with the purpose of this
 * questionnaire, all that was said here is erased. With another purpose what was said elsewhere is erased,
 * and the conversation goes on.
 */
export function withdraw(turn: Turn, purpose: Purpose): Outcome {
  const { occasion, state, voice } = turn;
  const receipt = receiptOf(turn.token);
  const wording = voice.say(withdrawalQuestion(purpose, occasion)).text;
  const consent: Effect = { do: 'consent', purpose, given: false, wording };
  if (purpose === 'contact' || purpose === occasion.questionnaire.purpose) {
    return erase(turn, receipt, [consent]);
  }
  const erases = holdsAnswers(purpose);
  const followed = followConsent(turn, { ...state, agreeing: 'list', misses: 0 }, purpose, false);
  return {
    state: followed.state,
    say: [
      ...sayLines(
        voice.say('consent.stopped'),
        ...(erases ? [voice.say('consent.erased'), voice.say('gone.receipt', { receipt })] : []),
      ),
      ...followed.say,
    ],
    effects: [erases ? { ...consent, receipt } : consent, ...followed.effects],
  };
}

/** Erases all that was said. What a victim agreed to besides still stands, and is theirs to change. */
export function erase(turn: Turn, receipt: string, effects: Effect[] = []): Outcome {
  const { locale, card, toldOfRiskOn } = turn.state;
  const occasion = withConsents(turn.occasion, effects);
  const mayReturn = occasion.consents?.contact === true && !occasion.cancelled;
  const state: State = {
    format: 1,
    phase: 'gone',
    locale,
    at: null,
    answers: {},
    misses: 0,
    simpler: false,
    card,
    receipt,
    ...(mayReturn && { mayReturn }),
    ...(toldOfRiskOn && { toldOfRiskOn }),
  };
  return {
    ...answersErased({ ...turn, occasion, state }),
    effects: [{ do: 'erase', receipt, ...(mayReturn && { mayReturn }) }, ...effects],
  };
}
