import { english, phraseIn } from '../../../dialogs/phrases/index.ts';
import type { Purpose, Way } from '../../../domain/consent.ts';
import type { JourneyFact } from '../../../domain/journey.ts';

/** The words in which a purpose is asked, here as in the chat. */
export function askedAs(purpose: Purpose): string {
  return phraseIn(english, `consent.ask.${purpose}`).text;
}

/** Whether a no to it calls back words that were passed on. */
export function callsBack(purpose: Purpose): boolean {
  return purpose === 'contact' || purpose === 'views' || purpose === 'pass-on';
}

export const wayLabels: Readonly<Record<Way, string>> = {
  spoken: 'Spoken',
  written: 'In writing',
  'in-chat': 'In the chat',
  'by-link': 'By the link on their card',
};

/** A yes, a no, or neither, and the colour of its tag beside the words. */
export function consentInWords(given: boolean | undefined): { text: string; colour: string } {
  if (given === undefined) return { text: 'Not asked', colour: 'grey' };
  return given ? { text: 'Yes', colour: 'green' } : { text: 'No', colour: 'red' };
}

/** What Sayback writes down by itself, and when. */
export const notedItself: Readonly<Partial<Record<JourneyFact, string>>> = {
  consented: 'Noted by Sayback when you record their yes to contact.',
  'views-asked': 'Noted by Sayback when you invite them to say what they think.',
  'feedback-asked': 'Noted by Sayback when you invite them to give feedback.',
  'feedback-given': 'Noted by Sayback when they finish the questions.',
};
