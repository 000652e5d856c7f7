import {
  financialYearOf,
  halfYearOf,
  isMonth,
  monthLater,
  monthsIn,
  type Period,
  quarterOf,
} from '../../domain/calendar.ts';

/** What an edition may be of, the shorter before the longer. */
const units = [quarterOf, halfYearOf, financialYearOf];
const yearsOffered = 2;

/** Whether an edition may be of a period: a whole quarter, half-year or financial year that is over. */
export function isEditionPeriod({ from, to }: Period, thisMonth: string): boolean {
  return isMonth(from) && to < thisMonth && units.some((unitOf) => isSame(unitOf(from), { from, to }));
}

/** The half-year whose second quarter a period is; null for any other period. */
export function halfYearEndedBy(period: Period): Period | null {
  const half = halfYearOf(period.to);
  return isSame(period, { from: monthLater(half.from, 3), to: half.to }) ? half : null;
}

/** Those to choose from, the newest first, the shorter before the longer. */
export function editionPeriods(thisMonth: string): Period[] {
  const first = `${Number(thisMonth.slice(0, 4)) - yearsOffered}-01`;
  const starts = monthsIn({ from: first, to: thisMonth }).reverse();
  return units.flatMap((unitOf) =>
    starts
      .filter((from) => unitOf(from).from === from)
      .map(unitOf)
      .filter(({ to }) => to < thisMonth),
  );
}

function isSame(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to;
}
