import { z } from 'zod';
import { dayOf } from '../../../domain/calendar.ts';
import {
  type JourneyFact,
  journeyFacts,
  type NotReachedReason,
  notReachedReasons,
} from '../../../domain/journey.ts';
import { daysToBeTold, toldBy } from '../../../domain/victims-code.ts';
import { Fault } from '../../../fault.ts';
import type { VictimStore } from '../../../prisma/stores/victims.ts';
import { factLabels, reasonLabels } from '../../../reports/victims/labels.ts';
import { seeOther } from '../../http/answer.ts';
import { dayFields, fieldsOf, parseDay, past } from '../forms/day.ts';
import { type Problem, problemsOf, wrongOf } from '../forms/problems.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { victimsPath } from '../paths.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { type VictimShown, victimOf } from './one.ts';
import { notedItself } from './words.ts';

const path = `${victimsPath}/:id/journey/:fact`;

const fields = z.object({ ...dayFields, reason: typed });
type Typed = z.output<typeof fields>;
type Asked = { victim: VictimShown; fact: JourneyFact };

const factForm = template<ReturnType<typeof viewOf>>('victims/journey.njk', 'victims');

/** The form of one fact of what was done for somebody: its day as it is recorded, or today. */
export const journeyForm = page({
  name: 'staff.victims.journey.ask',
  method: 'GET',
  path,
  needs: 'record-journey',
  reads: nothing,
  shows: [factForm],
  async handle({ stores, clock }, { params, show }) {
    const asked = await askedOf(stores.victim.victims, params);
    const { facts, reason } = asked.victim.journey;
    const day = facts[asked.fact];
    const recorded = { ...fieldsOf(day ? new Date(day) : dayOf(clock())), reason: reason ?? '' };
    return show(factForm, viewOf(asked, recorded, []));
  },
});

/** Records the fact, or puts its day right. */
export const recordFact = page({
  name: 'staff.victims.journey',
  method: 'POST',
  path,
  needs: 'record-journey',
  reads: fields,
  shows: [factForm],
  async handle({ stores, clock }, { params, read, signedIn: { who }, show }) {
    const now = clock();
    const { victims, journeys } = stores.victim;
    const asked = await askedOf(victims, params);
    const { victim, fact } = asked;
    const parsed = parse(read, fact, now);
    if ('problems' in parsed) {
      return show(factForm, { ...viewOf(asked, read, parsed.problems), status: 400 });
    }
    await journeys.set({ victim: victim.id, fact, ...parsed, who, now });
    return seeOther(`${victim.href}?done=fact-${fact}`);
  },
});

/** Takes back a fact that was recorded by mistake. */
export const takeFactBack = page({
  name: 'staff.victims.journey.take-back',
  method: 'POST',
  path: `${path}/take-back`,
  needs: 'record-journey',
  reads: nothing,
  async handle({ stores, clock }, { params, signedIn: { who } }) {
    const { victims, journeys } = stores.victim;
    const asked = await askedOf(victims, params);
    const { victim, fact } = asked;
    if (heldByLedger(asked)) return seeOther(`${victim.href}/journey/${fact}`);
    await journeys.set({ victim: victim.id, fact, day: null, who, now: clock() });
    return seeOther(`${victim.href}?done=back-${fact}`);
  },
});

/** Throws `not-found` where there is no such person or fact. */
async function askedOf(
  victims: VictimStore,
  { id, fact: name }: { id: string; fact: string },
): Promise<Asked> {
  const victim = await victimOf(victims, id);
  const fact = journeyFacts.find((one) => one === name);
  if (!fact) throw new Fault('not-found', 'There is nothing of that name on the journey.');
  return { victim, fact };
}

/** That somebody was not reached has a reason; nothing else has. */
function parse(
  read: Typed,
  fact: JourneyFact,
  now: Date,
): { day: Date; reason?: NotReachedReason } | { problems: Problem[] } {
  const day = past(parseDay(read, 'the day'), 'the day', now);
  const reason = notReachedReasons.find((one) => one === read.reason);
  const missing: Problem[] =
    fact === 'not-reached' && !reason ? [{ href: '#reason', text: 'Select why they were not reached' }] : [];
  if ('problem' in day || missing.length > 0) return { problems: [...problemsOf('day', day), ...missing] };
  return { day: day.value, ...(fact === 'not-reached' && reason && { reason }) };
}

function viewOf({ victim, fact }: Asked, { day, month, year, reason }: Typed, problems: readonly Problem[]) {
  const recorded = victim.journey.facts[fact];
  return {
    title: factLabels[fact],
    victim,
    fact,
    typed: { day, month, year },
    hint: hintOf(victim, fact),
    recorded: recorded ? dayInWords(new Date(recorded)) : null,
    mayTakeBack: recorded !== undefined && !heldByLedger({ victim, fact }),
    reasons: fact === 'not-reached' ? reasonChoices(reason) : null,
    problems,
    wrong: wrongOf(problems),
  };
}

function reasonChoices(chosen: string) {
  return notReachedReasons.map((value) => ({
    value,
    text: reasonLabels[value],
    checked: value === chosen,
  }));
}

/** What stands beside a fact: by when it is due, or that Sayback notes it by itself. */
export function hintOf(victim: VictimShown, fact: JourneyFact): string | null {
  return (fact === 'offered' ? dueBy(victim) : notedItself[fact]) ?? null;
}

/**
 * By when somebody must be told about restorative justice, or whether they were in time. Null where that is
 * not known, or where they said no to contact.
 */
function dueBy({ journey: { facts }, withdrawn }: VictimShown): string | null {
  const { identified, offered } = facts;
  if (!identified || (withdrawn && !offered)) return null;
  const by = toldBy(identified);
  const day = dayInWords(new Date(by));
  if (!offered) return `Due by ${day}: within ${daysToBeTold} working days, as the Victims’ Code says.`;
  return offered <= by ? `In time: it was due by ${day}.` : `Late: it was due by ${day}.`;
}

/** That they agreed stands as long as the ledger has their answer; only its day may be put right. */
function heldByLedger({ victim, fact }: Asked): boolean {
  return fact === 'consented' && victim.consents.contact !== undefined;
}
