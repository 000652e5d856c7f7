import { expect, it } from 'vitest';
import { rounded } from '../../../reports/statistics/estimate.ts';
import { newcombe } from '../../../reports/statistics/newcombe.ts';
import { wilson } from '../../../reports/statistics/wilson.ts';

/** The examples of Newcombe's table II, method 10: so many of so many, less so many of so many. */
it.each([
  ['56 of 70 less 48 of 80', [56, 70], [48, 80], 0.0524, 0.3339],
  ['9 of 10 less 3 of 10', [9, 10], [3, 10], 0.1705, 0.809],
  ['6 of 7 less 2 of 7', [6, 7], [2, 7], 0.0582, 0.8062],
  ['5 of 56 less 0 of 29', [5, 56], [0, 29], -0.0381, 0.1926],
  ['0 of 10 less 0 of 20', [0, 10], [0, 20], -0.1611, 0.2775],
])('%s', (_, now, before, low, high) => {
  const of = ([some = 0, n = 1]: number[]) => ({ share: some / n, ...wilson(some / n, n) });
  const interval = newcombe(of(before), of(now));
  expect({ low: rounded(interval.low), high: rounded(interval.high) }).toEqual({ low, high });
});
