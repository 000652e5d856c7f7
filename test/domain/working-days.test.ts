import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidaysOf, easterSunday } from '../../domain/bank-holidays.ts';
import { isWorkingDay, workingDaysAfter, workingDaysBetween } from '../../domain/working-days.ts';

const dates = (days: Date[]) => days.map((day) => day.toISOString().slice(0, 10));
const on = (date: string) => new Date(`${date}T00:00:00Z`);

/** As https://www.gov.uk/bank-holidays publishes them for England and Wales. */
const published: [number, string[]][] = [
  [2024, ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26']],
  [2025, ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26']],
  [2026, ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
  [2027, ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28']],
];

describe('bank holidays of England and Wales', () => {
  it.each(published)('of %i are those that were published', (year, days) => {
    expect(dates(bankHolidaysOf(year))).toEqual(days.map((day) => `${year}-${day}`));
  });

  it.each([
    ["New Year's Day on a Saturday is kept on Monday", 2028, '2028-01-03'],
    ["New Year's Day on a Sunday is kept on Monday", 2023, '2023-01-02'],
    ['Christmas Day on a Sunday is kept on Tuesday, after Boxing Day', 2022, '2022-12-27'],
    ['Boxing Day on a Sunday is kept on Tuesday, after Christmas Day', 2021, '2021-12-28'],
    ['Boxing Day on a Saturday is kept on Monday', 2020, '2020-12-28'],
    ['the first Monday in May of 2020 was moved', 2020, '2020-05-08'],
    ['the last Monday in May of 2022 was moved', 2022, '2022-06-02'],
    ['the coronation was a holiday of its own', 2023, '2023-05-08'],
  ])('%s', (_, year, day) => {
    expect(dates(bankHolidaysOf(year))).toContain(day);
  });

  it('leave nothing behind where one was moved', () => {
    expect(dates(bankHolidaysOf(2020))).not.toContain('2020-05-04');
    expect(dates(bankHolidaysOf(2022))).not.toContain('2022-05-30');
  });

  it('are at least eight different weekdays in any year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1972, max: 2400 }), (year) => {
        const days = bankHolidaysOf(year);
        expect(new Set(dates(days)).size).toBe(days.length);
        expect(days.length).toBeGreaterThanOrEqual(8);
        for (const day of days) expect([1, 2, 3, 4, 5]).toContain(day.getUTCDay());
      }),
    );
  });
});

describe('Easter Sunday', () => {
  it.each([
    ['as early as it can be', 1818, '1818-03-22'],
    ['as late as it can be', 1943, '1943-04-25'],
    ['as late as it will be this century', 2038, '2038-04-25'],
    ['where the moon of the tables is a day early', 1954, '1954-04-18'],
    ['where the moon of the tables is a day early again', 1981, '1981-04-19'],
    ['in a leap year', 2024, '2024-03-31'],
  ])('falls %s', (_, year, day) => {
    expect(dates([easterSunday(year)])).toEqual([day]);
  });
});

describe('what is due in working days', () => {
  it.each([
    ['a week later where nothing is in between', '2026-02-03', 5, '2026-02-10'],
    ['the day itself does not count', '2026-02-02', 1, '2026-02-03'],
    ['what comes on a Friday is due on Monday', '2026-02-06', 1, '2026-02-09'],
    ['what comes on a Saturday is due on Monday too', '2026-02-07', 1, '2026-02-09'],
    ['and what comes on a Sunday', '2026-02-08', 1, '2026-02-09'],
    ['Easter takes two days out', '2026-03-31', 5, '2026-04-09'],
    ['Christmas and the New Year take three out', '2026-12-23', 5, '2027-01-04'],
    ['Christmas at a weekend is made up for', '2027-12-24', 1, '2027-12-29'],
    ['no days at all is the day itself', '2026-12-25', 0, '2026-12-25'],
  ])('%s', (_, from, days, due) => {
    expect(dates([workingDaysAfter(on(from), days)])).toEqual([due]);
  });

  it('takes the day of a moment, and gives midnights', () => {
    expect(workingDaysAfter(new Date('2026-02-03T16:20:00Z'), 5).toISOString()).toBe(
      '2026-02-10T00:00:00.000Z',
    );
  });

  it.each([-1, 0.5, Number.NaN])('does not count %d days', (days) => {
    expect(() => workingDaysAfter(on('2026-02-03'), days)).toThrow(RangeError);
  });

  it('takes no date that is none', () => {
    expect(() => workingDaysAfter(new Date('soon'), 5)).toThrow(RangeError);
    expect(() => workingDaysBetween(on('2026-02-03'), new Date('soon'))).toThrow(RangeError);
  });

  const anyDay = fc
    .date({ min: on('2020-01-01'), max: on('2040-01-01'), noInvalidDate: true })
    .map((date) => on(date.toISOString().slice(0, 10)));

  it('falls on a working day, exactly so many away', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const due = workingDaysAfter(from, days);
        expect(isWorkingDay(due)).toBe(true);
        expect(workingDaysBetween(from, due)).toBe(days);
        expect(workingDaysBetween(due, from)).toBe(-days);
      }),
    );
  });

  it('adds up, whatever day stands in between', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(40), fc.nat(40), (from, some, more) => {
        const [middle, end] = [
          new Date(+from + some * 86_400_000),
          new Date(+from + (some + more) * 86_400_000),
        ];
        expect(workingDaysBetween(from, middle) + workingDaysBetween(middle, end)).toBe(
          workingDaysBetween(from, end),
        );
      }),
    );
  });
});
