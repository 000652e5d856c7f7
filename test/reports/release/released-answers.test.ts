import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardReport } from '../../../reports/board/report.ts';
import { club, clubNow, people, report } from '../../support/auditor/clubs.ts';
import { anyResponses, given } from '../../support/responses.ts';

const mood = (of: BoardReport) => {
  const found = of.questionnaires[0]?.questions.find(({ question }) => question === 'mood');
  return found?.suppressed ? null : found?.base;
};
const late = (number: number, batch: number, month: string, age: '10-14' | '15-17' = '10-14') =>
  people(number, { mood: given('5') }, { age }).map((one) => ({ ...one, batch, month }));

describe('answers to a question', () => {
  it('count in the month in which enough people are together, whatever the questionnaire has', () => {
    const others = people(9, { came: given('walk') }).map((one) => ({ ...one, batch: 1, month: '2025-10' }));
    const all = [...others, ...late(2, 1, '2025-10'), ...late(3, 2, '2025-12'), ...late(4, 3, '2026-01')];
    const of = (from: string, to: string) => mood(report(all, { from, to }));
    expect(of('2025-10', '2025-11')).toBeNull();
    expect(of('2025-12', '2025-12')).toBe(5);
    expect(of('2026-01', '2026-03')).toBeNull();
    expect(of('2025-10', '2026-03')).toBe(5);
  });

  it('are of distinct people: one who answers twice is not two', () => {
    const [one, ...others] = late(4, 1, '2025-10');
    const again = one ? [{ ...one, batch: 2, month: '2025-11' }] : [];
    expect(mood(report([...(one ? [one] : []), ...others, ...again]))).toBeNull();
    expect(mood(report([...(one ? [one] : []), ...others, ...again, ...late(1, 3, '2025-12')]))).toBe(5);
  });

  it('of a month are the same whatever comes after it', () => {
    fc.assert(
      fc.property(
        anyResponses([club, clubNow]),
        fc.array(fc.nat(5), { minLength: 60, maxLength: 60 }),
        (responses, drawn) => {
          const all = responses.map((one, at) => {
            const month = drawn[at] ?? 0;
            return { ...one, batch: month, month: `2025-0${month + 4}` };
          });
          const of = (some: typeof all) =>
            report(some, { from: '2025-04', to: '2025-06', newest: [club, clubNow] }).questionnaires;
          expect(of(all.filter(({ month }) => month <= '2025-06'))).toEqual(of(all));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('groups', () => {
  const both = [
    ...late(9, 1, '2025-05'),
    ...late(2, 1, '2025-05', '15-17'),
    ...late(9, 2, '2025-11'),
    ...late(8, 2, '2025-11', '15-17'),
  ];
  const ages = (from: string, to: string) => {
    const [one] = report(both, { from, to }).questionnaires;
    return one?.questions[0]?.bands[0]?.rows.map((row) => (row.suppressed ? null : row.base));
  };

  it('that are hidden in one half-year are hidden in the sum with others, where they are many', () => {
    expect(ages('2025-04', '2025-09')).toEqual([null, null]);
    expect(ages('2025-10', '2026-03')).toEqual([9, 8]);
    expect(ages('2025-04', '2026-03')).toEqual([null, null]);
  });

  it('are not told apart over other months than whole half-years', () => {
    expect(ages('2025-04', '2025-12')).toBeUndefined();
    expect(ages('2025-05', '2025-05')).toBeUndefined();
  });
});
