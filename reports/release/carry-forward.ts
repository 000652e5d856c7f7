/**
 * In which month each batch counts. `months` has the month of each batch, in the order in which the batches came, which is the order of
 * their months too. Batches wait until `enough` says of those from the first waiting to the last that they are enough together; then all
 * of them count in the month of the last. Null: those at the end, which wait still.
 *
 * What comes later never moves what counts already, so that whoever looks again, or at other months, finds whole further lots, and each
 * of them enough. `enough` must hold for more batches wherever it holds for fewer.
 */
export function carry(
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
