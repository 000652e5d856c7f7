/**
 * In which month each batch counts; null for the last ones where they still wait. `months` has the month of
 * each batch in the order in which the batches came, which is the order of their months too. Batches
 * accumulate until `enough(first, last)`; the whole run counts in its last batch's month.
 *
 * What comes later never moves what counts already. So whoever looks again, or at other months, finds whole
 * further runs, each of them enough. Wherever `enough` holds of a run it must hold of a longer one.
 */
export function carryForward(
  months: readonly string[],
  enough: (first: number, last: number) => boolean,
): (string | null)[] {
  const counted: (string | null)[] = months.map(() => null);
  let first = 0;
  for (const [last, month] of months.entries()) {
    if (!enough(first, last)) continue;
    counted.fill(month, first, last + 1);
    first = last + 1;
  }
  return counted;
}
