import { z } from 'zod';

/** A row as it is published: with its figures, or suppressed and without a single number. */
export type Row<Figures> = ({ suppressed: false } & Figures) | { suppressed: true };

/** The schema of a row: `about` says which it is, `figures` stand only where it is not suppressed. */
export function rowSchema<About extends z.ZodRawShape, Figures extends z.ZodRawShape>(
  about: About,
  figures: Figures,
) {
  return z.discriminatedUnion('suppressed', [
    z.object({ ...about, suppressed: z.literal(false), ...figures }),
    z.object({ ...about, suppressed: z.literal(true) }),
  ]);
}

/** A row, with figures only where it is not hidden. */
export function row<Figures>(hidden: boolean, figures: () => Figures): Row<Figures> {
  return hidden ? { suppressed: true } : { suppressed: false, ...figures() };
}

/**
 * Which rows of one breakdown stay hidden, by rule 8. `bases` are distinct people, `total` those of the published total. A row of fewer
 * than the threshold is hidden, one of nobody too, for "none of them" says something of each. Where any is, as many of the next smallest
 * follow as it takes that whoever subtracts all shown rows from the total is left with at least the threshold. The row at `first` follows
 * before the smallest: hiding the many beside the few costs little, for what is left of the total is nearly all theirs.
 *
 * Rows are hidden and never merged: a merged row ("boys and another") would be a different one in every period. Who is in two rows,
 * because a band changed between two answers, is subtracted twice, which errs towards hiding.
 */
export function hiddenRows(
  bases: readonly number[],
  total: number,
  threshold: number,
  first = -1,
): boolean[] {
  const hidden = bases.map((base) => base < threshold);
  if (!hidden.includes(true)) return hidden;

  let left = total - bases.reduce((sum, base, at) => (hidden[at] ? sum : sum + base), 0);
  const following = [...bases.entries()]
    .filter(([at]) => !hidden[at])
    .sort(([a, one], [b, other]) => Number(b === first) - Number(a === first) || one - other);
  for (const [at, base] of following) {
    if (left >= threshold) break;
    hidden[at] = true;
    left += base;
  }
  return hidden;
}

/**
 * Which values are hidden in the sum of several tables: those that are hidden in any of them, for otherwise the sum less the other parts
 * would show what the part hides. Each table says of its own values whether they are hidden.
 */
export function hiddenInAll(tables: readonly ReadonlyMap<string, boolean>[]): ReadonlySet<string> {
  return new Set(tables.flatMap((table) => [...table].flatMap(([value, hidden]) => (hidden ? [value] : []))));
}
