import { z } from 'zod';
import { Fault, type FaultCode } from '../../fault.ts';

/** What a caller reads when something was not done. `problems` names each field that was wrong. */
export const problemSchema = z.object({
  code: z.string().describe('Short and stable, for programs.'),
  message: z.string().describe('Plain words, for people.'),
  problems: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .optional()
    .describe('Each field that was wrong, and what it may be.'),
});
type Problem = z.infer<typeof problemSchema>;

/** Input that breaks its schema: a `bad-request` with the fields that are wrong. */
export class BadInput extends Fault {
  readonly problems: { field: string; message: string }[];
  constructor(problems: { field: string; message: string }[]) {
    super('bad-request', problems.map(({ field, message }) => `${field} ${message}.`).join(' '));
    this.problems = problems;
  }
}

const statuses: Record<FaultCode, number> = {
  'bad-request': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'no-consent': 409,
  'code-not-open': 404,
  'code-ended': 410,
  'too-large': 413,
  'wrong-media-type': 415,
  'too-many-guesses': 429,
  'not-acceptable': 406,
  unavailable: 503,
  busy: 503,
  settings: 500,
  'data-folder-in-use': 500,
  'key-lost': 500,
  unexpected: 500,
};

/** What restify itself refuses, by its status. */
const refusals: Record<number, Problem> = {
  404: { code: 'not-found', message: 'There is nothing at this address.' },
  405: { code: 'wrong-method', message: 'This address does not take that method. See the header Allow.' },
};

/** Something that is not done: the status of the answer, and what the caller may know. */
export type Refusal = { status: number; problem: Problem };

/**
 * The one mapping of errors to HTTP. What is not meant for a caller becomes `unexpected`, without any detail.
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Fault && statuses[error.code] !== 500) {
    const { code, message } = error;
    const problem =
      error instanceof BadInput ? { code, message, problems: error.problems } : { code, message };
    return { status: statuses[code], problem };
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  const problem = refusals[status];
  if (problem) return { status, problem };
  return {
    status: 500,
    problem: {
      code: 'unexpected',
      message: 'Something went wrong here. It is on the log; please try again.',
    },
  };
}

/** What the log may know of an error: never its words. */
export function kindOf(error: unknown): string {
  if (error instanceof Fault) return error.code;
  return error instanceof Error ? error.name : typeof error;
}
