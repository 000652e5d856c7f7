/**
 * Which rows of one breakdown are suppressed. `bases` are distinct respondents, `total` those of the
 * published total.
 *
 * Primary suppression: a row of fewer than the threshold. A row of nobody too, for "none of them" says
 * something of each. Complementary suppression: where there is one, as many further rows as it takes that the
 * total less all shown rows leaves at least the threshold. They are the smallest, but the row at `first`
 * comes before them: hiding the many beside the few costs little, for what is left of the total is nearly all
 * theirs.
 *
 * Rows are suppressed and never merged: a merged row ("boys and another") would be a different one in every
 * period. Who is in two rows, because a band changed between two answers, is subtracted twice, which errs
 * towards suppressing.
 */
export function suppressedRows(
  bases: readonly number[],
  total: number,
  threshold: number,
  first = -1,
): boolean[] {
  const suppressed = bases.map((base) => base < threshold);
  if (!suppressed.includes(true)) return suppressed;

  let left = total - bases.reduce((sum, base, at) => (suppressed[at] ? sum : sum + base), 0);
  const complementary = [...bases.entries()]
    .filter(([at]) => !suppressed[at])
    .sort(([a, one], [b, other]) => Number(b === first) - Number(a === first) || one - other);
  for (const [at, base] of complementary) {
    if (left >= threshold) break;
    suppressed[at] = true;
    left += base;
  }
  return suppressed;
}

/**
 * The values that are suppressed in the sum of several tables: those suppressed in any of them. Otherwise the
 * sum less the other tables would show what one of them hides. Each table says of its own values whether they
 * are suppressed.
 */
export function suppressedInAny(tables: readonly ReadonlyMap<string, boolean>[]): ReadonlySet<string> {
  return new Set(
    tables.flatMap((table) => [...table].flatMap(([value, suppressed]) => (suppressed ? [value] : []))),
  );
}
