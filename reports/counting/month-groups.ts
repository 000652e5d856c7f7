import { monthsIn, type Period } from '../../domain/calendar.ts';

/**
 * Adjacent months are merged before anything is hidden: oldest first, until a group has enough distinct
 * people. What is left at the end is in no group: whoever looks again gets further whole groups, and never a
 * few people by subtracting. Throws a RangeError where the period ends before it begins.
 */
export function groupMonths(
  period: Period,
  respondentsIn: (month: string) => Iterable<string>,
  threshold: number,
): Period[] {
  const groups: Period[] = [];
  let open: { from: string; respondents: Set<string> } | null = null;
  for (const month of monthsIn(period)) {
    open ??= { from: month, respondents: new Set() };
    for (const person of respondentsIn(month)) open.respondents.add(person);
    if (open.respondents.size < threshold) continue;
    groups.push({ from: open.from, to: month });
    open = null;
  }
  return groups;
}
