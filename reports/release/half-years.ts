import type { Months } from '../counting/month-groups.ts';

/** The half-year that a month lies in: April to September, or October to March. */
export function halfYearOf(month: string): Months {
  const [year, ofYear] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  if (ofYear >= 10) return { from: `${year}-10`, to: `${year + 1}-03` };
  return ofYear >= 4
    ? { from: `${year}-04`, to: `${year}-09` }
    : { from: `${year - 1}-10`, to: `${year}-03` };
}

/** The half-year before the one that a month lies in, and so the newest that is over in that month. */
export function halfYearBefore(month: string): Months {
  const { from } = halfYearOf(month);
  const year = Number(from.slice(0, 4));
  return halfYearOf(from.endsWith('-04') ? `${year}-03` : `${year}-09`);
}

/** The smallest period of whole half-years that has all of these months in it. */
export function toHalfYears({ from, to }: Months): Months {
  return { from: halfYearOf(from).from, to: halfYearOf(to).to };
}

/** The half-years that a period is made of, oldest first; none where it is not made of whole ones. */
export function halfYearsIn(period: Months): Months[] {
  const widened = toHalfYears(period);
  if (widened.from !== period.from || widened.to !== period.to) return [];
  const halves: Months[] = [];
  for (let half = halfYearOf(period.to); half.from >= period.from; half = halfYearBefore(half.from)) {
    halves.unshift(half);
  }
  return halves;
}
