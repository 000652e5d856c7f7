import type { VictimFigures } from '../victim-rows.ts';

/**
 * The victims' figures of a financial year up to the end of the period, with what an earlier edition of the same year published taken from
 * it unchanged: a fact that was written down late would otherwise be found by subtracting. What a new count would group otherwise
 * than was published is left out, and with earlier months there is no total, for the same reason.
 */
export function keepPublished(now: VictimFigures, earlier: VictimFigures | null): VictimFigures {
  if (!earlier || earlier.from !== now.from) return now;
  const part = <Figures extends { from: string; to: string }, Total extends { from: string; to: string }>(
    fresh: { groups: Figures[]; total: Total },
    kept: { groups: Figures[] },
  ) => {
    const last = kept.groups.at(-1);
    if (!last) return fresh;
    const groups = [...kept.groups, ...fresh.groups.filter(({ from }) => from > last.to)];
    return { groups, total: { suppressed: true as const, from: fresh.total.from, to: fresh.total.to } };
  };
  return {
    ...now,
    facts: part(now.facts, earlier.facts),
    notReached: part(now.notReached, earlier.notReached),
    toldInTime: part(now.toldInTime, earlier.toldInTime),
  };
}
