/**
 * The exact two-sided sign test of how many moved up against how many moved down. Returns how likely, from 0
 * to 1, so uneven a split or a more uneven one is where up and down are equally likely. Who stayed is left
 * out.
 *
 *     p = min(1, 2 · Σ C(m, k) / 2^m  for k = 0 … min(up, down)),  m = up + down;  1 where nobody moved
 *
 * W. J. Dixon and A. M. Mood, "The statistical sign test", Journal of the American Statistical Association 41
 * (1946); W. J. Conover, "Practical Nonparametric Statistics", 3rd edition (1999), section 3.4.
 */
export function signTest(up: number, down: number): number {
  const moved = up + down;
  const fewer = Math.min(up, down);
  // The logarithm of each term, for 2^m alone is too large a number where more than 1,023 moved.
  let term = -moved * Math.LN2;
  let tail = Math.exp(term);
  for (let k = 1; k <= fewer; k++) {
    term += Math.log((moved - k + 1) / k);
    tail += Math.exp(term);
  }
  return Math.min(1, 2 * tail);
}
