import { z } from 'zod';

/** What happens on a victim's way through the service, in order. Each is a fact of its own with its day; none follows from another. */
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

/** Why a victim was not reached. */
export const notReachedReasons = ['declined', 'police-opt-out', 'no-data-shared', 'no-answer'] as const;
export type NotReachedReason = (typeof notReachedReasons)[number];

export const factLabels: Readonly<Record<JourneyFact, string>> = {
  identified: 'Identified',
  'contact-requested': 'Contact details asked for',
  'not-reached': 'Not reached',
  asked: 'Asked whether we may contact them',
  consented: 'Agreed to contact',
  'views-asked': 'Asked for their views before the decision',
  offered: 'Told about and offered restorative justice',
  engaged: 'Took part in restorative justice',
  'kept-informed': 'Kept informed',
  'told-outcome': 'Told of the outcome',
  'feedback-asked': 'Asked for feedback',
  'feedback-given': 'Gave feedback',
};

export const reasonLabels: Readonly<Record<NotReachedReason, string>> = {
  declined: 'Declined',
  'police-opt-out': 'Opted out with the police',
  'no-data-shared': 'No contact details shared',
  'no-answer': 'No answer',
};

const day = z.iso.date();

/** A victim's journey: facts with the day of each (of one that comes again, as being kept informed, the latest), and why they were not reached. */
export const journeySchema = z.strictObject({
  /** Stands for the victim. Two journeys of one victim count as one person. */
  person: z.string().min(1),
  facts: z.partialRecord(z.enum(journeyFacts), day),
  reason: z.enum(notReachedReasons).nullable(),
});
export type Journey = z.infer<typeof journeySchema>;
