import { describe, expect, it } from 'vitest';
import { halfYearBefore, halfYearOf, halfYearsIn, toHalfYears } from '../../../reports/release/half-years.ts';

describe('half-years', () => {
  it.each([
    ['2026-03', '2025-10', '2026-03'],
    ['2026-04', '2026-04', '2026-09'],
    ['2026-09', '2026-04', '2026-09'],
    ['2026-10', '2026-10', '2027-03'],
    ['2027-01', '2026-10', '2027-03'],
  ])('%s lies in the one from %s to %s', (month, from, to) => {
    expect(halfYearOf(month)).toEqual({ from, to });
    expect(toHalfYears({ from: month, to: month })).toEqual({ from, to });
  });

  it.each([
    ['2026-11', '2026-04', '2026-09'],
    ['2026-02', '2025-04', '2025-09'],
    ['2026-04', '2025-10', '2026-03'],
  ])('in %s the last that is over is from %s to %s', (month, from, to) => {
    expect(halfYearBefore(month)).toEqual({ from, to });
  });

  it.each([
    ['one', '2025-10', '2026-03', ['2025-10']],
    ['three that follow one another', '2025-04', '2026-09', ['2025-04', '2025-10', '2026-04']],
    ['none where the period begins within one', '2025-05', '2025-09', []],
    ['none where it ends within one', '2025-04', '2025-12', []],
  ])('a period is made of %s', (_, from, to, firsts) => {
    expect(halfYearsIn({ from, to }).map((half) => half.from)).toEqual(firsts);
  });
});
