import type { BandName, Side } from '../dialogs/participant.ts';
import type { ServiceStore, SideStores } from '../prisma/stores.ts';
import { type BoardReport, boardReport } from '../reports/board.ts';
import { boardCsv } from '../reports/csv.ts';
import type { Answer } from './endpoint.ts';

/** Whole months, YYYY-MM, the last one included. */
export type Period = { from: string; to: string };

export type BoardParts = {
  stores: Record<Side, Pick<SideStores, 'tallies'>> & { service: Pick<ServiceStore, 'newest'> };
  clock(): Date;
  /** Rows of fewer people are suppressed. */
  threshold: number;
};

/** The board report of a period as it stands now, with these breakdowns; all where they are left out. */
export async function boardFigures(
  { stores, clock, threshold }: BoardParts,
  { from, to }: Period,
  bands?: readonly BandName[],
): Promise<BoardReport> {
  const tallies = [stores.people.tallies, stores.victim.tallies];
  await Promise.all(tallies.map((side) => side.release(threshold, clock())));
  const [groups, asked] = await Promise.all([
    Promise.all(tallies.map((side) => side.read(from, to))),
    Promise.all(tallies.map((side) => side.asked(from, to))),
  ]);
  const keys = new Set(asked.flat().map(({ questionnaire }) => questionnaire));
  const newest = await Promise.all([...keys].map((key) => stores.service.newest(key)));
  return boardReport({
    from,
    to,
    threshold,
    bands,
    groups: groups.flat(),
    asked: asked.flat(),
    newest: newest.filter((version) => version !== null),
  });
}

/** The report as a CSV file. */
export function csvFile(report: BoardReport): Answer {
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="board-${report.from}-${report.to}.csv"`,
    },
    body: boardCsv(report),
  };
}
