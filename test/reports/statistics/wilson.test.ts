import { describe, expect, it } from 'vitest';
import { rounded } from '../../../reports/statistics/estimate.ts';
import { wilson } from '../../../reports/statistics/wilson.ts';

describe("Wilson's interval of a share", () => {
  it.each([
    ['nobody of ten is not certainly nobody', 0, 10, 0, 0.2775],
    ['half of ten', 0.5, 10, 0.2366, 0.7634],
    ['everybody of five is not certainly everybody', 1, 5, 0.5655, 1],
    ['half of a thousand is known well', 0.5, 1000, 0.4691, 0.5309],
  ])('%s', (_, share, n, low, high) => {
    const interval = wilson(share, n);
    expect({ low: rounded(interval.low), high: rounded(interval.high) }).toEqual({ low, high });
  });
});
