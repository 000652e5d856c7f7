import { dayOf } from '../../../domain/calendar.ts';
import type { Parsed } from './problems.ts';
import { typed } from './text.ts';

/** A day in three fields, for what a page reads. */
export const dayFields = { day: typed, month: typed, year: typed };
export type DayFields = { day: string; month: string; year: string };

/** How long ago something may be that is told now, in years. */
const mostYears = 2;

/** A day in three fields. `called`: what the page calls it, such as "the last day". */
export function parseDay(fields: DayFields, called: string): Parsed<Date> {
  const parts = ['day', 'month', 'year'] as const;
  const missing = parts.filter((part) => fields[part].trim() === '');
  if (missing.length === 3) return { problem: `Enter ${called}` };
  if (missing.length > 0) return { problem: `${capital(called)} must include a ${missing.join(' and a ')}` };
  const [date, month, year] = parts.map((part) =>
    /^\s*\d{1,4}\s*$/.test(fields[part]) ? Number(fields[part]) : Number.NaN,
  );
  const value = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, date));
  const real = value.getUTCFullYear() === year && value.getUTCMonth() + 1 === month;
  return real && value.getUTCDate() === date
    ? { value }
    : { problem: `${capital(called)} must be a real date` };
}

/** A day in one cell: 2026-05-03 or 3/5/2026. */
export function parseDayInCell(typed: string, called: string): Parsed<Date> {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(typed);
  const ours = /^\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})\s*$/.exec(typed);
  const [date, month, year] = iso ? [iso[3], iso[2], iso[1]] : ours ? ours.slice(1) : [];
  if (!date || !month || !year) return { problem: `${capital(called)} must be a date such as 3/5/2026` };
  return parseDay({ day: date, month, year }, called);
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
