/**
 * Days, months, quarters, half-years and financial years, by the clock in London. A day is written down as
 * its UTC midnight, or `YYYY-MM-DD` as text; a month is `YYYY-MM`, so that months sort as text. Of a moment
 * each function takes the day that it is in London, and of a day the day itself: London is never behind UTC.
 * There is no clock here: whoever asks says what time it is.
 */

/** ISO dates are what this locale writes. */
const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** How long a day is as it is written down, in milliseconds. Of the clock's days two a year are not. */
export const dayLength = 86_400_000;
const hourLength = 3_600_000;

/** Whole months, `YYYY-MM`, both included. */
export type Period = { from: string; to: string };

/** The day of a moment. Throws a RangeError where it is no date. */
export function dayOf(at: Date): Date {
  return new Date(isoDay(at));
}

/** The day of a moment as `YYYY-MM-DD`. Throws a RangeError where it is no date. */
export function isoDay(at: Date): string {
  const hour = Math.floor(at.getTime() / hourLength);
  if (hour !== lastHour) {
    lastDay = london.format(at);
    lastHour = hour;
  }
  return lastDay;
}

/** The last hour whose day was asked for. London is whole hours from UTC, so no day begins within one. */
let lastHour = Number.NaN;
let lastDay = '';

/** The month of a moment as `YYYY-MM`. Throws a RangeError where it is no date. */
export function monthOf(at: Date): string {
  return isoDay(at).slice(0, 7);
}

/** The first day of the month of a moment. Throws a RangeError where it is no date. */
export function firstOfMonth(at: Date): Date {
  return new Date(`${monthOf(at)}-01`);
}

/** The day so many days after that of a moment. Throws a RangeError where it is no date. */
export function addDays(at: Date, days: number): Date {
  return new Date(dayOf(at).getTime() + days * dayLength);
}

/**
 * The same day so many months later, or the last of that month where it has no such day. Throws a RangeError
 * where it is no date.
 */
export function addMonths(at: Date, months: number): Date {
  const day = dayOf(at);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day.getUTCDate(), last)));
}

/** Whether a text is a month of this millennium, `2YYY-MM`, as forms and addresses name it. */
export function isMonth(text: string): boolean {
  return /^2\d{3}-(0[1-9]|1[0-2])$/.test(text);
}

/**
 * The month so many months later, or earlier where `months` is negative. Throws a RangeError where it is no
 * month.
 */
export function monthLater(month: string, months: number): string {
  return monthAt(placeOf(month) + months);
}

/** The last month that is over at a moment, as `YYYY-MM`. Throws a RangeError where it is no date. */
export function lastMonthOver(now: Date): string {
  return monthLater(monthOf(now), -1);
}

/** The months of a period, oldest first. Throws a RangeError where it ends before it begins. */
export function monthsIn({ from, to }: Period): string[] {
  const [first, last] = [placeOf(from), placeOf(to)];
  if (first > last) throw new RangeError(`${from} is after ${to}.`);
  return Array.from({ length: last - first + 1 }, (_, at) => monthAt(first + at));
}

/** Whether a month is in a period. */
export function isIn(month: string, { from, to }: Period): boolean {
  return month >= from && month <= to;
}

/** Whether two periods have a month in common. */
export function overlap(a: Period, b: Period): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** The quarter that a month lies in: quarters begin in January, April, July and October. */
export function quarterOf(month: string): Period {
  return blockOf(month, 3);
}

/**
 * The half-year that a month lies in: April to September, or October to March. Throws a RangeError where it
 * is no month.
 */
export function halfYearOf(month: string): Period {
  return blockOf(month, 6);
}

/**
 * The half-year before the one that a month lies in, and so the newest that is over in that month. Throws a
 * RangeError where it is no month.
 */
export function halfYearBefore(month: string): Period {
  return halfYearOf(monthLater(halfYearOf(month).from, -1));
}

