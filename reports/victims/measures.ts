import { isIn, type Period } from '../../domain/calendar.ts';
import type { Stopping } from '../../domain/giving-way.ts';
import type { Journey, JourneyFact, NotReachedReason } from '../../domain/journey.ts';
import { toldBy } from '../../domain/victims-code.ts';

/** So many journeys are looked at in one go. */
const atOnce = 1_000;

/**
 * Whom the facts of some months count, before anything is hidden. Of each victim once, however many journeys
 * they have.
 */
export type Measured = Period & {
  /** How many victims have any fact in these months. */
  base: number;
  /** How many have each of them. */
  counts: Record<JourneyFact, number>;
  /** Those not reached in these months, with the reasons on record. */
  notReached: ReadonlyMap<string, ReadonlySet<NotReachedReason>>;
  /**
   * Those offered restorative justice in these months, of whom it is known when they were identified: whether
   * it was in time.
   */
  told: ReadonlyMap<string, boolean>;
};

/** Counts the facts that are dated in some months. */
export function* measure(journeys: Iterable<Journey>, months: Period): Stopping<Measured> {
  const within = (date: string): boolean => isIn(date.slice(0, 7), months);
  const everybody = new Set<string>();
  const having = new Map<string, Set<string>>();
  const notReached = new Map<string, Set<NotReachedReason>>();
  const told = new Map<string, boolean>();
  const lastDays = new Map<string, string>();
  let read = 0;
  for (const { person, facts, reason } of journeys) {
    read++;
    if (read % atOnce === 0) yield;
    for (const [fact, date] of Object.entries(facts)) {
      if (!within(date)) continue;
      everybody.add(person);
      having.set(fact, (having.get(fact) ?? new Set()).add(person));
    }
    if (facts['not-reached'] !== undefined && within(facts['not-reached'])) {
      const reasons = notReached.get(person) ?? new Set();
      notReached.set(person, reason ? reasons.add(reason) : reasons);
    }
    const { identified, offered } = facts;
    if (identified !== undefined && offered !== undefined && within(offered)) {
      // Working days take their time to count, and very many were identified on the same day.
      const by = lastDays.get(identified) ?? toldBy(identified);
      lastDays.set(identified, by);
      told.set(person, (told.get(person) ?? true) && offered <= by);
    }
  }
  const dated = (fact: JourneyFact): number => having.get(fact)?.size ?? 0;
  return {
    ...months,
    base: everybody.size,
    counts: {
      identified: dated('identified'),
      'contact-requested': dated('contact-requested'),
      'not-reached': dated('not-reached'),
      asked: dated('asked'),
      consented: dated('consented'),
      'views-asked': dated('views-asked'),
      offered: dated('offered'),
      engaged: dated('engaged'),
      'kept-informed': dated('kept-informed'),
      'told-outcome': dated('told-outcome'),
      'feedback-asked': dated('feedback-asked'),
      'feedback-given': dated('feedback-given'),
    },
    notReached,
    told,
  };
}

/** Journeys by the months in which anything of theirs is dated: each month is asked about several times. */
export function* datedIn(journeys: readonly Journey[]): Stopping<(months: Period) => ReadonlySet<Journey>> {
  const byMonth = new Map<string, Set<Journey>>();
  for (const [at, journey] of journeys.entries()) {
    if (at % atOnce === atOnce - 1) yield;
    for (const date of Object.values(journey.facts)) {
      const month = date.slice(0, 7);
      byMonth.set(month, (byMonth.get(month) ?? new Set()).add(journey));
    }
  }
  return (months) => {
    const within = [...byMonth].filter(([month]) => isIn(month, months));
    return new Set(within.flatMap(([, some]) => [...some]));
  };
}
