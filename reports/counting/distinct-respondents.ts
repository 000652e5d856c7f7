import type { Stopping } from '../../domain/giving-way.ts';

/** So many rows are read in one go. */
const atOnce = 5_000;
/** Characters at the beginning of each row that stand for the respondent. */
const tokenLength = 11;

/**
 * Rows by distinct respondent: `newest` has the last row of each, `previous` the one before each row, or -1.
 */
export type DistinctRespondents = {
  newest: number[];
  previous: Int32Array;
  /** Of each row: the group it is in, and where in that group's text its codes begin. */
  groupOf: Uint32Array;
  starts: Uint32Array;
};

/** Finds which rows are of the same respondent, over all groups. Rows end with a line feed. */
export function* distinctRespondents(groups: readonly { rows: string }[]): Stopping<DistinctRespondents> {
  const most = groups.reduce((sum, { rows }) => sum + Math.ceil(rows.length / (tokenLength + 1)), 0);
  const numbers = new Map<string, number>();
  const newest: number[] = [];
  const previous = new Int32Array(most).fill(-1);
  const groupOf = new Uint32Array(most);
  const starts = new Uint32Array(most);

  let row = 0;
  for (const [group, { rows }] of groups.entries()) {
    for (let at = 0; at < rows.length; row++) {
      const token = rows.slice(at, at + tokenLength);
      groupOf[row] = group;
      starts[row] = at + tokenLength;
      const respondent = numbers.get(token);
      if (respondent === undefined) {
        numbers.set(token, newest.length);
        newest.push(row);
      } else {
        previous[row] = newest[respondent] ?? -1;
        newest[respondent] = row;
      }
      if (row % atOnce === atOnce - 1) yield;
      const end = rows.indexOf('\n', at);
      at = end === -1 ? rows.length : end + 1;
    }
  }
  return { newest, previous, groupOf, starts };
}
