import { z } from 'zod';
import type { Side } from '../../domain/participant.ts';
import { Fault } from '../../fault.ts';
import { numbered } from './named-parameters.ts';

/**
 * What a parameter may be. Texts in an array are a `text[]`; a Date is a moment, which the SQL may cast to a
 * day.
 */
export type Value = string | number | boolean | Date | Uint8Array | readonly string[] | null;
export type Values = Readonly<Record<string, Value>>;

/** SQL made ready once, of which it matters how many rows it changes or returns. */
export type Command = {
  /** Which one it is, for whoever reads that it failed: `codebook.merge`. */
  name: string;
  /** With `$1`, `$2` … in the place of the names. */
  text: string;
  /** The names, in the order of the numbers. */
  parameters: readonly string[];
};

/** SQL that returns rows, and the shape of each. */
export type Query<Row> = Command & { rows: z.ZodType<Row[]> };

/** Parameters stand in the SQL as `$who`. Throws where they cannot be told apart (named-parameters.ts). */
export function command(name: string, sql: string): Command {
  return { name, ...numbered(sql) };
}

/**
 * The same with rows. A `timestamptz` or `date` comes as a Date, `bytea` as a Uint8Array, `json` as what it
 * holds, `text[]` as an array, a `uuid` as text; `count(*)` is a bigint, and a number once it is cast to
 * `int`.
 */
export function query<Row>(name: string, sql: string, row: z.ZodType<Row>): Query<Row> {
  return { ...command(name, sql), rows: z.array(row) };
}

/** A statement for each side, where one has something that the other has not. */
export function perSide<Statement>(of: (side: Side) => Statement): Readonly<Record<Side, Statement>> {
  return { people: of('people'), victim: of('victim') };
}

/**
 * The values in the order of the numbers; those that the statement does not name are left out. Throws
 * `unexpected` where one is missing.
 */
export function valuesFor({ name, parameters }: Command, values: Values): Value[] {
  return parameters.map((parameter) => {
    const value = values[parameter];
    if (value === undefined)
      throw new Fault('unexpected', `The statement ${name} has no value for $${parameter}.`);
    return value;
  });
}

/**
 * The rows, checked. Throws `unexpected` where one has another shape; the fault names the statement and the
 * column, and no content.
 */
export function rowsOf<Row>({ name, rows }: Query<Row>, returned: unknown): Row[] {
  const checked = rows.safeParse(returned);
  if (checked.success) return checked.data;
  const columns = new Set(checked.error.issues.map(({ path }) => String(path[1] ?? 'a row')));
  throw new Fault(
    'unexpected',
    `The statement ${name} returned another shape than expected: ${[...columns].join(', ')}.`,
  );
}
