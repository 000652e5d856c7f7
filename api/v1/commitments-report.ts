import { z } from 'zod';
import { commitmentsReportSchema } from '../../reports/commitments/schema.ts';
import { read } from '../http/input.ts';
import { type CommitmentDependencies, commitmentsFile, commitmentsReport } from './figures/commitments.ts';
import { reportEndpoints } from './report-endpoints.ts';

const nothingSchema = z.strictObject({});

/** Commitments kept and not, and who heard back, as JSON and as CSV. */
export const commitmentsReportEndpoints = reportEndpoints({
  name: 'reports.commitments',
  path: '/api/v1/reports/commitments',
  needs: 'read-commitments',
  summary: 'Commitments kept and not, who was told of them, and how long people waited to hear back.',
  called: 'The commitments',
  query: nothingSchema,
  schema: commitmentsReportSchema,
  async read(dependencies: CommitmentDependencies, { query }) {
    read(nothingSchema, query, 'The address');
    return commitmentsReport(dependencies);
  },
  file: commitmentsFile,
});
