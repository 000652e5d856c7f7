import { describe, expect, it } from 'vitest';
import { editionPeriods, halfYearEndedBy, isEditionPeriod } from '../../../reports/edition/periods.ts';

describe('an edition', () => {
  it.each([
    ['a quarter that is over', '2026-07', '2026-09', true],
    ['a quarter that is under way', '2026-10', '2026-12', false],
    ['three months that are no quarter', '2026-05', '2026-07', false],
    ['April to September', '2026-04', '2026-09', true],
    ['October to March', '2025-10', '2026-03', true],
    ['a half-year that begins in January', '2026-01', '2026-06', false],
    ['a year from April', '2025-04', '2026-03', true],
    ['a year from January', '2025-01', '2025-12', false],
    ['one month', '2026-05', '2026-05', false],
    ['the wrong way round', '2026-06', '2026-04', false],
  ])('may be of this period: %s', (_, from, to, may) => {
    expect(isEditionPeriod({ from, to }, '2026-11')).toBe(may);
  });

  it('is offered the newest quarter first, and nothing that it may not be of', () => {
    const offered = editionPeriods('2026-11');
    expect(offered[0]).toEqual({ from: '2026-07', to: '2026-09' });
    expect(offered.every((period) => isEditionPeriod(period, '2026-11'))).toBe(true);
  });
});

it.each([
  ['its second quarter', '2026-07', '2026-09', { from: '2026-04', to: '2026-09' }],
  ['its second quarter, over the new year', '2026-01', '2026-03', { from: '2025-10', to: '2026-03' }],
  ['its first quarter', '2026-04', '2026-06', null],
  ['the half-year itself', '2026-04', '2026-09', null],
])('a half-year is ended by %s alone', (_, from, to, half) => {
  expect(halfYearEndedBy({ from, to })).toEqual(half);
});
