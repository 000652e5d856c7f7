import type { BandName } from '../dialogs/participant.ts';
import type { EditionStore, ServiceStore, TallyStore } from '../prisma/stores.ts';
import { type BoardReport, boardReport } from '../reports/board.ts';
import { boardCsv } from '../reports/csv.ts';
import { editionSchema } from '../reports/edition/content.ts';
import { csvFile } from './csv-file.ts';
import type { Answer } from './endpoint.ts';

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
export type BoardParts = CountParts & {
  stores: { people: { tallies: Counting }; editions: Pick<EditionStore, 'list' | 'get'> };
};

/**
 * The board report of a period, with these breakdowns; all where they are left out. A period that has an edition shows what that
 * published, for a later count could be subtracted from it; any other is counted as it stands now.
 */
export async function boardFigures(
  parts: BoardParts,
  period: Period,
  bands?: readonly BandName[],
): Promise<BoardReport> {
  const published = await publishedFigures(parts.stores.editions, period);
  if (published) return withBands(published, bands);
  return figuresFrom(parts.stores.people.tallies, parts, period, { bands });
}

/** What an edition published of just these months: as its own, or as the half-year whose groups it carries. */
async function publishedFigures(
  editions: BoardParts['stores']['editions'],
  { from, to }: Period,
): Promise<BoardReport | null> {
  const ends = (await editions.list()).find((one) => one.to === to);
  const edition = ends && (await editions.get(ends.number));
  if (!edition) return null;
  const { board, groups } = editionSchema.parse(JSON.parse(edition.content));
  if (edition.from === from) return board;
  return groups?.from === from ? groups.board : null;
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

/** What was answered in a period on one side, as it stands now. */
export async function figuresFrom(
  tallies: Counting,
  { stores, clock, threshold }: CountParts,
  { from, to }: Period,
  how: Pick<Parameters<typeof boardReport>[0], 'bands' | 'guesses'>,
): Promise<BoardReport> {
  await tallies.release(threshold, clock());
  const [groups, asked] = await Promise.all([tallies.read(from, to), tallies.asked(from, to)]);
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

/** The report as a CSV file. */
export function boardFile(report: BoardReport): Answer {
  return csvFile(`board-${report.from}-${report.to}`, boardCsv(report));
}
