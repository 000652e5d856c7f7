import { readLibrary } from '../../dialogs/library.ts';
import type { JourneyFact } from '../../domain/journey.ts';
import { notReachedReasons } from '../../domain/journey.ts';
import type { Version } from '../../prisma/stores/questionnaires.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { answersByCode } from './answers-by-code.ts';
import { invitedVictim } from './victims.ts';

/** The day on which whoever tests the figures looks at them. */
export const today = new Date('2026-11-24T10:00:00Z');
const due = new Date('2027-06-30T00:00:00Z');

/** Publishes what ships with Sayback. */
export async function library({ questionnaires }: Stores): Promise<(key: string) => Version> {
  const versions = new Map<string, Version>();
  for (const { questionnaire } of readLibrary()) {
    versions.set(questionnaire.key, await questionnaires.publish(questionnaire, {}, new Date('2025-01-01')));
  }
  return (key) => {
    const version = versions.get(key);
    if (!version) throw new Error(`there is no questionnaire ${key}`);
    return version;
  };
}

let victims = 0;

/** So many victims of a month, `YYYY-MM`, by the days of their facts in it, as the sheet a worker imports. */
export async function victimsOf(
  { victim }: Stores,
  month: string,
  number: number,
  facts: (n: number) => Partial<Record<JourneyFact, number>>,
): Promise<void> {
  const rows = Array.from({ length: number }, (_, n) => {
    const days = Object.entries(facts(n)).map(([fact, day]) => [
      fact,
      new Date(`${month}-${String(day).padStart(2, '0')}`),
    ]);
    const told: Partial<Record<JourneyFact, Date>> = Object.fromEntries(days);
    const reason = notReachedReasons[n % notReachedReasons.length];
    return { reference: `V-${victims++}`, facts: told, ...(told['not-reached'] && reason && { reason }) };
  });
  await victim.journeys.bringIn({ rows, who: 'rj-worker', now: today });
}

/**
 * What usually is done in a month: every fifth is not reached, most of the others agree,
 * every third of them takes part.
 */
export function usual(n: number): Partial<Record<JourneyFact, number>> {
  if (n % 5 === 4) return { identified: 2, 'contact-requested': 3, 'not-reached': 20 };
  const reached = { identified: 2, 'contact-requested': 3, asked: 6, offered: n % 4 === 1 ? 20 : 6 };
  if (n % 4 === 3) return reached;
  const agreed = { ...reached, consented: 7, 'views-asked': 9, 'kept-informed': 15 };
  return n % 3 === 0 ? { ...agreed, engaged: 25, 'told-outcome': 27 } : agreed;
}

/** Somebody who was harmed and answers, or for whom somebody answers. */
export async function victimSays(
  stores: Stores,
  questionnaire: Version,
  answers: Readonly<Record<string, string>>,
  at: string,
  { proxy = false } = {},
): Promise<void> {
  const now = new Date(`${at}T10:00:00Z`);
  const agreesTo = ['contact', 'feedback', 'views'] as const;
  const { code } = await invitedVictim(stores, questionnaire, { agreesTo, due, now, proxy });
  await answersByCode(stores, { code, answers, now, side: 'victim' });
}

/** A parent or carer who answers; `reference` tells that it is the same one. */
export async function parentSays(
  stores: Stores,
  questionnaire: Version,
  answers: Readonly<Record<string, string>>,
  at: string,
  reference?: string,
): Promise<void> {
  const now = new Date(`${at}T10:00:00Z`);
  const { code } = await stores.people.invitations.create({
    questionnaire,
    participant: { kind: 'parent' },
    ...(reference && { reference }),
    due,
    now,
  });
  await answersByCode(stores, { code, answers, now });
}
