import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayOf,
  financialYear,
  financialYearOf,
  financialYears,
  firstOfMonth,
  halfYearBefore,
  halfYearCode,
  halfYearCoded,
  halfYearEndingWith,
  halfYearOf,
  halfYearsIn,
  halfYearsOver,
  isIn,
  isMonth,
  isoDay,
  lastMonthOver,
  monthLater,
  monthOf,
  monthsIn,
  overlap,
  quarterOf,
  toHalfYears,
} from '../../domain/calendar.ts';

const at = (text: string) => new Date(text);

describe('days and months of a moment', () => {
  it.each([
    ['in winter the day ends with that of UTC', '2026-11-10T23:59:59.999Z', '2026-11-10'],
    ['00:30 on 1 July in London is July', '2026-06-30T23:30:00Z', '2026-07-01'],
    ['a minute before midnight on 30 June is June', '2026-06-30T22:59:00Z', '2026-06-30'],
    ['00:30 on 1 April begins the financial year', '2026-03-31T23:30:00Z', '2026-04-01'],
    ['00:30 on 1 October begins the half-year', '2026-09-30T23:30:00Z', '2026-10-01'],
    ['the clocks go forward: the night before is still of winter', '2026-03-28T23:30:00Z', '2026-03-28'],
    ['the hour that is left out is of its Sunday', '2026-03-29T01:00:00Z', '2026-03-29'],
    ['the last Sunday of March ends an hour early', '2026-03-29T23:00:00Z', '2026-03-30'],
    ['the clocks go back: the night before is still of summer', '2026-10-24T23:30:00Z', '2026-10-25'],
    ['the hour that comes twice is of its Sunday', '2026-10-25T00:30:00Z', '2026-10-25'],
    ['the second time too', '2026-10-25T01:30:00Z', '2026-10-25'],
    ['the last Sunday of October ends with UTC', '2026-10-25T23:59:59Z', '2026-10-25'],
  ])('are those of London: %s', (_, moment, day) => {
    expect(isoDay(at(moment))).toBe(day);
    expect(dayOf(at(moment))).toEqual(at(day));
    expect(monthOf(at(moment))).toBe(day.slice(0, 7));
    expect(firstOfMonth(at(moment))).toEqual(at(`${day.slice(0, 7)}-01`));
    expect(addDays(at(moment), 0)).toEqual(at(day));
    expect(addMonths(at(moment), 0)).toEqual(at(day));
  });

  const days = fc
    .date({ min: at('1900-01-01'), max: at('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it('leave a day the day that it is', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(isoDay(at(day))).toBe(day);
        expect(dayOf(at(day))).toEqual(at(day));
      }),
    );
  });

  it.each([
    ['eight weeks over the change in October', '2026-09-29T23:30:00Z', 56, '2026-11-25'],
    ['eight weeks over the change in March', '2026-03-01T23:30:00Z', 56, '2026-04-26'],
    ['one day earlier', '2026-06-30T23:30:00Z', -1, '2026-06-30'],
  ])('are counted on by the calendar: %s', (_, from, many, to) => {
    expect(addDays(at(from), many)).toEqual(at(to));
  });

  it.each([
    ['2026-11-10T12:34:56Z', 12, '2027-11-10', 'the same day next year'],
    ['2026-08-31T22:59:59Z', 6, '2027-02-28', 'the last day where the month is shorter'],
    ['2027-08-31T00:00:00Z', 6, '2028-02-29', 'a leap day'],
    ['2026-12-31T00:00:00Z', 1, '2027-01-31', 'over the end of a year'],
    ['2026-06-30T23:30:00Z', 24, '2028-07-01', 'from the day it is in London'],
  ])('%s and %i months is %s: %s', (from, months, to) => {
    expect(addMonths(at(from), months)).toEqual(at(to));
  });

  it('has no text where it is no moment', () => {
    expect(() => isoDay(at('tomorrow'))).toThrow(RangeError);
    expect(() => monthOf(at('tomorrow'))).toThrow(RangeError);
    expect(() => dayOf(at('tomorrow'))).toThrow(RangeError);
  });
});

describe('months', () => {
  it.each([
    ['a month of this year is one', '2026-01', true],
    ['December is the last', '2026-12', true],
    ['there is no thirteenth', '2026-13', false],
    ['a day is none', '2026-01-01', false],
    ['nor is a year', '2026', false],
    ['nor a year of another millennium', '1999-01', false],
  ])('%s: %s', (_, text, is) => {
    expect(isMonth(text)).toBe(is);
  });

  it.each([
    ['the next month', '2025-11', 1, '2025-12'],
    ['the month after December is in the next year', '2025-12', 1, '2026-01'],
    ['the month before January is in the year before', '2026-01', -1, '2025-12'],
    ['five years later it is the same month', '2026-07', 60, '2031-07'],
  ])('%s', (_, month, months, later) => {
    expect(monthLater(month, months)).toBe(later);
  });

  it.each([
    ['on its last day a month is not over', '2026-01-31T23:59:59Z', '2025-12'],
    ['on the next day it is', '2026-02-01T00:00:00Z', '2026-01'],
    ['in summer it is over at midnight in London', '2026-06-30T23:00:00Z', '2026-06'],
    ['and not a minute before', '2026-06-30T22:59:00Z', '2026-05'],
  ])('%s', (_, now, last) => {
    expect(lastMonthOver(at(now))).toBe(last);
  });
});

