import type { SideStores, Stores } from '../../prisma/stores.ts';
import { day } from './calendar.ts';

/**
 * What stands in a database. unfinished: a demo year that was stopped on its way. real: something that the demo did not put there.
 */
export type Filling = 'empty' | 'whole' | 'unfinished' | 'real';

/** The invitation for whoever tries Sayback out. It is made last, so that its being there says that the year is whole. */
const newcomer = 'DEMO-0000';
const answeringDays = 28;

/** Looks, and changes nothing. */
export async function fillingOf({ people, victim, service }: Stores, now: Date): Promise<Filling> {
  if (await service.isDemo()) {
    const made = await people.invitations.list({ reference: newcomer, most: 1, now });
    return made.length > 0 ? 'whole' : 'unfinished';
  }
  const sides = await Promise.all([people, victim].map((side) => isUsed(side, now)));
  return sides.includes(true) ? 'real' : 'empty';
}

async function isUsed({ invitations, tallies }: SideStores, now: Date): Promise<boolean> {
  const [made, counted] = await Promise.all([
    invitations.list({ most: 1, now }),
    tallies.read('2000-01', '2999-12'),
  ]);
  return made.length > 0 || counted.length > 0;
}

/** A code that opens the questions today: the one made before, where it is still open, else a new one. */
export async function newcomersCode({ people, service }: Stores, now: Date): Promise<string> {
  const before = await people.invitations.list({ reference: newcomer, most: 20, now });
  const open = before.find(({ standing }) => standing === 'not-started' || standing === 'started');
  const [card] = open ? await people.invitations.cards({ id: open.id }, now) : [];
  if (card?.code) return card.code;
  const questionnaire = await service.newest('end-of-order');
  if (!questionnaire) throw new Error('The questionnaire that is asked in the demo year is gone.');
  const { code } = await people.invitations.create({
    questionnaire,
    participant: { kind: 'child', age: '15-17', team: 'north', order: 'referral-order' },
    reference: newcomer,
    due: new Date(+now + answeringDays * day),
    now,
  });
  return code;
}
