import { notesOnVictims } from '../victims/notes.ts';
import { factsOf, inTimeOf, monthsWaiting } from '../victims/report.ts';
import type { ByMonths, Facts, InTime, Reasons, VictimFigures } from '../victims/schema.ts';

/**
 * The victims' figures of a financial year, with what an edition of the same year published taken from it
 * unchanged: a fact that was written down late would otherwise be found by subtracting. What a new count
 * would group otherwise than was published is left out, and with published months the total is the sum of the
 * rows, for the same reason.
 */
export function keepPublished(now: VictimFigures, earlier: VictimFigures | null): VictimFigures {
  if (!earlier || earlier.from !== now.from || !holds(earlier.facts, now.to)) return now;
  const facts = kept<Facts>(now.facts, earlier.facts, now.to, (rows) => sumOfFacts(rows, now.threshold));
  const figures = {
    ...now,
    waiting: monthsWaiting(facts.groups.at(-1), now),
    facts,
    notReached: kept(now.notReached, earlier.notReached, now.to, sumOfReasons),
    toldInTime: kept(now.toldInTime, earlier.toldInTime, now.to, sumInTime),
  };
  return { ...figures, notes: [...notesOnVictims(figures), keptNote] };
}

const keptNote =
  'Months that an edition of the board report has published stay as they were published, whatever is ' +
  'written down later. All months together are then the sum of the rows, so a victim in two rows ' +
  'counts twice.';

/** Whether an earlier edition has rows that end by then. */
function holds({ groups }: { groups: readonly { to: string }[] }, to: string): boolean {
  return groups.some((group) => group.to <= to);
}

function kept<Figures>(
  fresh: ByMonths<Figures>,
  earlier: ByMonths<Figures>,
  to: string,
  sum: (rows: readonly Figures[]) => Figures,
): ByMonths<Figures> {
  const published = earlier.groups.filter((group) => group.to <= to);
  const last = published.at(-1);
  if (!last) return fresh;
  const groups = [...published, ...fresh.groups.filter(({ from }) => from > last.to)];
  const [first, newest] = [groups[0] ?? last, groups.at(-1) ?? last];
  return { groups, total: { suppressed: false, from: first.from, to: newest.to, ...sum(groups) } };
}

function sumOfFacts(rows: readonly Facts[], threshold: number): Facts {
  const counts = sums(rows.map(({ counts }) => counts));
  return factsOf({ base: total(rows.map(({ base }) => base)), counts }, threshold);
}

function sumOfReasons(rows: readonly Reasons[]): Reasons {
  return {
    base: total(rows.map(({ base }) => base)),
    reasons: sums(rows.map(({ reasons }) => reasons)),
    notSaid: total(rows.map(({ notSaid }) => notSaid)),
  };
}

function sumInTime(rows: readonly InTime[]): InTime {
  return inTimeOf(total(rows.map(({ inTime }) => inTime)), total(rows.map(({ base }) => base)));
}

/** Of at least one, each with the same keys. */
function sums<Key extends string>(rows: readonly Record<Key, number>[]): Record<Key, number> {
  const [first, ...others] = rows;
  if (!first) throw new RangeError('There is nothing to add up.');
  const sum = { ...first };
  for (const row of others) for (const key in sum) sum[key] += row[key];
  return sum;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