describe('the months of a period', () => {
  it('go over the end of a year', () => {
    expect(monthsIn({ from: '2025-11', to: '2026-02' })).toEqual([
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
    expect(() => monthsIn({ from, to })).toThrow(RangeError);
  });

  it('are in it, the first and the last too', () => {
    const period = { from: '2025-11', to: '2026-02' };
    expect(monthsIn(period).every((month) => isIn(month, period))).toBe(true);
    expect([isIn('2025-10', period), isIn('2026-03', period)]).toEqual([false, false]);
  });
});

it.each([
  ['the same', ['2026-04', '2026-06'], ['2026-04', '2026-06'], true],
  ['one in the other', ['2026-04', '2026-09'], ['2026-07', '2026-09'], true],
  ['one month in common', ['2026-04', '2026-06'], ['2026-06', '2026-08'], true],
  ['one after the other', ['2026-04', '2026-06'], ['2026-07', '2026-09'], false],
])('two periods overlap: %s', (_, [from = '', to = ''], [otherFrom = '', otherTo = ''], does) => {
  expect(overlap({ from, to }, { from: otherFrom, to: otherTo })).toBe(does);
  expect(overlap({ from: otherFrom, to: otherTo }, { from, to })).toBe(does);
});

it.each([
  ['January begins the first quarter', '2026-01', '2026-01', '2026-03'],
  ['May is in the middle of the second', '2026-05', '2026-04', '2026-06'],
  ['September ends the third', '2026-09', '2026-07', '2026-09'],
  ['December ends the fourth', '2026-12', '2026-10', '2026-12'],
])('%s', (_, month, from, to) => {
  expect(quarterOf(month)).toEqual({ from, to });
});

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
    ['in January the summer half is the last that is over', '2026-01', '2025-04', '2025-09'],
    ['in March still', '2026-03', '2025-04', '2025-09'],
    ['from April on the winter half', '2026-04', '2025-10', '2026-03'],
    ['up to September', '2026-09', '2025-10', '2026-03'],
    ['from October on the summer half', '2026-10', '2026-04', '2026-09'],
    ['up to December', '2026-12', '2026-04', '2026-09'],
  ])('%s', (_, month, from, to) => {
    expect(halfYearBefore(month)).toEqual({ from, to });
    expect(halfYearsOver(at(`${month}-15`), 1)).toEqual([{ from, to }]);
  });

  it.each([
    ['one', '2025-10', '2026-03', ['2025-10']],
    ['three that follow one another', '2025-04', '2026-09', ['2025-04', '2025-10', '2026-04']],
    ['none where the period begins within one', '2025-05', '2025-09', []],
    ['none where it ends within one', '2025-04', '2025-12', []],
  ])('a period is made of %s', (_, from, to, firsts) => {
    expect(halfYearsIn({ from, to }).map((half) => half.from)).toEqual(firsts);
  });

  it.each([
    ['a quarter ends one', '2026-07', '2026-09', '2026-04'],
    ['it ends with itself', '2025-10', '2026-03', '2025-10'],
    ['a financial year ends one', '2025-04', '2026-03', '2025-10'],
    ['its first quarter ends none', '2026-04', '2026-06', null],
  ])('%s', (_, from, to, first) => {
    expect(halfYearEndingWith({ from, to })?.from ?? null).toBe(first);
  });

  it('stand in a list, the newest first', () => {
    expect(halfYearsOver(at('2026-02-01'), 4).map(halfYearCode)).toEqual([
      '2025-04',
      '2024-10',
      '2024-04',
      '2023-10',
    ]);
  });
});

describe('the code of a half-year', () => {
  it.each([
    ['is its first month', '2026-04', '2026-11-24', { from: '2026-04', to: '2026-09' }],
    ['may be of one long ago', '2021-10', '2026-11-24', { from: '2021-10', to: '2022-03' }],
    ['opens nothing on the last day of it', '2026-04', '2026-09-30', null],
    ['opens it on the day after', '2026-04', '2026-10-01', { from: '2026-04', to: '2026-09' }],
    ['is none of its other months', '2026-05', '2026-11-24', null],
    ['is not a number in a year', '2026-1', '2026-11-24', null],
    ['is not a year', '2026', '2026-11-24', null],
  ])('%s: %s on %s', (_, code, now, half) => {
    expect(halfYearCoded(code, at(now))).toEqual(half);
    if (half) expect(halfYearCode(half)).toBe(code);
  });
});

describe('a financial year', () => {
  it.each([
    ['begins in April', '2026-04', '2026-04', '2027-03'],
    ['ends in March', '2027-03', '2026-04', '2027-03'],
    ['goes over the new year', '2026-01', '2025-04', '2026-03'],
  ])('%s: %s lies in it', (_, month, from, to) => {
    expect(financialYearOf(month)).toEqual({ from, to });
  });

  it.each([
    ['under way, reaches the last month that is over', '2026-11-24', '2026-10', false],
    ['in its second month, is its first', '2026-05-01', '2026-04', false],
    ['in the next January, goes over the end of the year', '2027-01-31', '2026-12', false],
    ['in its last month, is not whole', '2027-03-31', '2027-02', false],
    ['from the next April on, is whole', '2027-04-01', '2027-03', true],
    ['long ago, is whole', '2031-01-01', '2027-03', true],
  ])('%s', (_, now, to, over) => {
    expect(financialYear(2026, at(now))).toEqual({ year: 2026, from: '2026-04', to, over });
  });

  it('in its first month is none yet, and the list begins with the one before', () => {
    const april = at('2026-04-30T12:00:00Z');
    expect(financialYear(2026, april)).toBeNull();
    expect(financialYears(april, 4).map(({ year }) => year)).toEqual([2025, 2024, 2023, 2022]);
  });

  it('is under way in January under the year before', () => {
    const [newest] = financialYears(at('2027-01-15'), 4);
    expect(newest).toEqual({ year: 2026, from: '2026-04', to: '2026-12', over: false });
  });
});
