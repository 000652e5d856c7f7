import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsIn } from '../../../domain/calendar.ts';
import { groupMonths } from '../../../reports/counting/month-groups.ts';

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
    ['what is left at the end is in none', ['abc', 'def', 'g'], ['1–1', '2–2']],
    ['nor are empty months at the end', ['abc', '', ''], ['1–1']],
    ['where the whole is too small there is none', ['a', 'b'], []],
  ])('%s', (_, months, groups) => {
    expect(quarters(months)).toEqual(groups);
  });

  const anyPeople = fc.array(fc.uniqueArray(fc.nat(30)), { minLength: 1, maxLength: 30 });
  const months = monthsIn({ from: '2024-03', to: '2030-01' });

  it('stand in order without a gap from the first month on, and each has just enough people', () => {
    fc.assert(
      fc.property(anyPeople, fc.integer({ min: 1, max: 10 }), (perMonth, threshold) => {
        const all = months.slice(0, perMonth.length);
        const peopleIn = (month: string) => (perMonth[all.indexOf(month)] ?? []).map(String);
        const size = (some: string[]) => new Set(some.flatMap(peopleIn)).size;
        const groups = groupMonths({ from: '2024-03', to: all.at(-1) ?? '' }, peopleIn, threshold);
        const grouped = groups.flatMap(monthsIn);
        expect(grouped).toEqual(all.slice(0, grouped.length));
        for (const group of groups) {
          expect(size(monthsIn(group))).toBeGreaterThanOrEqual(threshold);
          expect(size(monthsIn(group).slice(0, -1))).toBeLessThan(threshold);
        }
        expect(size(all.slice(grouped.length))).toBeLessThan(threshold);
      }),
    );
  });

  it('are the same when somebody looks again later, and there are more of them at the end', () => {
    fc.assert(
      fc.property(anyPeople, fc.nat(29), fc.integer({ min: 1, max: 10 }), (perMonth, first, threshold) => {
        const peopleIn = (month: string) => (perMonth[months.indexOf(month)] ?? []).map(String);
        const until = (to: number) =>
          groupMonths({ from: '2024-03', to: months[to] ?? '' }, peopleIn, threshold);
        const before = until(Math.min(first, perMonth.length - 1));
        expect(until(perMonth.length - 1).slice(0, before.length)).toEqual(before);
      }),
    );
  });
});
