import type { z } from 'zod';
import { BadInput } from './errors.ts';

/**
 * Input as its schema has it. Throws a BadInput that names each wrong field and what it may be, and never
 * repeats what was sent.
 */
export function read<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  what: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(input, { error: inPlainWords });
  if (parsed.success) return parsed.data;
  throw new BadInput(
    parsed.error.issues.flatMap(({ path, ...issue }) => {
      const field = (name?: string) => [...path, ...(name === undefined ? [] : [name])].join('.') || what;
      return issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ field: field(key), message: issue.message }))
        : [{ field: field(), message: issue.message }];
    }),
  );
}

/** Used where a schema has no words of its own. */
function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return issue.expected === 'object' ? 'must be a JSON object' : `must be of the type ${issue.expected}`;
    case 'invalid_value':
      if (issue.input === undefined) return `is missing; it must be one of: ${issue.values.join(', ')}`;
      return `must be one of: ${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return 'is not known here';
    case 'invalid_format':
      return issue.format === 'date' ? 'must be a date such as 2026-05-03' : undefined;
    case 'too_big':
      return `must be of at most ${issue.maximum} characters`;
    default:
      return undefined;
  }
}
