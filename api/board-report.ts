import { z } from 'zod';
import { bandNames } from '../dialogs/participant.ts';
import { Fault } from '../fault.ts';
import { type BoardReport, boardReportSchema } from '../reports/board.ts';
import { type BoardParts, boardFigures, csvFile } from './board-figures.ts';
import type { Call, Endpoint } from './endpoint.ts';
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
export function boardReportEndpoints(parts: BoardParts): Endpoint[] {
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
        const answer = type === csv ? csvFile(report) : { status: 200, body: report };
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
      handle: async (call) => csvFile(await reportOn(call, parts)),
    },
  ];
}

async function reportOn({ query }: Call, parts: BoardParts): Promise<BoardReport> {
  const { band, ...period } = read(orderedPeriod, query, 'The address');
  return boardFigures(parts, period, band && [band]);
}
