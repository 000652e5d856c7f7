/**
 * Bank holidays of England and Wales by rule: the Banking and Financial Dealings Act 1971, schedule 1, with
 * what is proclaimed each year under its section 1(3) (New Year's Day, the first Monday in May, and
 * substitutes for days that fall on a weekend), and the two that are holidays at common law, Good Friday and
 * Christmas Day. Published at https://www.gov.uk/bank-holidays. Days are UTC midnights.
 */

import { dayLength } from './calendar.ts';

const monday = 1;

/**
 * What was proclaimed once, against the rule. A future proclamation is added here.
 * 2020: 75 years since the end of the war in Europe. 2022: platinum jubilee, state funeral. 2023: coronation.
 */
const proclaimed: Readonly<Record<number, { instead: readonly string[]; also: readonly string[] }>> = {
  2020: { instead: ['2020-05-04'], also: ['2020-05-08'] },
  2022: { instead: ['2022-05-30'], also: ['2022-06-02', '2022-06-03', '2022-09-19'] },
  2023: { instead: [], also: ['2023-05-08'] },
};

/**
 * The weekdays of a year that are holidays, in order, as they are published: a holiday that falls on a
 * weekend stands as its substitute. A holiday that was proclaimed for one year is known only if it is written
 * down in this file.
 */
export function bankHolidaysOf(year: number): Date[] {
  return timesOf(year).map((at) => new Date(at));
}

/** Whether a day, a UTC midnight, is one of them. */
export function isBankHoliday(day: Date): boolean {
  return timesOf(day.getUTCFullYear()).includes(+day);
}

function timesOf(year: number): readonly number[] {
  let holidays = byYear.get(year);
  if (!holidays) {
    const { instead, also } = proclaimed[year] ?? { instead: [], also: [] };
    const dropped = new Set(instead.map((date) => Date.parse(date)));
    holidays = [...byRule(year).filter((at) => !dropped.has(at)), ...also.map((date) => Date.parse(date))];
    holidays.sort((a, b) => a - b);
    byYear.set(year, holidays);
  }
  return holidays;
}

const byYear = new Map<number, number[]>();

function byRule(year: number): number[] {
  const easter = easterSunday(year).getTime();
  return [
    onWeekday(Date.UTC(year, 0, 1)),
    easter - 2 * dayLength,
    easter + dayLength,
    mondayFrom(Date.UTC(year, 4, 1)),
    mondayFrom(Date.UTC(year, 4, 25)),
    mondayFrom(Date.UTC(year, 7, 25)),
    ...christmas(year),
  ];
}

/**
 * Christmas Day and Boxing Day; where one falls on a weekend the next weekday that is free takes its place.
 */
function christmas(year: number): [number, number] {
  const [first, second] = [Date.UTC(year, 11, 25), Date.UTC(year, 11, 26)];
  switch (weekdayOf(first)) {
    case 5:
      return [first, second + 2 * dayLength];
    case 6:
      return [first + 2 * dayLength, second + 2 * dayLength];
    case 0:
      return [second, second + dayLength];
    default:
      return [first, second];
  }
}

/**
 * Easter Sunday of a Gregorian year, by the anonymous algorithm that J. Meeus gives in "Astronomical
 * Algorithms" (1991), chapter 8. It follows the tables of the Calendar (New Style) Act 1750, by which Easter
 * is still kept.
 */
export function easterSunday(year: number): Date {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const place = epact + toSunday - 7 * late + 114;
  return new Date(Date.UTC(year, Math.floor(place / 31) - 1, (place % 31) + 1));
}

/** The day itself, or the Monday after a weekend. */
function onWeekday(at: number): number {
  const weekday = weekdayOf(at);
  return weekday === 6 || weekday === 0 ? mondayFrom(at) : at;
}

/** The first Monday on or after a day. */
function mondayFrom(at: number): number {
  return at + ((monday - weekdayOf(at) + 7) % 7) * dayLength;
}

function weekdayOf(at: number): number {
  return new Date(at).getUTCDay();
}
