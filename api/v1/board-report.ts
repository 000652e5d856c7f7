import { z } from 'zod';
import { bandNames } from '../../domain/participant.ts';
import { boardReportSchema } from '../../reports/board/report.ts';
import { BadInput } from '../http/errors.ts';
import { read } from '../http/input.ts';
import { type BoardDependencies, boardFigures, boardFile, mayTellGroups } from './figures/board.ts';
import { reportEndpoints } from './report-endpoints.ts';

const month = z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-05');
const periodSchema = z.strictObject({
  from: month.describe('The first month, YYYY-MM.'),
  to: month.describe('The last month, included.'),
  band: z
    .enum(bandNames)
    .optional()
    .describe(
      'Only this band; all where it is left out. Groups are told apart only in whole half-years that ' +
        'are over, April to September and October to March.',
    ),
});
const orderedPeriod = periodSchema.refine(({ from, to }) => from <= to, {
  path: ['from'],
  error: 'must not be after to',
});

function notWhole(): BadInput {
  const message =
    'is told only of whole half-years that are over: from an April to a September, or from an ' +
    'October to a March, or several of these';
  return new BadInput([{ field: 'band', message }]);
}

/** The board report, as JSON and as CSV. */
export const boardReportEndpoints = reportEndpoints({
  name: 'reports.board',
  path: '/api/v1/reports/board',
  needs: 'read-reports',
  summary: 'What it adds up to, for the board.',
  called: 'The board report',
  query: periodSchema,
  schema: boardReportSchema,
  async read(dependencies: BoardDependencies, { query }) {
    const { band, ...period } = read(orderedPeriod, query, 'The address');
    if (band && !mayTellGroups(period, dependencies.clock())) throw notWhole();
    return boardFigures(dependencies, period, band && [band]);
  },
  file: boardFile,
});
