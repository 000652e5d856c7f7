import { isBankHoliday } from './bank-holidays.ts';
import { dayLength, dayOf } from './calendar.ts';

/**
 * Working days as the Code of Practice for Victims of Crime counts them: any day but Saturdays, Sundays,
 * Christmas Day, Good Friday and the bank holidays of England and Wales. Of a moment only its day is taken.
 */

/** Whether work is done on the day. */
export function isWorkingDay(date: Date): boolean {
  const day = dayOf(date);
  const weekday = day.getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return !isBankHoliday(day);
}

/**
 * The day by which something must be done that is due in so many working days. The day itself does not count,
 * whether it is a working day or not. In no working days it is due on the day itself.
 * Throws a RangeError where `days` is negative, or not whole.
 */
export function workingDaysAfter(from: Date, days: number): Date {
  if (!Number.isInteger(days) || days < 0) throw new RangeError('Working days are counted in whole ones.');
  let at = +dayOf(from);
  for (let left = days; left > 0; ) {
    at += dayLength;
    if (isWorkingDay(new Date(at))) left--;
  }
  return new Date(at);
}

/**
 * How many working days have gone by: the first day does not count, the last does, so that
 * `workingDaysAfter(from, n)` is n away. As a negative number where `to` is the earlier one.
 */
export function workingDaysBetween(from: Date, to: Date): number {
  const [start, end] = [+dayOf(from), +dayOf(to)];
  if (end < start) return -workingDaysBetween(to, from);
  let days = 0;
  for (let at = start + dayLength; at <= end; at += dayLength) {
    if (isWorkingDay(new Date(at))) days++;
  }
  return days;
}
