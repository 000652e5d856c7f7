import type { BandName } from '../dialogs/participant.ts';
import type { ServiceStore, TallyStore } from '../prisma/stores.ts';
import { type BoardReport, boardReport } from '../reports/board.ts';
import { boardCsv } from '../reports/csv.ts';
import { halfYearBefore, halfYearsIn } from '../reports/half-years.ts';
import { csvFile } from './csv-file.ts';
import type { Answer } from './endpoint.ts';

/** The first month that can be asked about. */
const beginning = '2000-01';

/** Whole months, YYYY-MM, the last one included. */
export type Period = { from: string; to: string };

/** What is counted from. */
export type Counting = Pick<TallyStore, 'release' | 'read' | 'asked'>;

export type CountParts = {
  stores: { service: Pick<ServiceStore, 'newest'> };
  clock(): Date;
  /** Rows of fewer people are suppressed. */
  threshold: number;
};
/** Victims are not among those of the board report: they have figures of their own, whose periods are fixed. */
export type BoardParts = CountParts & { stores: { people: { tallies: Counting } } };

/** Whether groups may be told apart: only in whole half-years that are over (docs/DISCLOSURE-CONTROL.md). */
export function mayTellGroups(period: Period, now: Date): boolean {
  return halfYearsIn(period).length > 0 && period.to <= halfYearBefore(monthOf(now)).to;
}

/** The board report of a period as it stands now, with these breakdowns; all where they are left out. None where groups may not be told apart. */
export async function boardFigures(
  parts: BoardParts,
  period: Period,
  bands?: readonly BandName[],
): Promise<BoardReport> {
  const shown = mayTellGroups(period, parts.clock()) ? bands : [];
  return figuresFrom(parts.stores.people.tallies, parts, period, { bands: shown });
}

/** What was answered in a period on one side, as it stands now. Who was asked, and who finished, is told of months that are over. */
export async function figuresFrom(
  tallies: Counting,
  { stores, clock, threshold }: CountParts,
  { from, to }: Period,
  how: Pick<Parameters<typeof boardReport>[0], 'bands' | 'guesses'>,
): Promise<BoardReport> {
  const now = clock();
  await tallies.release(threshold, now);
  const lastOver = monthBefore(now);
  const [groups, asked] = await Promise.all([
    tallies.read(to),
    tallies.asked(beginning, to < lastOver ? to : lastOver),
  ]);
  const keys = new Set(asked.map(({ questionnaire }) => questionnaire));
  const newest = await Promise.all([...keys].map((key) => stores.service.newest(key)));
  return boardReport({
    from,
    to,
    threshold,
    ...how,
    groups,
    asked,
    newest: newest.filter((version) => version !== null),
  });
}

function monthOf(now: Date): string {
  return now.toISOString().slice(0, 7);
}

function monthBefore(now: Date): string {
  return monthOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)));
}

/** The report as a CSV file. */
export function boardFile(report: BoardReport): Answer {
  return csvFile(`board-${report.from}-${report.to}`, boardCsv(report));
}
