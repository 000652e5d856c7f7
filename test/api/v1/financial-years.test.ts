import { describe, expect, it } from 'vitest';
import { halfYear, halfYears } from '../../../api/staff/reports/half-years.ts';
import { financialYear, financialYears } from '../../../api/v1/financial-years.ts';

describe('a financial year', () => {
  it.each([
    ['under way, reaches the last month that is over', '2026-11-24', '2026-10', false],
    ['in its second month, is its first', '2026-05-01', '2026-04', false],
    ['in the next January, goes over the end of the year', '2027-01-31', '2026-12', false],
    ['in its last month, is not whole', '2027-03-31', '2027-02', false],
    ['from the next April on, is whole', '2027-04-01', '2027-03', true],
    ['long ago, is whole', '2031-01-01', '2027-03', true],
  ])('%s', (_, now, to, over) => {
    expect(financialYear(2026, new Date(now))).toEqual({ year: 2026, from: '2026-04', to, over });
  });

  it('in its first month is none yet, and the list begins with the one before', () => {
    const april = new Date('2026-04-30T12:00:00Z');
    expect(financialYear(2026, april)).toBeNull();
    expect(financialYears(april).map(({ year }) => year)).toEqual([2025, 2024, 2023, 2022]);
  });

  it('is under way in January under the year before', () => {
    const [newest] = financialYears(new Date('2027-01-15'));
    expect(newest).toEqual({ year: 2026, from: '2026-04', to: '2026-12', over: false });
  });
});

describe('a half-year', () => {
  it('is there once its last month is over', () => {
    expect(halfYear('2026-2', new Date('2026-12-31'))).toBeNull();
    expect(halfYear('2026-2', new Date('2027-01-01'))).toMatchObject({ from: '2026-07', to: '2026-12' });
  });

  it('stands in a list, the newest first', () => {
    expect(halfYears(new Date('2026-02-01')).map(({ key }) => key)).toEqual([
      '2025-2',
      '2025-1',
      '2024-2',
      '2024-1',
      '2023-2',
      '2023-1',
    ]);
  });
});
