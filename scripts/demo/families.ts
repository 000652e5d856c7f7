import type { Participant } from '../../domain/participant.ts';
import { chance } from './chance.ts';
import type { Child } from './children.ts';
import type { Person } from './person.ts';

/** A made-up parent or carer. The service calls them by their child's own reference. */
export type Parent = Person & {
  participant: Participant & { kind: 'parent' };
  reference: string;
  child: Child;
};

/** The parent or carer of a child; who is looked after mostly has none to ask. */
export function parentOf(child: Child): Parent | null {
  const seed = `${child.seed} parent`;
  const luck = chance(seed);
  const { team, order, ethnicity, care } = child.participant;
  if (luck.happens(care === 'in-care' ? 0.7 : 0.05)) return null;
  return {
    seed,
    reference: child.reference,
    child,
    participant: {
      kind: 'parent',
      order,
      ...(team !== undefined && { team }),
      ...(ethnicity !== undefined && { ethnicity }),
    },
    // What a child meets with, their parent sees too.
    warmth: child.warmth * 0.4 + luck.bell() * 0.7,
    willing: team === 'north' ? 0.72 : 0.8,
  };
}
