import { z } from 'zod';
import { voicesSchema } from '../../reports/voices/schema.ts';
import { read } from '../http/input.ts';
import { type VoicesDependencies, voicesFile, voicesNow } from './figures/voices.ts';
import { reportEndpoints } from './report-endpoints.ts';

/** It is of the last half-year that is over: there is nothing to choose. */
const nothing = z.strictObject({});

/** Whose voices are missing, as JSON and as CSV. */
export const voicesEndpoints = reportEndpoints({
  name: 'reports.voices',
  path: '/api/v1/reports/voices',
  needs: 'read-reports',
  summary: 'Whose voices are missing: who answered, compared with the caseload.',
  called: 'Whose voices are missing',
  query: nothing,
  schema: voicesSchema,
  async read(dependencies: VoicesDependencies, { query }) {
    read(nothing, query, 'The address');
    return voicesNow(dependencies);
  },
  file: voicesFile,
});
