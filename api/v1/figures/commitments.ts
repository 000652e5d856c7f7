import { isoDay } from '../../../domain/calendar.ts';
import { oneByOne } from '../../../domain/giving-way.ts';
import { sides } from '../../../domain/participant.ts';
import { hardSentences } from '../../../insight/simple-words.ts';
import type { Commitment, StoredUpdate } from '../../../prisma/stores/commitments.ts';
import type { SideStores, Stores } from '../../../prisma/stores/stores.ts';
import { commitmentsCsv } from '../../../reports/commitments/csv.ts';
import { became } from '../../../reports/commitments/ending.ts';
import { heardBack } from '../../../reports/commitments/heard-back.ts';
import { type Outcomes, outcomesIn } from '../../../reports/commitments/outcomes.ts';
import type { CommitmentsReport } from '../../../reports/commitments/schema.ts';
import { wholeBatches } from '../../../reports/release/whole-batches.ts';
import type { Answer } from '../../http/answer.ts';
import { csvFile } from '../../http/csv-file.ts';

type CommitmentSide = Pick<SideStores, 'codings' | 'tellings' | 'tallies'>;
export type CommitmentDependencies = {
  stores: Pick<Stores, 'commitments' | 'codebook'> & { people: CommitmentSide; victim: CommitmentSide };
  clock(): Date;
  /** What fewer people said is suppressed. */
  threshold: number;
};

/**
 * Of a theme, by its id: what it is called by now, and how many people raised it at least, in whole batches;
 * null where they are too few to say.
 */
export type RaisedThemes = (theme: string) => { label: string; respondents: number | null };

/**
 * How many raised what, as far as it counts by now. Of each side only where enough raised it: whoever knows
 * the number of one side could work out the other. Of each in whole batches, for answers are settled one by
 * one.
 */
export async function raisedThemes({
  stores,
  threshold,
}: Pick<CommitmentDependencies, 'stores' | 'threshold'>): Promise<RaisedThemes> {
  const [themes, ...raised] = await Promise.all([
    stores.codebook.list(),
    ...sides.map((side) => stores[side].codings.raised()),
  ]);
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const bySide = raised.map((rows) => new Map(rows.map((one) => [one.theme, one.respondents])));
  return (id) => {
    const theme = byId.get(byId.get(id)?.mergedInto ?? id);
    const enough = bySide
      .map((respondents) => respondents.get(theme?.id ?? id) ?? 0)
      .map((respondents) => wholeBatches(respondents, threshold))
      .filter((respondents) => respondents !== null);
    return {
      label: theme?.label ?? '',
      respondents: enough.length > 0 ? enough.reduce((sum, more) => sum + more, 0) : null,
    };
  };
}

/** What happened to everybody who was to be told of an update, on both sides together. */
export async function outcomesOf(
  { stores, threshold }: Pick<CommitmentDependencies, 'stores' | 'threshold'>,
  update: string,
): Promise<Outcomes> {
  const tellings = sides.map((side) => stores[side].tellings);
  const unshown = await Promise.all(tellings.map((each) => each.unshown(update)));
  for (const which of ['told', 'judged'] as const) {
    const many = unshown.reduce((sum, each) => sum + each[which], 0);
    if (many >= threshold) await Promise.all(tellings.map((each) => each.show(update, which)));
  }
  const outcomes = await Promise.all(tellings.map((each) => each.outcomes(update)));
  return outcomesIn(outcomes.flat(), threshold);
}

/** How many heard back by now, and how long it took, on both sides together. */
export async function headlines({ stores, clock, threshold }: CommitmentDependencies) {
  const raised = await Promise.all(
    sides.map(async (side) =>
      (await stores[side].tellings.heardBack()).map((one) => ({ ...one, person: `${side} ${one.person}` })),
    ),
  );
  return heardBack(raised.flat(), { now: clock(), threshold });
}

/** Commitments kept and not, as they stand now. */
export async function commitmentsReport(dependencies: CommitmentDependencies): Promise<CommitmentsReport> {
  const { stores, clock, threshold } = dependencies;
  const now = clock();
  await Promise.all(sides.map((side) => stores[side].tallies.release(threshold, now)));
  const [all, raised, heard] = await Promise.all([
    stores.commitments.list(),
    raisedThemes(dependencies),
    headlines(dependencies),
  ]);
  const commitments: CommitmentsReport['commitments'] = [];
  // One after the other: to ask about all of them at once would hold up whoever else asks.
  for (const { id, theme, due, onWall, madeAt, movedAt, ...commitment } of all) {
    const [updates, sessions] = await Promise.all([
      stores.commitments.updates(id),
      stores.commitments.sessions(id),
    ]);
    const { label, respondents: people } = raised(theme);
    commitments.push({
      ...commitment,
      commitment: id,
      theme: label,
      people,
      due: due && isoDay(due),
      became: became({ status: commitment.status, due }, now),
      madeOn: isoDay(madeAt),
      sessions: sessions.map(({ on, attended: people }) => ({ on: isoDay(on), people })),
      updates: await Promise.all(updates.map((update) => toldOf(dependencies, update))),
    });
  }
  return { threshold, on: isoDay(now), heardBack: heard, commitments };
}

/** The report as a CSV file. */
export function commitmentsFile(report: CommitmentsReport): Answer {
  return csvFile(`commitments-${report.on}`, commitmentsCsv(report));
}

async function toldOf(dependencies: CommitmentDependencies, { id, status, madeAt }: StoredUpdate) {
  return { status, on: isoDay(madeAt), ...(await outcomesOf(dependencies, id)) };
}

/** Those whose words may be shown to everybody. Others have their turn meanwhile. */
export async function simpleOf(commitments: readonly Commitment[]): Promise<Commitment[]> {
  const simple = await oneByOne(
    commitments,
    ({ said, doing, why }) => said.length + doing.length + (why?.length ?? 0),
    (one) => (isSimple(one) ? [one] : []),
  );
  return simple.flat();
}

/** Whether its words may be shown to everybody: each is simple enough for a child. */
export function isSimple({ said, doing, why }: Pick<Commitment, 'said' | 'doing' | 'why'>): boolean {
  return [said, doing, why ?? ''].every((text) => hardSentences(text).length === 0);
}
