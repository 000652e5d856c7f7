import { dayOf } from '../../../domain/calendar.ts';
import {
  type JourneyFact,
  journeyFacts,
  type NotReachedReason,
  notReachedReasons,
} from '../../../domain/journey.ts';
import { daysToBeTold, toldBy } from '../../../domain/victims-code.ts';
import { Fault } from '../../../fault.ts';
import { factLabels, reasonLabels } from '../../../reports/victims/labels.ts';
import type { StaffPage } from '../former-page.ts';
import { type DayFields, fieldsOf, parseDay, past } from '../forms/day.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { textsOf } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { victimsPath } from '../paths.ts';
import type { SignedIn } from '../signed-in.ts';
import { dayInWords } from '../words/days.ts';
import { type VictimShown, victimOf } from './one.ts';
import { notedItself } from './words.ts';

type Typed = DayFields & { reason: string };
type Asked = { victim: VictimShown; fact: JourneyFact };
const path = `${victimsPath}/:id/journey/:fact`;

/** What was done for somebody, each fact with its day: recorded, changed, taken back. */
export function victimJourneyPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { victims, journeys } = stores.victim;

  const find = async ({ id = '', fact: name = '' }: Readonly<Record<string, string>>): Promise<Asked> => {
    const victim = await victimOf(victims, id);
    const fact = journeyFacts.find((one) => one === name);
    if (!fact) throw new Fault('not-found', 'There is nothing of that name on the journey.');
    return { victim, fact };
  };

  const show = ({ victim, fact }: Asked, typed: Typed, problems: Problem[], signedIn: SignedIn | null) => {
    const day = victim.journey.facts[fact];
    return render('victims/journey.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: factLabels[fact],
      here: 'victims',
      signedIn,
      victim,
      fact,
      typed,
      hint: fact === 'offered' ? dueBy(victim) : notedItself[fact],
      recorded: day && dayInWords(new Date(day)),
      mayTakeBack: day !== undefined && !heldByLedger({ victim, fact }),
      reasons:
        fact === 'not-reached'
          ? notReachedReasons.map((value) => ({
              value,
              text: reasonLabels[value],
              checked: value === typed.reason,
            }))
          : null,
      problems,
      wrong: wrongOf(problems),
    });
  };

  return [
    {
      name: 'staff.victims.journey.ask',
      method: 'GET',
      path,
      needs: 'record-journey',
      async handle({ params, signedIn }) {
        const asked = await find(params);
        const { facts, reason } = asked.victim.journey;
        const day = facts[asked.fact];
        const typed = { ...fieldsOf(day ? new Date(day) : dayOf(clock())), reason: reason ?? '' };
        return show(asked, typed, [], signedIn);
      },
    },
    {
      name: 'staff.victims.journey',
      method: 'POST',
      path,
      needs: 'record-journey',
      async handle({ params, form, signedIn }) {
        const now = clock();
        const asked = await find(params);
        const { victim, fact } = asked;
        const field = textsOf(form);
        const typed = {
          day: field('day'),
          month: field('month'),
          year: field('year'),
          reason: field('reason'),
        };
        const day = past(parseDay(typed, 'the day'), 'the day', now);
        const reason = fact === 'not-reached' ? reasonIn(typed.reason) : undefined;
        if ('problem' in day || reason === null) {
          const problems: Problem[] = [
            ...('problem' in day ? [{ href: '#day', text: day.problem }] : []),
            ...(reason === null ? [{ href: '#reason', text: 'Select why they were not reached' }] : []),
          ];
          return show(asked, typed, problems, signedIn);
        }
        const entry = { victim: victim.id, fact, day: day.value, who: signedIn?.who ?? '', now };
        await journeys.set({ ...entry, ...(reason && { reason }) });
        return seeOther(`${victim.href}?done=fact-${fact}`);
      },
    },
    {
      name: 'staff.victims.journey.take-back',
      method: 'POST',
      path: `${path}/take-back`,
      needs: 'record-journey',
      async handle({ params, signedIn }) {
        const asked = await find(params);
        const { victim, fact } = asked;
        if (heldByLedger(asked)) return seeOther(`${victim.href}/journey/${fact}`);
        await journeys.set({ victim: victim.id, fact, day: null, who: signedIn?.who ?? '', now: clock() });
        return seeOther(`${victim.href}?done=back-${fact}`);
      },
    },
  ];
}

/** By when somebody must be told about restorative justice, or whether they were in time; undefined where that is not known, or they said no to contact. */
export function dueBy({
  journey: { facts },
  withdrawn,
}: Pick<VictimShown, 'journey' | 'withdrawn'>): string | undefined {
  const { identified, offered } = facts;
  if (!identified || (withdrawn && !offered)) return undefined;
  const by = toldBy(identified);
  const day = dayInWords(new Date(by));
  if (!offered) return `Due by ${day}: within ${daysToBeTold} working days, as the Victims’ Code says.`;
  return offered <= by ? `In time: it was due by ${day}.` : `Late: it was due by ${day}.`;
}

/** That they agreed stands as long as the ledger has their answer; only its day may be put right. */
function heldByLedger({ victim, fact }: Asked): boolean {
  return fact === 'consented' && victim.consents.contact !== undefined;
}

/** Null where none was told. */
function reasonIn(typed: string): NotReachedReason | null {
  return notReachedReasons.find((one) => one === typed) ?? null;
}
