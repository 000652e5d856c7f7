import type { Journey } from '../dialogs/journey.ts';
import { rounded, wilson } from './interval.ts';
import { groupMonths } from './month-groups.ts';
import { hiddenRows, row } from './suppress.ts';
import { activeIn, type Measured, measure } from './victim-measures.ts';
import { notesOnVictims } from './victim-notes.ts';
import type { ShownFigures, VictimFigures, VictimMonths } from './victim-rows.ts';

/**
 * The monthly figures of victims' journeys. The caller passes a last month that is over: those of a running month would move with each
 * victim. Facts dated outside the period do not count. A page should offer fixed periods (quarters, years) or editions alone, for two
 * readings that differ by one quiet month can be subtracted from each other.
 */
export function victimFigures(of: {
  journeys: readonly Journey[];
  from: string;
  to: string;
  threshold: number;
}): VictimFigures {
  const { journeys, from, to, threshold } = of;
  const total = measure(journeys, { from, to });
  const groups = groupMonths({ from, to }, activeIn(journeys), threshold).map((months) =>
    measure(journeys, months),
  );
  const hidden = (part: 'notReached' | 'told') =>
    hiddenParts(
      groups.map((group) => group[part].size),
      total[part].size,
      threshold,
    );
  const [unexplained, untold] = [hidden('notReached'), hidden('told')];
  const figures = {
    threshold,
    groups: groups.map((group, at) =>
      monthsRow(group, threshold, unexplained[at] ?? true, untold[at] ?? true),
    ),
    total: monthsRow(total, threshold, total.notReached.size < threshold, total.told.size < threshold),
  };
  return { ...figures, notes: notesOnVictims(figures) };
}

/** As `hiddenRows`, of a part whose size the counts show in any case: a row with nobody in it gives nothing away about the others. */
function hiddenParts(bases: readonly number[], total: number, threshold: number): boolean[] {
  const some = [...bases.keys()].filter((at) => bases[at] !== 0);
  const hidden = hiddenRows(
    some.map((at) => bases[at] ?? 0),
    total,
    threshold,
  );
  return bases.map((_, at) => hidden[some.indexOf(at)] ?? true);
}

function monthsRow(
  measured: Measured,
  threshold: number,
  reasonsHidden: boolean,
  toldHidden: boolean,
): VictimMonths {
  const { from, to, base, counts, notReached, told } = measured;
  const givenBy = (test: (reasons: ReadonlySet<string>) => boolean) =>
    [...notReached.values()].filter(test).length;
  const figures = (): ShownFigures => ({
    base,
    counts,
    notReached: row(reasonsHidden, () => ({
      base: notReached.size,
      reasons: {
        declined: givenBy((reasons) => reasons.has('declined')),
        'police-opt-out': givenBy((reasons) => reasons.has('police-opt-out')),
        'no-data-shared': givenBy((reasons) => reasons.has('no-data-shared')),
        'no-answer': givenBy((reasons) => reasons.has('no-answer')),
      },
      notSaid: givenBy((reasons) => reasons.size === 0),
    })),
    toldInTime: row(toldHidden, () => {
      const inTime = [...told.values()].filter(Boolean).length;
      return { base: told.size, inTime, ...estimateOf(inTime, told.size) };
    }),
    kpi10: kpi10(counts, threshold),
  });
  return { from, to, ...row(base < threshold, figures) };
}

function kpi10({ engaged, consented }: Measured['counts'], threshold: number): ShownFigures['kpi10'] {
  if (consented < threshold || engaged > consented) return null;
  return { engaged, consented, ...estimateOf(engaged, consented) };
}

/** Of at least one. */
function estimateOf(some: number, of: number) {
  const { low, high } = wilson(some / of, of);
  return { share: rounded(some / of), low: rounded(low), high: rounded(high) };
}
