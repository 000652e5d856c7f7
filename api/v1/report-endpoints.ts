import type { z } from 'zod';
import { Fault } from '../../fault.ts';
import type { Right } from '../http/access.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Endpoint } from './endpoint.ts';

const json = 'application/json';
const csv = 'text/csv';

/**
 * A report as JSON or as CSV, whichever is accepted, and under its own address as CSV alone. It refuses with
 * `not-acceptable` where neither is, and with what `read` throws.
 */
export function reportEndpoints<Dependencies, Report extends object>(of: {
  name: string;
  path: string;
  needs: Right;
  summary: string;
  /** What the file is called in the other's summary. */
  called: string;
  query: z.ZodObject;
  schema: z.ZodType;
  read(dependencies: Dependencies, call: Call): Promise<Report>;
  file(report: Report): Answer | Promise<Answer>;
}): Endpoint<Dependencies>[] {
  const { name, path, needs, summary, called, query, schema, read, file } = of;
  const shared = { method: 'GET', needs } as const;
  return [
    {
      ...shared,
      name,
      path,
      about: {
        summary,
        query,
        answers: {
          200: { description: 'The report. The CSV carries the same figures.', schema, alsoAs: [csv] },
        },
      },
      async handle(dependencies, call) {
        const type = call.accepts([json, csv]);
        if (!type) throw new Fault('not-acceptable', `The report comes as ${json} or as ${csv}.`);
        const report = await read(dependencies, call);
        const answer = type === csv ? await file(report) : { status: 200, body: report };
        return { ...answer, headers: { ...answer.headers, vary: 'accept' } };
      },
    },
    {
      ...shared,
      name: `${name}.csv`,
      path: `${path}.csv`,
      about: {
        summary: `${called} as CSV, whatever is accepted.`,
        query,
        answers: { 200: { description: 'A file.', alsoAs: [csv] } },
      },
      handle: async (dependencies, call) => file(await read(dependencies, call)),
    },
  ];
}
