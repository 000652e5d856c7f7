import type { Period } from '../../../domain/calendar.ts';
import type { QuestionnaireStore, Version } from '../../../prisma/stores/questionnaires.ts';
import type { TallyStore } from '../../../prisma/stores/tallies.ts';
import { changeCsv } from '../../../reports/change/csv.ts';
import { type ChangeReport, changeReport } from '../../../reports/change/report.ts';
import type { Answer } from '../../http/answer.ts';
import { csvFile } from '../../http/csv-file.ts';
import { inEditions, type PublishedDependencies } from './published.ts';

/** What parents are asked at the start of an order, and what asks it again at the end. */
const earlier = 'parent-self-assessment';
const later = 'parent-self-assessment-end';

export type ChangeDependencies = PublishedDependencies & {
  stores: {
    people: { tallies: Pick<TallyStore, 'release' | 'pairs' | 'asked'> };
    questionnaires: Pick<QuestionnaireStore, 'newest'>;
  };
  clock(): Date;
  /** Rows of fewer people are suppressed. */
  threshold: number;
};

/**
 * How parents moved who answered at the end of an order in this half-year, which is over; where an edition
 * has published it, what that says. `nobody`: nobody was asked then, and nobody answered.
 */
export async function parentChange(
  dependencies: ChangeDependencies,
  { from, to }: Period,
): Promise<{ report: ChangeReport; nobody: boolean }> {
  const { stores, clock, threshold } = dependencies;
  const { tallies } = stores.people;
  await tallies.release(threshold, clock());
  const [published, pairs, asked, before, after] = await Promise.all([
    inEditions(dependencies, { from: to, to }, (content) => content.parents.change),
    tallies.pairs({ earlier, later, from, to }),
    tallies.asked(from, to),
    stores.questionnaires.newest(earlier),
    stores.questionnaires.newest(later),
  ]);
  const report = changeReport({
    earlier: [...known(before), ...pairs.earlier],
    later: [...known(after), ...pairs.later],
    threshold,
  });
  return { report: published ?? report, nobody: !asked.some(({ questionnaire }) => questionnaire === later) };
}

/** The change as a CSV file. */
export function changeFile(report: ChangeReport, { from, to }: Period): Answer {
  return csvFile(`parents-change-${from}-${to}`, changeCsv(report));
}

/** Its questions are there to be listed, whoever answered them. */
function known(version: Version | null) {
  return version ? [{ version, bands: {}, rows: '' }] : [];
}
