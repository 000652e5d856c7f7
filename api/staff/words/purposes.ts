import type { Purpose } from '../../../domain/consent.ts';

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
