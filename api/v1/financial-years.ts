import type { Months } from '../../reports/counting/month-groups.ts';

/** A financial year, April to March, as far as its months are over. */
export type FinancialYear = Months & {
  /** The year in whose April it begins. */
  year: number;
  over: boolean;
};

/** How many years a list offers. An earlier one can still be named. */
const yearsOffered = 4;

/** The year that begins in that April, up to the last month that is over; null where none of it is. */
export function financialYear(year: number, now: Date): FinancialYear | null {
  const from = `${year}-04`;
  const last = `${year + 1}-03`;
  const lastOver = monthBefore(now);
  if (from > lastOver) return null;
  return { year, from, to: last < lastOver ? last : lastOver, over: last <= lastOver };
}

/** The years to choose from, newest first: those of which at least a month is over. */
export function financialYears(now: Date): FinancialYear[] {
  const newest = now.getUTCFullYear();
  const years = Array.from({ length: yearsOffered + 1 }, (_, back) => financialYear(newest - back, now));
  return years.filter((year) => year !== null).slice(0, yearsOffered);
}

/** The last month that is over, YYYY-MM. */
export function monthBefore(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}
