import { dayOf, isoDay } from '../../../domain/calendar.ts';
import { monthInWords } from '../../../reports/words/in-words.ts';
import type { Parsed } from './problems.ts';
import { typed } from './text.ts';
import { monthNumber, type Parts, partsOf, yearNumber } from './written-day.ts';

/** A day in three fields, for what a page reads. */
export const dayFields = { day: typed, month: typed, year: typed };
export type DayFields = { day: string; month: string; year: string };

/** How long ago something may be that is told now, in years. */
const mostYears = 2;

/**
 * A day in three fields; the month may have its name, and a whole day may stand in the first. `called`: what
 * the page calls it, such as "the last day".
 */
export function parseDay(fields: DayFields, called: string): Parsed<Date> {
  const parts = ['day', 'month', 'year'] as const;
  const missing = parts.filter((part) => fields[part].trim() === '');
  if (missing.length === 3) return { problem: `Enter ${called}` };
  const whole = missing.length === 2 ? partsOf(fields.day) : null;
  if (whole) return dayIn(whole, called);
  if (missing.length > 0) return { problem: `${capital(called)} must include a ${missing.join(' and a ')}` };
  return dayIn(fields, called);
}

/** A day in one cell or field: 3/5/2026, 3 May 2026, 03-May-26, 2026-05-03 and the like. */
export function parseDayInCell(typed: string, called: string): Parsed<Date> {
  const parts = partsOf(typed);
  if (parts) return dayIn(parts, called);
  const serial = /^\s{0,9}\d{5}(?:\.\d{1,12})?\s{0,9}$/.test(typed);
  const how = serial
    ? '. A number such as 46145 is how a spreadsheet keeps it: format the cells as dates'
    : ', with the day first, then the month and the year, or 3 May 2026';
  return { problem: `${capital(called)} must be a date such as 3/5/2026${how}` };
}

function dayIn(parts: Parts, called: string): Parsed<Date> {
  const day = /^\s{0,9}\d{1,2}\s{0,9}$/.test(parts.day) ? Number(parts.day) : Number.NaN;
  const [month, year] = [monthNumber(parts.month), yearNumber(parts.year)];
  const value = new Date(Date.UTC(year, month - 1, day));
  const real =
    value.getUTCFullYear() === year && value.getUTCMonth() + 1 === month && value.getUTCDate() === day;
  return real ? { value } : { problem: `${capital(called)} must be a real date${why(day, month, year)}` };
}

/** What is wrong with a day that there is not, where that is clear. */
function why(day: number, month: number, year: number): string {
  if (month > 12 && day <= 12) return `: write the day first, such as ${month}/${day}/${year || 2026}`;
  if (!(month >= 1 && month <= 12) || Number.isNaN(year)) return ', such as 3 5 2026 or 3 May 2026';
  const last = new Date(Date.UTC(year, month, 0));
  return `: ${monthInWords(isoDay(last).slice(0, 7))} has ${last.getUTCDate()} days`;
}

/** The same day, where something can have been on it that is told now. */
export function past(parsed: Parsed<Date>, called: string, now: Date): Parsed<Date> {
  if ('problem' in parsed) return parsed;
  const today = dayOf(now);
  if (parsed.value > today) return { problem: `${capital(called)} must be today or in the past` };
  const first = new Date(
    Date.UTC(today.getUTCFullYear() - mostYears, today.getUTCMonth(), today.getUTCDate()),
  );
  if (parsed.value < first) return { problem: `${capital(called)} must be at most ${mostYears} years ago` };
  return parsed;
}

/** A day in the fields of a form. */
export function fieldsOf(day: Date): DayFields {
  return {
    day: String(day.getUTCDate()),
    month: String(day.getUTCMonth() + 1),
    year: String(day.getUTCFullYear()),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
