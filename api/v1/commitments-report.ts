import { z } from 'zod';
import { promisesReportSchema } from '../../reports/commitments/report.ts';
import { read } from '../http/input.ts';
import { type PromiseParts, promisesFile, promisesReport } from './figures/commitments.ts';
import { reportEndpoints } from './report-endpoints.ts';

const nothingSchema = z.strictObject({});

/** Promises kept and not, and who heard back, as JSON and as CSV. */
export const promisesReportEndpoints = reportEndpoints({
  name: 'reports.promises',
  path: '/api/v1/reports/promises',
  needs: 'read-commitments',
  summary: 'Promises kept and not, who was told of them, and how long people waited to hear back.',
  called: 'The promises',
  query: nothingSchema,
  schema: promisesReportSchema,
  async read(dependencies: PromiseParts, { query }) {
    read(nothingSchema, query, 'The address');
    return promisesReport(dependencies);
  },
  file: promisesFile,
});
