/**
 * What is done for somebody who was harmed, in the order in which it usually is. Each is a fact with a day.
 */
export const journeyFacts = [
  'identified',
  'contact-requested',
  'not-reached',
  'asked',
  'consented',
  'views-asked',
  'offered',
  'engaged',
  'kept-informed',
  'told-outcome',
  'feedback-asked',
  'feedback-given',
] as const;
export type JourneyFact = (typeof journeyFacts)[number];

/** Why somebody could not be reached. */
export const notReachedReasons = ['declined', 'police-opt-out', 'no-data-shared', 'no-answer'] as const;
export type NotReachedReason = (typeof notReachedReasons)[number];

/** The journey of one person. Days are YYYY-MM-DD. */
export type Journey = {
  /** Tells one person from another in the counts, and nothing else. */
  person: string;
  facts: Partial<Record<JourneyFact, string>>;
  /** Where they were not reached. */
  reason: NotReachedReason | null;
};
