import { isoDay, monthOf, type Period } from '../../../domain/calendar.ts';
import { isUnderWay, statuses } from '../../../domain/commitment.ts';
import type { Commitment } from '../../../prisma/stores/commitments.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import type { EditionCommitment, EditionGap, EditionHeardBack } from '../../../reports/edition/content.ts';
import { type CommitmentDependencies, headlines, outcomesOf, raisedThemes } from './commitments.ts';

/**
 * What was done about it, as an edition freezes it: commitments, who heard back in time, gaps between groups.
 */
export async function commitmentsIn(
  dependencies: CommitmentDependencies & { stores: Pick<Stores, 'gaps'> },
  { from }: Period,
): Promise<{ commitments: EditionCommitment[]; heardBack: EditionHeardBack; gaps: EditionGap[] }> {
  const { stores } = dependencies;
  const [all, themes, heardBack, gaps] = await Promise.all([
    stores.commitments.list(),
    raisedThemes(dependencies),
    heardBackIn(dependencies),
    stores.gaps.list(),
  ]);
  const current = all
    .filter(({ status, movedAt }) => isUnderWay(status) || monthOf(movedAt) >= from)
    .sort((a, b) => statuses.indexOf(b.status) - statuses.indexOf(a.status));
  const commitments: EditionCommitment[] = [];
  // One after the other: to ask about all of them at once would hold up whoever else asks.
  for (const commitment of current) {
    commitments.push(await commitmentOf(dependencies, commitment, themes(commitment.theme).label));
  }
  return {
    commitments,
    heardBack,
    gaps: gaps
      .filter(({ state, movedAt }) => state === 'open' || monthOf(movedAt) >= from)
      .map(({ id, what, state, answer, owner }) => ({ id, about: what, says: state, words: answer, owner })),
  };
}

async function commitmentOf(
  dependencies: CommitmentDependencies,
  { id, said, doing, owner, due, status, why }: Commitment,
  theme: string,
): Promise<EditionCommitment> {
  const latest = (await dependencies.stores.commitments.updates(id))[0];
  return {
    id,
    theme,
    said,
    doing,
    owner,
    due: due && isoDay(due),
    status,
    why,
    verdicts: latest ? (await outcomesOf(dependencies, latest.id)).verdicts : null,
  };
}

async function heardBackIn(dependencies: CommitmentDependencies): Promise<EditionHeardBack> {
  const { inTime, wait } = await headlines(dependencies);
  if (inTime.suppressed) return { suppressed: true };
  const { base, told, share, low, high } = inTime;
  const medianDays = wait.suppressed ? null : wait.medianDays;
  return { suppressed: false, base, within90Days: told, share, low, high, medianDays };
}
