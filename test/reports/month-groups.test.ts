import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupMonths, monthsBetween } from '../../reports/month-groups.ts';

const quarters = (perMonth: string[]) => {
  const months = new Map(perMonth.map((people, at) => [`2026-0${at + 1}`, [...people]]));
  const period = { from: '2026-01', to: `2026-0${perMonth.length}` };
  return groupMonths(period, (month) => months.get(month) ?? [], 3).map(
    ({ from, to }) => `${Number(from.slice(5))}–${Number(to.slice(5))}`,
  );
};

describe('months are merged until they have three people, a letter each', () => {
  it.each([
    ['a month with enough stands alone', ['abc', 'def'], ['1–1', '2–2']],
    ['a small one waits for the next', ['ab', 'c', 'def'], ['1–2', '3–3']],
    ['somebody who comes again is one person', ['ab', 'ab', 'c'], ['1–3']],
    ['an empty month joins the one after it', ['', 'abc'], ['1–2']],
    ['what is left at the end joins the group before it', ['abc', 'def', 'g'], ['1–1', '2–3']],
    ['so do empty months at the end', ['abc', '', ''], ['1–3']],
    ['where the whole is too small it is one group', ['a', 'b'], ['1–2']],
    ['and where there is nobody', ['', ''], ['1–2']],
  ])('%s', (_, months, groups) => {
    expect(quarters(months)).toEqual(groups);
  });

  it('stand in order without a gap, and each has enough people unless it is the only one', () => {
    const people = fc.array(fc.uniqueArray(fc.nat(30)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 10 }), (perMonth, threshold) => {
        const period = {
          from: '2024-03',
          to: monthsBetween({ from: '2024-03', to: '2030-01' })[perMonth.length - 1] ?? '',
        };
        const all = monthsBetween(period);
        const peopleIn = (month: string) => (perMonth[all.indexOf(month)] ?? []).map(String);
        const groups = groupMonths(period, peopleIn, threshold);
        expect(groups.flatMap(monthsBetween)).toEqual(all);
        for (const group of groups) {
          const size = new Set(monthsBetween(group).flatMap(peopleIn)).size;
          if (groups.length > 1) expect(size).toBeGreaterThanOrEqual(threshold);
        }
      }),
    );
  });
});

describe('the months of a period', () => {
  it('go over the end of a year', () => {
    expect(monthsBetween({ from: '2025-11', to: '2026-02' })).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
  });

  it.each([
    ['that ends before it begins', '2026-02', '2026-01'],
    ['that begins in no month', '2026-13', '2027-01'],
    ['that ends on a day', '2026-01', '2026-02-01'],
  ])('are refused of a period %s', (_, from, to) => {
    expect(() => monthsBetween({ from, to })).toThrow(RangeError);
  });
});
