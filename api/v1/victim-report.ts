import { z } from 'zod';
import { type FinancialYear, financialYear } from '../../domain/calendar.ts';
import { boardReportSchema } from '../../reports/board/report.ts';
import { victimFiguresSchema } from '../../reports/victims/schema.ts';
import { BadInput } from '../http/errors.ts';
import { read } from '../http/input.ts';
import type { Call } from './endpoint.ts';
import {
  journeyFigures,
  journeyFile,
  saidFile,
  type VictimDependencies,
  victimsSaid,
} from './figures/victims.ts';
import { reportEndpoints } from './report-endpoints.ts';

const yearSchema = z.strictObject({
  year: z
    .string()
    .regex(/^2\d{3}$/, 'must be a year such as 2026')
    .describe(
      'The financial year that begins in April of this year. Of the running one, the months that are over.',
    ),
});

const shared = { needs: 'read-victim-figures', query: yearSchema } as const;

/** The victims' figures and what victims said, as JSON and as CSV. */
export const victimReportEndpoints = [
  ...reportEndpoints({
    ...shared,
    name: 'reports.victims',
    path: '/api/v1/reports/victims',
    summary: "What victims' journeys add up to.",
    called: "The victims' figures",
    schema: victimFiguresSchema,
    read: figuresOf,
    file: journeyFile,
  }),
  ...reportEndpoints({
    ...shared,
    name: 'reports.victims-said',
    path: '/api/v1/reports/victims-said',
    summary: 'What victims answered, in the months that their figures show.',
    called: 'What victims answered',
    schema: boardReportSchema,
    read: async (dependencies: VictimDependencies, call) =>
      victimsSaid(dependencies, await figuresOf(dependencies, call)),
    file: saidFile,
  }),
];

async function figuresOf(dependencies: VictimDependencies, call: Call) {
  return (await journeyFigures(dependencies, yearIn(call, dependencies.clock()))).figures;
}

function yearIn({ query }: Call, now: Date): FinancialYear {
  const { year } = read(yearSchema, query, 'The address');
  const found = financialYear(Number(year), now);
  if (found) return found;
  throw new BadInput([{ field: 'year', message: 'must be a year of which a month from April on is over' }]);
}
