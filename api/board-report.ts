import { z } from 'zod';
import { bandNames } from '../dialogs/participant.ts';
import { Fault } from '../fault.ts';
import type { Stores } from '../prisma/stores.ts';
import { type BoardReport, boardReport, boardReportSchema } from '../reports/board.ts';
import { boardCsv } from '../reports/csv.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';
import { read } from './input.ts';

const month = z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-05');
const periodSchema = z.strictObject({
  from: month.describe('The first month, YYYY-MM.'),
  to: month.describe('The last month, included.'),
  band: z.enum(bandNames).optional().describe('Only this band; all where it is left out.'),
});
const orderedPeriod = periodSchema.refine(({ from, to }) => from <= to, {
  path: ['from'],
  error: 'must not be after to',
});

const json = 'application/json';
const csv = 'text/csv';

/** The board report, as JSON and as CSV. */
export function boardReportEndpoints(parts: {
  stores: Stores;
  clock: () => Date;
  /** Rows of fewer people are suppressed. */
  threshold: number;
}): Endpoint[] {
  const shared = { method: 'GET', needs: 'read-reports' } as const;
  const answers = {
    200: {
      description: 'The report. The CSV carries the same figures.',
      schema: boardReportSchema,
      alsoAs: csv,
    },
  };
  return [
    {
      ...shared,
      name: 'reports.board',
      path: '/api/v1/reports/board',
      about: { summary: 'What it adds up to, for the board.', query: periodSchema, answers },
      async handle(call) {
        const type = call.accepts([json, csv]);
        if (!type) throw new Fault('not-acceptable', `The report comes as ${json} or as ${csv}.`);
        const report = await reportOn(call, parts);
        const answer = type === csv ? asCsv(report) : { status: 200, body: report };
        return { ...answer, headers: { ...answer.headers, vary: 'accept' } };
      },
    },
    {
      ...shared,
      name: 'reports.board.csv',
      path: '/api/v1/reports/board.csv',
      about: {
        summary: 'The board report as CSV, whatever is accepted.',
        query: periodSchema,
        answers: { 200: { description: 'A file.', alsoAs: csv } },
      },
      handle: async (call) => asCsv(await reportOn(call, parts)),
    },
  ];
}

async function reportOn(
  { query }: Call,
  { stores, clock, threshold }: { stores: Stores; clock: () => Date; threshold: number },
): Promise<BoardReport> {
  const { from, to, band } = read(orderedPeriod, query, 'The address');
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
    band,
    groups: groups.flat(),
    asked: asked.flat(),
    newest: newest.filter((version) => version !== null),
  });
}

function asCsv(report: BoardReport): Answer {
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="board-${report.from}-${report.to}.csv"`,
    },
    body: boardCsv(report),
  };
}
