import type { Purpose } from '../../domain/consent.ts';
import type { Line, Occasion } from '../state.ts';
import type { Voice } from '../wording/voice.ts';

/** A purpose with how consent to it stands now, in words: "Yes: questions about our help". */
export function purposeNow(purpose: Purpose, { consents }: Occasion, voice: Voice): Line {
  const part = voice.say(`consent.part.${purpose}`).text;
  return voice.say(consents?.[purpose] ? 'consent.now-yes' : 'consent.now-no', { part });
}

/** Whether there are questionnaires of their own that ask for it, so that answers go with it. */
export function holdsAnswers(purpose: Purpose): boolean {
  return purpose === 'feedback' || purpose === 'views';
}

/** The key of the sentence that asks whether it is really to be taken back. */
export function withdrawalQuestion(purpose: Purpose, { questionnaire, proxy }: Occasion) {
  if (purpose === 'contact') return proxy ? 'sure.proxy.withdraw' : 'sure.withdraw';
  if (!proxy) return 'sure.unsay';
  const erases = purpose === questionnaire.purpose || holdsAnswers(purpose);
  return erases ? 'sure.proxy.unsay' : 'sure.proxy.stop';
}
