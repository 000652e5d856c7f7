import type { Kind } from '../../domain/participant.ts';

/** Whose words they are, and no more of whom. */
export const somebody: Readonly<Record<Kind, string>> = {
  child: 'a child',
  parent: 'a parent or carer',
  'panel-member': 'a panel member',
  sentencer: 'somebody from a court',
  victim: 'somebody who was harmed',
};

/** The people of a kind together. */
export const everybody: Readonly<Record<Kind, string>> = {
  child: 'Children',
  parent: 'Parents and carers',
  'panel-member': 'Panel members',
  sentencer: 'Courts',
  victim: 'People who were harmed',
};

/** The order in which they are heard. */
export const kindsInOrder: readonly Kind[] = ['child', 'parent', 'victim', 'panel-member', 'sentencer'];
