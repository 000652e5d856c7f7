import { isIn, type Period } from '../../domain/calendar.ts';
import type { Journey, JourneyFact, NotReachedReason } from '../../domain/journey.ts';
import { toldBy } from '../../domain/victims-code.ts';

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
export function measure(journeys: readonly Journey[], months: Period): Measured {
  const within = (date: string | undefined): boolean => date !== undefined && isIn(date.slice(0, 7), months);
  const having = (test: (facts: Journey['facts']) => boolean): number =>
    new Set(journeys.filter(({ facts }) => test(facts)).map(({ person }) => person)).size;
  const dated = (fact: JourneyFact): number => having((facts) => within(facts[fact]));

  const notReached = new Map<string, Set<NotReachedReason>>();
  const told = new Map<string, boolean>();
  for (const { person, facts, reason } of journeys) {
    if (within(facts['not-reached'])) {
      const reasons = notReached.get(person) ?? new Set();
      notReached.set(person, reason ? reasons.add(reason) : reasons);
    }
    const { identified, offered } = facts;
    if (identified !== undefined && offered !== undefined && within(offered)) {
      told.set(person, (told.get(person) ?? true) && offered <= toldBy(identified));
    }
  }
  return {
    ...months,
    base: having((facts) => Object.values(facts).some(within)),
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

/** The victims of whom anything is dated in a month. */
export function activeIn(journeys: readonly Journey[]): (month: string) => ReadonlySet<string> {
  const respondents = new Map<string, Set<string>>();
  for (const { person, facts } of journeys) {
    for (const date of Object.values(facts)) {
      const month = date.slice(0, 7);
      respondents.set(month, (respondents.get(month) ?? new Set()).add(person));
    }
  }
  const nobody: ReadonlySet<string> = new Set();
  return (month) => respondents.get(month) ?? nobody;
}
