import { english, phraseIn } from '../../../dialogs/phrases/index.ts';
import type { Purpose, Way } from '../../../domain/consent.ts';
import type { JourneyFact } from '../../../domain/journey.ts';
import type { ToDo } from '../../../domain/victim-to-do.ts';
import type { VictimRow } from '../../../prisma/stores/victims.ts';
import { dayInWords } from '../words/days.ts';

/** What the pages call each purpose. */
export const purposeLabels: Readonly<Record<Purpose, string>> = {
  contact: 'Contact about what happened',
  feedback: 'Being asked what our help was like',
  views: 'Being asked what they think before a decision',
  progress: 'Being told how things go',
  reparation: 'Being asked how the harm could be put right',
  panel: 'Being asked about coming to a meeting',
  'pass-on': 'Passing their words to the case manager',
  quotation: 'Showing some of their words, without their name',
  'hear-back': 'Being told what we changed',
};

/** The words in which a purpose is asked, here as in the chat. */
export function askedAs(purpose: Purpose): string {
  return phraseIn(english, `consent.ask.${purpose}`).text;
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

const toDos: Readonly<Record<ToDo['what'], { text: string; to: string }>> = {
  'ask-about-contact': { text: 'Ask whether we may contact them', to: 'consent/contact' },
  'record-answer-on-contact': { text: 'Record what they said about contact', to: 'consent/contact' },
  'tell-about-restorative-justice': { text: 'Tell them about restorative justice', to: 'journey/offered' },
  'keep-informed': { text: 'Tell them how things go', to: 'journey/kept-informed' },
  'ask-for-feedback': { text: 'Ask them for feedback', to: 'journey/feedback-asked' },
};

/** What is to be done, by when, and where it is written down. */
export function toDoInWords({ id }: Pick<VictimRow, 'id'>, { what, by, overdue }: ToDo) {
  const { text, to } = toDos[what];
  return { text, by: by && dayInWords(new Date(by)), overdue, href: `${victimPath(id)}/${to}` };
}

/** What Sayback writes down by itself, and when. */
export const notedItself: Readonly<Partial<Record<JourneyFact, string>>> = {
  consented: 'Noted by Sayback when you record their yes to contact.',
  'views-asked': 'Noted by Sayback when you invite them to say what they think.',
  'feedback-asked': 'Noted by Sayback when you invite them to give feedback.',
  'feedback-given': 'Noted by Sayback when they finish the questions.',
};

export const victimsPath = '/staff/victims';

export function victimPath(id: string): string {
  return `${victimsPath}/${id}`;
}
