import { monthsBetween } from '../counting/month-groups.ts';
import { halfYearOf } from '../release/half-years.ts';

/** Whole months, YYYY-MM, the last one included. */
export type EditionPeriod = { from: string; to: string };

const quarterStarts = ['01', '04', '07', '10'];
/** April to September and October to March, as the groups of the board report are. */
const halfStarts = ['04', '10'];
const yearStart = '04';
const yearsOffered = 2;

/** Whether an edition may be of this period: a whole quarter, half-year or financial year that is over. `thisMonth` is YYYY-MM. */
export function isEditionPeriod({ from, to }: EditionPeriod, thisMonth: string): boolean {
  if (to >= thisMonth || from > to) return false;
  const months = monthsBetween({ from, to }).length;
  const start = from.slice(5);
  if (months === 3) return quarterStarts.includes(start);
  if (months === 6) return halfStarts.includes(start);
  return months === 12 && start === yearStart;
}

/** The half-year whose second quarter a period is; null for any other period. */
export function halfYearEndedBy({ from, to }: EditionPeriod): EditionPeriod | null {
  const start = monthLater(to, -5);
  return monthLater(from, 2) === to && halfStarts.includes(start.slice(5)) ? { from: start, to } : null;
}

/** The half-year, April to September or October to March, that ends with the period; null where none does. */
export function halfYearEndingWith({ to }: EditionPeriod): EditionPeriod | null {
  const half = halfYearOf(to);
  return half.to === to ? half : null;
}

/** Those to choose from, the newest first, the shorter before the longer. */
export function editionPeriods(thisMonth: string): EditionPeriod[] {
  const year = Number(thisMonth.slice(0, 4));
  const first = `${year - yearsOffered}-01`;
  const starts = monthsBetween({ from: first, to: thisMonth });
  return [3, 6, 12].flatMap((length) =>
    starts
      .map((from) => ({ from, to: monthLater(from, length - 1) }))
      .filter((period) => isEditionPeriod(period, thisMonth))
      .reverse(),
  );
}

/** Whether two periods have a month in common: then one edition could be subtracted from the other. */
export function overlap(a: EditionPeriod, b: EditionPeriod): boolean {
  return a.from <= b.to && b.from <= a.to;
}

function monthLater(month: string, later: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + later;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
