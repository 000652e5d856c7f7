import {
  halfYearBefore,
  halfYearsIn,
  lastMonthOver,
  monthOf,
  type Period,
} from '../../../domain/calendar.ts';
import { givingWay } from '../../../domain/giving-way.ts';
import type { BandName } from '../../../domain/participant.ts';
import type { EditionStore } from '../../../prisma/stores/editions.ts';
import type { QuestionnaireStore } from '../../../prisma/stores/questionnaires.ts';
import type { TallyStore } from '../../../prisma/stores/tallies.ts';
import { boardCsvByParts } from '../../../reports/board/csv.ts';
import { type BoardReport, boardReporting } from '../../../reports/board/report.ts';
import type { Answer } from '../../http/answer.ts';
import { csvFile } from '../../http/csv-file.ts';
import { inEditions, type PublishedDependencies } from './published.ts';

/** The first month that can be asked about. */
const beginning = '2000-01';

/** What is counted from. */
export type Counting = Pick<TallyStore, 'release' | 'read' | 'asked'>;

export type CountDependencies = {
  stores: { questionnaires: Pick<QuestionnaireStore, 'newest'> };
  clock(): Date;
  /** Rows of fewer people are suppressed. */
  threshold: number;
};
/**
 * Victims are not among those of the board report: they have figures of their own, whose periods are fixed.
 */
export type BoardDependencies = CountDependencies & {
  stores: { people: { tallies: Counting }; editions: Pick<EditionStore, 'list' | 'get'> };
};

/** Whether groups may be told apart: only in whole half-years that are over (docs/DISCLOSURE-CONTROL.md). */
export function mayTellGroups(period: Period, now: Date): boolean {
  return halfYearsIn(period).length > 0 && period.to <= halfYearBefore(monthOf(now)).to;
}

/**
 * The board report of a period, with these breakdowns; all where they are left out, and none where groups may
 * not be told apart. A period that has an edition shows what that published, for a later count could be
 * subtracted from it; any other is counted as it stands now.
 */
export async function boardFigures(
  dependencies: BoardDependencies,
  period: Period,
  bands?: readonly BandName[],
): Promise<BoardReport> {
  const published = await publishedFigures(dependencies, period);
  if (published) return withBands(published, bands);
  const shown = mayTellGroups(period, dependencies.clock()) ? bands : [];
  return figuresFrom(dependencies.stores.people.tallies, dependencies, period, { bands: shown });
}

/**
 * What an edition published of just these months: as its own, or as the half-year whose groups it carries.
 */
function publishedFigures(
  dependencies: PublishedDependencies,
  { from, to }: Period,
): Promise<BoardReport | null> {
  return inEditions(dependencies, { from: to, to }, ({ from: begins, board, groups }) => {
    if (begins === from) return board;
    return groups?.from === from ? groups.board : null;
  });
}

function withBands(report: BoardReport, bands: readonly BandName[] | undefined): BoardReport {
  if (!bands) return report;
  const only = <Of extends { bands: { band: BandName }[] }>(of: Of): Of => ({
    ...of,
    bands: of.bands.filter(({ band }) => bands.includes(band)),
  });
  return {
    ...report,
    questionnaires: report.questionnaires.map((one) => ({
      ...only(one),
      questions: one.questions.map(only),
    })),
  };
}

/**
 * What was answered in a period on one side, as it stands now. Who was asked, and who finished, is told of
 * months that are over.
 */
export async function figuresFrom(
  tallies: Counting,
  { stores, clock, threshold }: CountDependencies,
  { from, to }: Period,
  how: Pick<Parameters<typeof boardReporting>[0], 'bands' | 'guesses'>,
): Promise<BoardReport> {
  const now = clock();
  await tallies.release(threshold, now);
  const lastOver = lastMonthOver(now);
  const [groups, asked] = await Promise.all([
    tallies.read(to),
    tallies.asked(beginning, to < lastOver ? to : lastOver),
  ]);
  const keys = new Set(asked.map(({ questionnaire }) => questionnaire));
  const newest = await Promise.all([...keys].map((key) => stores.questionnaires.newest(key)));
  const given = { from, to, threshold, ...how, groups, asked };
  return givingWay(boardReporting({ ...given, newest: newest.filter((version) => version !== null) }));
}

/** The report as a CSV file. */
export async function boardFile(report: BoardReport): Promise<Answer> {
  return csvFile(`board-${report.from}-${report.to}`, await givingWay(boardCsvByParts(report)));
}
