import type { Estimate } from './estimate.ts';

/**
 * The 95 % interval of the difference of two independent shares, the later less the earlier, from -1 to 1:
 * Newcombe's hybrid score method, from the Wilson intervals of both. Where it holds 0, the difference could
 * well be chance.
 *
 * R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
 * eleven methods", Statistics in Medicine 17 (1998), method 10.
 */
export function newcombe(before: Estimate, now: Estimate): { low: number; high: number } {
  const difference = now.share - before.share;
  return {
    low: difference - Math.hypot(now.share - now.low, before.high - before.share),
    high: difference + Math.hypot(now.high - now.share, before.share - before.low),
  };
}
