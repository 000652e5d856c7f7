export type Months = { from: string; to: string };

/** All months from the first to the last, `YYYY-MM`, both included. */
export function monthsBetween({ from, to }: Months): string[] {
  const [first, last] = [placeOf(from), placeOf(to)];
  if (first > last) throw new RangeError(`${from} is after ${to}.`);
  return Array.from({ length: last - first + 1 }, (_, at) => monthAt(first + at));
}

/**
 * Adjacent months are merged before anything is hidden (rule 8): oldest first, until a group has enough distinct people. What is left at
 * the end is in no group: whoever looked before and looks again gets further whole groups, and never a few people by subtracting.
 */
export function groupMonths(
  period: Months,
  peopleIn: (month: string) => Iterable<string>,
  threshold: number,
): Months[] {
  const groups: Months[] = [];
  let open: { from: string; people: Set<string> } | null = null;
  for (const month of monthsBetween(period)) {
    open ??= { from: month, people: new Set() };
    for (const person of peopleIn(month)) open.people.add(person);
    if (open.people.size < threshold) continue;
    groups.push({ from: open.from, to: month });
    open = null;
  }
  return groups;
}

/** The month after. */
export function monthAfter(month: string): string {
  return monthAt(placeOf(month) + 1);
}

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
