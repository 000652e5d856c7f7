import type { SideStores, Stores } from '../../prisma/stores/stores.ts';
import { newcomer } from './newcomers.ts';

/**
 * What stands in a database. unfinished: a demo year that was stopped on its way.
 * real: something that the demo did not put there.
 */
export type Filling = 'empty' | 'whole' | 'unfinished' | 'real';

/** Looks, and changes nothing. */
export async function fillingOf({ people, victim, settings }: Stores, now: Date): Promise<Filling> {
  if (await settings.isDemo()) {
    // The child among the newcomers is made last.
    const made = await people.invitations.list({
      reference: newcomer,
      questionnaire: 'end-of-order',
      most: 1,
      now,
    });
    return made.length > 0 ? 'whole' : 'unfinished';
  }
  const [recorded, ...used] = await Promise.all([
    victim.victims.list({ most: 1 }),
    ...[people, victim].map((side) => isUsed(side, now)),
  ]);
  return recorded.length > 0 || used.includes(true) ? 'real' : 'empty';
}

async function isUsed({ invitations, tallies }: SideStores, now: Date): Promise<boolean> {
  const [made, counted] = await Promise.all([invitations.list({ most: 1, now }), tallies.read('2999-12')]);
  return made.length > 0 || counted.length > 0;
}
