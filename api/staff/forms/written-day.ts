/**
 * Takes apart days as people and spreadsheets write them, in British order: the day, the month, the year.
 * Only where the month has a name, or the year comes first with four digits, is another order clear.
 */

/** A day in three parts, as written; each may be impossible yet. */
export type Parts = { day: string; month: string; year: string };

/** Longer than a day is ever written, in characters. */
const longest = 60;

const numbers = /^(\d{1,2})\s?[/.\- ]\s?(\d{1,2})\s?[/.\- ]\s?(\d{4}|\d{2})$/;
const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/;
const named = /^(\d{1,2})(?:st|nd|rd|th)?[ /.-]?(?:of )?([a-z]{3,9})\.?[ ,/.-]{0,2}(\d{4}|'?\d{2})$/;
const namedFirst = /^([a-z]{3,9})\.?[ /.-]?(\d{1,2})(?:st|nd|rd|th)?[ ,/.-]{1,2}(\d{4})$/;
const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[ ,.]{1,2}/;
/** The time that a spreadsheet puts behind a day. */
const time = /[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?: ?[ap]m)?$/;

/** The parts of a day that is written in one field or cell; null where it is no such thing. */
export function partsOf(typed: string): Parts | null {
  if (typed.trim().length > longest) return null;
  const text = typed.trim().normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ');
  const day = text
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .replace(time, '')
    .replace(weekday, '');
  const [, year, ofYear, date] = yearFirst.exec(day) ?? [];
  if (year && ofYear && date) return { day: date, month: ofYear, year };
  const [, ...british] = numbers.exec(day) ?? named.exec(day) ?? [];
  const [, month, first, last] = british.length > 0 ? [] : (namedFirst.exec(day) ?? []);
  const [ofMonth, name, inYear] = british.length > 0 ? british : [first, month, last];
  return ofMonth && name && inYear ? { day: ofMonth, month: name, year: inYear.replace("'", '') } : null;
}

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
];

/** The number of a month, by its number or its name in English, also a short one; NaN where it is none. */
export function monthNumber(typed: string): number {
  const text = typed.trim().toLowerCase().replace(/\.$/, '');
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const place = text.length < 3 ? -1 : months.findIndex((month) => month.startsWith(short(text)));
  return place < 0 ? Number.NaN : place + 1;
}

/** A year in four digits; one in two is of this century. NaN where it is none. */
export function yearNumber(typed: string): number {
  const text = typed.trim();
  if (/^\d{2}$/.test(text)) return 2000 + Number(text);
  return /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
}

/** "Sept" is how many write the month that starts with "sep". */
function short(month: string): string {
  return month === 'sept' ? 'sep' : month;
}
