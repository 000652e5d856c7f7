import { randomUUID } from 'node:crypto';
import type { Bands } from '../../domain/participant.ts';
import type { Version } from '../../prisma/stores/questionnaires.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import type { FreshDatabase } from './database.ts';

/**
 * So many children of some bands asked on a day, of whom some answered then:
 * enough to count who was asked and who answered.
 */
export async function askedChildren(
  { stores, sql }: { stores: Stores; sql: FreshDatabase['sql'] },
  questionnaire: Version,
  of: { bands: Bands; asked: number; answered: number; at: string },
): Promise<void> {
  const now = new Date(`${of.at}T10:00:00Z`);
  const invitation = { questionnaire, participant: { kind: 'child' as const, ...of.bands }, due: now };
  const batch = randomUUID();
  await stores.people.invitations.createMany({
    batch,
    invitations: Array.from({ length: of.asked }, () => invitation),
    now,
  });
  await sql(
    `update people.invitation set status = 'used', used_on = $2, code_sealed = null
     where batch = $1 and place < $3`,
    [batch, now, of.answered],
  );
}
