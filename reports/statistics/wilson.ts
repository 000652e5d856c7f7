const z = 1.959964;

/**
 * The 95 % interval of a share, from 0 to 1, of `n` distinct respondents: Wilson's score method, which stays
 * sound for the few people and the shares near 0 and 1 that are usual here. `n` is people and not answers:
 * two answers of one person are not two opinions.
 *
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
 * American Statistical Association 22 (1927).
 */
export function wilson(share: number, n: number): { low: number; high: number } {
  const centre = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
