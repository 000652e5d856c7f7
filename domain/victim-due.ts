import { addDays, isoDay } from './calendar.ts';
import type { Journey } from './journey.ts';
import { toldBy } from './victims-code.ts';

/** Something that waits to be done for a victim. */
export type Due = {
  what: 'tell-about-restorative-justice' | 'ask-for-feedback' | 'keep-informed';
  /** The day since which it waits. */
  since: string;
  /** The day by which it must be done, where a day is set. */
  by: string | null;
  /** That day has passed. */
  overdue: boolean;
};

/** A victim who takes part hears how it goes at least so often. */
const daysBetweenNews = 4 * 7;

/**
 * What waits to be done for a victim, most urgent first. Nothing does for somebody who was not reached, until
 * they are asked, agree or take part on a later day. Whether they agree to be contacted is not in the
 * journey: ask the consent ledger before anything is sent.
 */
export function dueFor({ facts }: Journey, today: Date): Due[] {
  const day = isoDay(today);
  if (outOfReach(facts)) return [];

  const due: Due[] = [];
  const add = (what: Due['what'], since: string, by: string | null) =>
    due.push({ what, since, by, overdue: by !== null && by < day });

  if (facts.identified && !facts.offered && !facts.engaged) {
    add('tell-about-restorative-justice', facts.identified, toldBy(facts.identified));
  }
  if (facts.engaged && !facts['told-outcome']) {
    const heard = [facts.engaged, facts['kept-informed'] ?? ''].reduce((a, b) => (a > b ? a : b));
    const by = isoDay(addDays(new Date(heard), daysBetweenNews));
    if (by <= day) add('keep-informed', heard, by);
  }
  if (facts['told-outcome'] && !facts['feedback-asked'] && !facts['feedback-given']) {
    add('ask-for-feedback', facts['told-outcome'], null);
  }
  return due.sort((a, b) => (a.by ?? '9999').localeCompare(b.by ?? '9999'));
}

/** Whether they were not reached, and have not been on a later day. */
export function outOfReach({ 'not-reached': day, asked, consented, engaged }: Journey['facts']): boolean {
  return day !== undefined && ![asked, consented, engaged].some((date) => date !== undefined && date > day);
}