/**
 * The smallest period of whole half-years that has all of these months in it. Throws a RangeError where one
 * is no month.
 */
export function toHalfYears({ from, to }: Period): Period {
  return { from: halfYearOf(from).from, to: halfYearOf(to).to };
}

/**
 * The half-years that a period is made of, oldest first; none where it is not made of whole ones. Throws a
 * RangeError where it begins or ends with no month.
 */
export function halfYearsIn(period: Period): Period[] {
  const widened = toHalfYears(period);
  if (widened.from !== period.from || widened.to !== period.to) return [];
  const halves: Period[] = [];
  for (let half = halfYearOf(period.to); half.from >= period.from; half = halfYearBefore(half.from)) {
    halves.unshift(half);
  }
  return halves;
}

/**
 * The half-year that ends with a period, of whatever length that is; null where none does. Throws a
 * RangeError where it ends with no month.
 */
export function halfYearEndingWith({ to }: Period): Period | null {
  const half = halfYearOf(to);
  return half.to === to ? half : null;
}

/**
 * The half-years that are over at a moment, newest first, so many of them. Throws a RangeError where it is
 * no date.
 */
export function halfYearsOver(now: Date, many: number): Period[] {
  const halves: Period[] = [];
  for (let month = monthOf(now); halves.length < many; month = halves.at(-1)?.from ?? month) {
    halves.push(halfYearBefore(month));
  }
  return halves;
}

/**
 * The code by which all addresses and choices name a half-year: its first month, such as `2026-04` for April
 * to September 2026.
 */
export function halfYearCode({ from }: Period): string {
  return from;
}

/**
 * The half-year of a code; null where it is none, or is not over: its figures would move by a few people from
 * one look to the next.
 */
export function halfYearCoded(code: string, now: Date): Period | null {
  if (!isMonth(code)) return null;
  const half = halfYearOf(code);
  return halfYearCode(half) === code && half.to < monthOf(now) ? half : null;
}

/** The financial year that a month lies in, April to March. Throws a RangeError where it is no month. */
export function financialYearOf(month: string): Period {
  return blockOf(month, 12);
}

/** A financial year as far as its months are over. */
export type FinancialYear = Period & {
  /** The year in whose April it begins. */
  year: number;
  over: boolean;
};

/**
 * The financial year that begins in that April, up to the last month that is over; null where none of it is.
 * Throws a RangeError where the year has not four digits.
 */
export function financialYear(year: number, now: Date): FinancialYear | null {
  const { from, to: last } = financialYearOf(`${year}-04`);
  const lastOver = lastMonthOver(now);
  if (from > lastOver) return null;
  return { year, from, to: last < lastOver ? last : lastOver, over: last <= lastOver };
}

/**
 * The newest financial years of which at least a month is over at a moment, newest first, so many of them.
 * Throws a RangeError where it is no date.
 */
export function financialYears(now: Date, many: number): FinancialYear[] {
  const newest = dayOf(now).getUTCFullYear();
  const years = Array.from({ length: many + 1 }, (_, back) => financialYear(newest - back, now));
  return years.filter((year) => year !== null).slice(0, many);
}

/**
 * Where the block of so many months lies that has a month in it. One block begins in April; `length` divides
 * 12.
 */
function blockOf(month: string, length: number): Period {
  const place = placeOf(month);
  const first = place - ((place + 12 - april) % length);
  return { from: monthAt(first), to: monthAt(first + length - 1) };
}

/** The place of April in a year. */
const april = 3;

/** Months since the beginning of the year 0. */
function placeOf(month: string): number {
  const [, year, ofYear] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (!year || !ofYear) throw new RangeError(`${month} is not a month.`);
  return Number(year) * 12 + Number(ofYear) - 1;
}

function monthAt(place: number): string {
  const year = String(Math.floor(place / 12)).padStart(4, '0');
  return `${year}-${String((place % 12) + 1).padStart(2, '0')}`;
}
