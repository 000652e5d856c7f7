import type { JourneyFact, NotReachedReason } from '../../domain/journey.ts';

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
export const reasonNotSaid = 'No reason on record';

export const inTimeLabel = 'Told about restorative justice in time';
export const kpi10Label = 'Took part in restorative justice, of those who agreed to contact';
