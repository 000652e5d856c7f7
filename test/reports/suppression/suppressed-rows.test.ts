import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressedRows } from '../../../reports/suppression/suppressed-rows.ts';

describe('which rows of a breakdown are hidden, at a threshold of five', () => {
  it.each([
    ['nothing is hidden where all are enough', [5, 9, 30], []],
    ['a small row takes the next smallest with it', [3, 9, 30], [0, 1]],
    ['two small rows that are enough together stay alone', [3, 2, 30, 9], [0, 1]],
    ['two small rows that are not enough together take a third', [1, 2, 30, 9], [0, 1, 3]],
    ['a row of nobody is a small row', [0, 9, 30], [0, 1]],
    ['of two equally small ones the first goes', [1, 8, 8], [0, 1]],
    ['two rows are hidden together or not at all', [2, 40], [0, 1]],
    ['everything may be hidden', [2, 2, 2], [0, 1, 2]],
    ['there may be no rows', [], []],
  ])('%s', (_, bases, hidden) => {
    const total = bases.reduce((sum, base) => sum + base, 0);
    const marks = suppressedRows(bases, total, 5);
    expect([...marks.keys()].filter((row) => marks[row])).toEqual(hidden);
  });

  it('hides the row of the many beside a small one, where the band has one', () => {
    expect(suppressedRows([9, 30, 2], 41, 5, 1)).toEqual([false, true, true]);
    expect(suppressedRows([9, 3, 2], 14, 5, 1)).toEqual([false, true, true]);
    expect(suppressedRows([9, 30, 8], 47, 5, 1)).toEqual([false, false, false]);
  });

  it('subtracts a person twice who is in two rows, and so hides rather more', () => {
    expect(suppressedRows([4, 4, 6, 7], 21, 5)).toEqual([true, true, false, false]);
    expect(suppressedRows([4, 4, 6, 7], 17, 5)).toEqual([true, true, true, false]);
  });

  it('leaves whoever subtracts with nothing, or at least two rows of at least the threshold together', () => {
    const members = fc.array(fc.uniqueArray(fc.nat(40), { maxLength: 25 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(members, fc.integer({ min: 1, max: 10 }), (rows, threshold) => {
        const everybody = new Set(rows.flat());
        const hidden = suppressedRows(
          rows.map((row) => row.length),
          everybody.size,
          threshold,
        );
        const shown = new Set(rows.filter((_, row) => !hidden[row]).flat());
        const left = [...everybody].filter((person) => !shown.has(person));
        const allHidden = !hidden.includes(false);
        expect(rows.every((row, at) => hidden[at] || row.length >= threshold)).toBe(true);
        if (hidden.includes(true) && everybody.size >= threshold) {
          expect(hidden.filter(Boolean).length >= 2 || allHidden).toBe(true);
          expect(left.length).toBeGreaterThanOrEqual(threshold);
        }
      }),
    );
  });
});
