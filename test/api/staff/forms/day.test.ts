import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay, parseDayInCell } from '../../../../api/staff/forms/day.ts';
import { isoDay } from '../../../../domain/calendar.ts';

const inCell = (typed: string) => {
  const parsed = parseDayInCell(typed, 'the last day');
  return 'value' in parsed ? isoDay(parsed.value) : parsed.problem;
};
const inFields = (day: string, month: string, year: string) => {
  const parsed = parseDay({ day, month, year }, 'the last day');
  return 'value' in parsed ? isoDay(parsed.value) : parsed.problem;
};

describe('a day in a cell', () => {
  it.each([
    '28/02/2027',
    '28/2/2027',
    '28/02/27',
    '28.2.2027',
    '28-02-2027',
    '28 2 27',
    '2027-02-28',
    '2027/2/28',
    ' 28/02/2027 ',
    '28/02/2027 00:00',
    '28/02/2027 09:30:00',
    '2027-02-28T00:00:00',
    '2027-02-28 00:00:00.000',
    '28/02/2027 12:00 AM',
    '28 Feb 2027',
    '28 feb 27',
    '28-Feb-27',
    '28-Feb-2027',
    '28Feb2027',
    '28 February 2027',
    '28th February, 2027',
    '28th of Feb 2027',
    'Sunday 28 February 2027',
    'Sun, 28 Feb 2027',
    'February 28, 2027',
    'Feb 28 2027',
    "28 Feb '27",
    '２８/02/2027',
    '28–02–2027',
  ])('%j is 28 February 2027', (typed) => {
    expect(inCell(typed)).toBe('2027-02-28');
  });

  it.each([
    ['the day comes first', '3/5/2027', '2027-05-03'],
    ['also where the year is short', '03-05-27', '2027-05-03'],
    ['and in short months', '3 Sept 2026', '2026-09-03'],
    ['a leap day', '29/2/2028', '2028-02-29'],
  ])('%s', (_, typed, day) => {
    expect(inCell(typed)).toBe(day);
  });

  it.each([
    ['a month that there is not', '2/28/2027', 'must be a real date: write the day first, such as 28/2/2027'],
    ['a day that there is not', '30 Feb 2027', 'must be a real date: February 2027 has 28 days'],
    ['a leap day in another year', '29/2/2027', 'must be a real date: February 2027 has 28 days'],
    ['a day without its year', '28 Feb', 'must be a date such as 3/5/2026, with the day first'],
    ['what a spreadsheet keeps', '46446', 'format the cells as dates'],
    ['a word that is no month', '28 Foo 2027', 'must be a real date, such as'],
    ['two days', '28/2/2027 1/3/2027', 'must be a date such as 3/5/2026'],
    ['a year of three digits', '28/2/202', 'must be a date such as 3/5/2026'],
    ['words', 'next Friday', 'must be a date such as 3/5/2026'],
  ])('refuses %s, and says how', (_, typed, problem) => {
    expect(inCell(typed)).toContain(problem);
  });

  it('is read back whatever way it is written', () => {
    const short = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
    const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
    const numbers = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeZone: 'UTC' });
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        for (const format of [short, long, numbers]) expect(inCell(format.format(date))).toBe(day);
      }),
    );
  });
});

describe('a day in three fields', () => {
  it.each([
    ['numbers', '28', '2', '2027'],
    ['a month by its name', '28', 'Feb', '2027'],
    ['a short year', '28', '02', '27'],
    ['a whole day in the first', '28/02/2027', '', ''],
    ['a whole day with its month in words', '28 February 2027', '', ''],
  ])('may be %s', (_, day, month, year) => {
    expect(inFields(day, month, year)).toBe('2027-02-28');
  });

  it.each([
    ['a month that there is not', '2', '28', '2027', 'write the day first, such as 28/2/2027'],
    ['a day that there is not', '31', 'April', '27', 'April 2027 has 30 days'],
    ['no year', '28', '2', '', 'must include a year'],
    ['a day alone', '28', '', '', 'must include a month and a year'],
    ['nothing', '', '', '', 'Enter the last day'],
    ['a year of one digit', '28', '2', '7', 'must be a real date, such as 3 5 2026'],
  ])('refuses %s', (_, day, month, year, problem) => {
    expect(inFields(day, month, year)).toContain(problem);
  });
});
