import { Fault } from '../../../fault.ts';
import type { VictimRow, VictimStore } from '../../../prisma/stores/victims.ts';
import { victimPath } from '../paths.ts';
import { dayInWords } from '../words/days.ts';

/** One person who was harmed, as every page about them has them. */
export type VictimShown = VictimRow & {
  href: string;
  /** The day on which they said no to contact; null where they did not. */
  withdrawn: string | null;
};

/** The person of that id. Throws `not-found`. */
export async function victimOf(victims: VictimStore, id: string): Promise<VictimShown> {
  const row = await victims.get(id);
  if (!row)
    throw new Fault('not-found', 'There is no such person. Their record may have been deleted by its date.');
  const { contact } = row.consents;
  const since = row.since.contact;
  return { ...row, href: victimPath(id), withdrawn: contact === false && since ? dayInWords(since) : null };
}
