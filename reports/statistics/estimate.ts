import { wilson } from './wilson.ts';

/** A share from 0 to 1 with its 95 % interval, as they are published: to four places. */
export type Estimate = { share: number; low: number; high: number };

/**
 * The share of so many in all. `n`: the distinct respondents they come from, where those are not all. At
 * least one.
 */
export function estimate(some: number, all: number, n = all): Estimate {
  const { low, high } = wilson(some / all, n);
  return { share: rounded(some / all), low: rounded(low), high: rounded(high) };
}

/** Four places: a hundredth of a per cent, the same in every format. */
export function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
