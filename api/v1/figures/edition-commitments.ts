import { isoDay, type Period } from '../../../domain/calendar.ts';
import { isUnderWay, statuses } from '../../../domain/commitment.ts';
import type { Commitment } from '../../../prisma/stores/commitments.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import type { Gap, Promised, Told } from '../../../reports/edition/content.ts';
import { headlines, outcomesOf, type PromiseParts, raisedThemes } from './commitments.ts';

/** What was done about it, as an edition freezes it: promises by where they stand, who heard back, and gaps between groups. */
export async function influenceIn(
  parts: PromiseParts & { stores: Pick<Stores, 'gaps'> },
  { from }: Period,
): Promise<{ promises: { promises: Promised[]; told: Told }; gaps: Gap[] }> {
  const { stores } = parts;
  const since = new Date(`${from}-01`);
  const [commitments, themes, told, gaps] = await Promise.all([
    stores.commitments.list(),
    raisedThemes(parts),
    toldIn(parts),
    stores.gaps.list(),
  ]);
  const current = commitments
    .filter(({ status, movedAt }) => isUnderWay(status) || movedAt >= since)
    .sort((a, b) => statuses.indexOf(b.status) - statuses.indexOf(a.status));
  return {
    promises: {
      promises: await Promise.all(
        current.map((commitment) => promised(parts, commitment, themes(commitment.theme).label)),
      ),
      told,
    },
    gaps: gaps
      .filter(({ state, movedAt }) => state === 'open' || movedAt >= since)
      .map(({ id, what, state, answer, owner }) => ({ id, about: what, says: state, words: answer, owner })),
  };
}

async function promised(
  parts: PromiseParts,
  { id, said, doing, owner, due, status, why }: Commitment,
  theme: string,
): Promise<Promised> {
  const latest = (await parts.stores.commitments.updates(id))[0];
  return {
    id,
    theme,
    said,
    doing,
    owner,
    due: due && isoDay(due),
    status,
    why,
    verdicts: latest ? (await outcomesOf(parts, latest.id)).verdicts : null,
  };
}

async function toldIn(parts: PromiseParts): Promise<Told> {
  const { inTime, wait } = await headlines(parts);
  if (inTime.suppressed) return { suppressed: true };
  const { base, told, share, low, high } = inTime;
  const medianDays = wait.suppressed ? null : wait.medianDays;
  return { suppressed: false, base, within90Days: told, share, low, high, medianDays };
}
