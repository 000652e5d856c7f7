import { monthLater, monthsIn, type Period } from '../../domain/calendar.ts';
import { inOneGo, type Stopping } from '../../domain/giving-way.ts';
import type { Journey } from '../../domain/journey.ts';
import { groupMonths } from '../counting/month-groups.ts';
import { estimate } from '../statistics/estimate.ts';
import { datedIn, type Measured, measure } from './measures.ts';
import { notesOnVictims } from './notes.ts';
import type { ByMonths, Facts, InTime, Reasons, VictimFigures } from './schema.ts';

type VictimFiguresOf = { journeys: readonly Journey[]; from: string; to: string; threshold: number };

/**
 * The monthly figures of victims' journeys. Each kind of figure has months of its own: they are joined until
 * at least `threshold` victims are in them, and the last months wait until they have as many. A later look
 * adds whole groups, so that nobody can subtract two looks at a year. The caller passes a last month that is
 * over, and offers fixed periods alone. A fact that is recorded late still moves its old month.
 * Throws a RangeError where the period ends before it begins.
 */
export function victimFigures(of: VictimFiguresOf): VictimFigures {
  return inOneGo(victimFiguring(of));
}

/** The same a part at a time, so that others have their turn. */
export function* victimFiguring({ journeys, from, to, threshold }: VictimFiguresOf): Stopping<VictimFigures> {
  const dated = yield* datedIn(journeys);
  const byMonth = new Map<string, Measured>();
  for (const month of monthsIn({ from, to })) {
    const one = { from: month, to: month };
    byMonth.set(month, yield* measure(dated(one), one));
  }
  function* part<Figures>(
    until: string,
    respondentsIn: (month: string) => Iterable<string>,
    figures: (of: Measured) => Figures,
  ): Stopping<ByMonths<Figures>> {
    const months = groupMonths({ from, to: until }, respondentsIn, threshold);
    const last = months.at(-1);
    const groups: ByMonths<Figures>['groups'] = [];
    for (const one of months) groups.push({ ...one, ...figures(yield* measure(dated(one), one)) });
    const all = { from, to: last?.to ?? until };
    if (!last) return { groups, total: { suppressed: true, ...all } };
    return { groups, total: { suppressed: false, ...all, ...figures(yield* measure(dated(all), all)) } };
  }

  const anybody = (month: string) => Array.from(dated({ from: month, to: month }), ({ person }) => person);
  const facts = yield* part(to, anybody, (months) => factsOf(months, threshold));
  // Nothing is told of months that wait, whatever of theirs would be many enough.
  const until = facts.total.to;
  const within = (of: 'notReached' | 'told') => (month: string) => byMonth.get(month)?.[of].keys() ?? [];
  const figures = {
    from,
    to,
    threshold,
    waiting: monthsWaiting(facts.groups.at(-1), { from, to }),
    facts,
    notReached: yield* part(until, within('notReached'), reasonsIn),
    toldInTime: yield* part(until, within('told'), inTimeIn),
  };
  return { ...figures, notes: notesOnVictims(figures) };
}

/** The months after the last row, which have too few; null where there are none. */
export function monthsWaiting(last: Period | undefined, { from, to }: Period): Period | null {
  if (!last) return { from, to };
  return last.to === to ? null : { from: monthLater(last.to, 1), to };
}

/** So many victims, with so many of each fact, and what share of those who consented took part. */
export function factsOf({ base, counts }: Pick<Measured, 'base' | 'counts'>, threshold: number): Facts {
  return { base, counts, kpi10: kpi10(counts, threshold) };
}

function kpi10({ engaged, consented }: Measured['counts'], threshold: number): Facts['kpi10'] {
  if (consented < threshold || engaged > consented) return null;
  return { engaged, consented, ...estimate(engaged, consented) };
}

function reasonsIn({ notReached }: Measured): Reasons {
  const givenBy = (test: (reasons: ReadonlySet<string>) => boolean) =>
    [...notReached.values()].filter(test).length;
  return {
    base: notReached.size,
    reasons: {
      declined: givenBy((reasons) => reasons.has('declined')),
      'police-opt-out': givenBy((reasons) => reasons.has('police-opt-out')),
      'no-data-shared': givenBy((reasons) => reasons.has('no-data-shared')),
      'no-answer': givenBy((reasons) => reasons.has('no-answer')),
    },
    notSaid: givenBy((reasons) => reasons.size === 0),
  };
}

function inTimeIn({ told }: Measured): InTime {
  const inTime = [...told.values()].filter(Boolean).length;
  return inTimeOf(inTime, told.size);
}

/** So many of at least one were told in time. */
export function inTimeOf(inTime: number, base: number): InTime {
  return { base, inTime, ...estimate(inTime, base) };
}
