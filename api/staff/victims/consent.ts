import { consentWording, type Purpose, purposes, type Way } from '../../../domain/consent.ts';
import { Fault } from '../../../fault.ts';
import type { StaffPage } from '../former-page.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { textsOf } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { victimsPath } from '../paths.ts';
import type { SignedIn } from '../signed-in.ts';
import { dayInWords } from '../words/days.ts';
import { purposeLabels } from '../words/purposes.ts';
import { type VictimShown, victimOf } from './one.ts';
import { askedAs, consentInWords } from './words.ts';

type Typed = { said: string; way: string };
type Asked = { victim: VictimShown; purpose: Purpose; entries: number };
const path = `${victimsPath}/:id/consent/:purpose`;
const meanwhile =
  'Something was recorded for this person after you opened this page. Check what stands now, and record it again';

/** Recording a yes or a no, in the words that were read out. A no that takes something away is asked about first. */
export function victimConsentPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { victims, consents } = stores.victim;

  const find = async ({ id = '', purpose: name = '' }: Readonly<Record<string, string>>): Promise<Asked> => {
    const victim = await victimOf(victims, id);
    const purpose = purposes.find((one) => one === name);
    if (!purpose) throw new Fault('not-found', 'There is nothing of that name that people agree to.');
    return { victim, purpose, entries: (await consents.ledger(id)).length };
  };

  const show = (
    { victim, purpose, entries }: Asked,
    typed: Typed,
    problems: Problem[],
    signedIn: SignedIn | null,
  ) => {
    const since = victim.since[purpose];
    return render('victims/consent.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: purposeLabels[purpose],
      here: 'victims',
      signedIn,
      victim,
      purpose,
      wording: askedAs(purpose),
      now: { ...consentInWords(victim.consents[purpose]), since: since && dayInWords(since) },
      contactFirst: purpose !== 'contact' && victim.consents.contact !== true,
      typed,
      seen: entries,
      problems,
      wrong: wrongOf(problems),
    });
  };

  return [
    {
      name: 'staff.victims.consent.ask',
      method: 'GET',
      path,
      needs: 'record-consent',
      handle: async ({ params, signedIn }) => show(await find(params), { said: '', way: '' }, [], signedIn),
    },
    {
      name: 'staff.victims.consent',
      method: 'POST',
      path,
      needs: 'record-consent',
      async handle({ params, form, signedIn }) {
        const asked = await find(params);
        const { victim, purpose } = asked;
        const who = signedIn?.who ?? '';
        const field = textsOf(form);
        const typed = { said: field('said'), way: field('way') };
        const given = givenIn(typed.said);
        const way = wayIn(typed.way);
        if (given === null || way === null) {
          return show(asked, typed, missing(given, way), signedIn);
        }
        if (field('seen') !== String(asked.entries)) {
          // The same form, sent twice, is recorded once.
          const newest = (await consents.ledger(victim.id)).find((one) => one.purpose === purpose);
          const same = newest?.given === given && newest.way === way && newest.by === who;
          if (same) return seeOther(after(victim, purpose, newest));
          return show(asked, typed, [{ href: '#said', text: meanwhile }], signedIn);
        }
        if (purpose !== 'contact' && victim.consents.contact !== true) {
          return show(asked, typed, [{ href: '#first', text: 'Contact must be agreed first' }], signedIn);
        }
        if (!given && takesAway(victim, purpose) && field('step') !== 'sure') {
          return render('victims/consent-check.njk', {
            title:
              purpose === 'contact' ? 'Check before you record their no' : 'Check before you take this back',
            here: 'victims',
            signedIn,
            victim,
            purpose,
            label: purposeLabels[purpose],
            typed,
            seen: asked.entries,
            callsBack: callsBack(purpose),
            receipt: victim.consents[purpose] === true,
          });
        }
        const recorded = await consents.record({
          victim: victim.id,
          purpose,
          given,
          way,
          wording: askedAs(purpose),
          wordingVersion: consentWording,
          who,
          now: clock(),
        });
        return seeOther(after(victim, purpose, { given, receipt: recorded?.receipt ?? null }));
      },
    },
    {
      name: 'staff.victims.receipt',
      method: 'GET',
      path: `${victimsPath}/:id/receipts/:receipt`,
      needs: 'see-victims',
      async handle({ params: { id = '', receipt = '' }, signedIn }) {
        const victim = await victimOf(victims, id);
        const entries = (await consents.ledger(id)).filter((entry) => entry.receipt === receipt);
        const [first] = entries;
        if (!first) throw new Fault('not-found', 'There is no receipt of this number for this person.');
        const asked = purposes.filter((one) => entries.some(({ purpose }) => purpose === one));
        return render('victims/receipt.njk', {
          title: `Receipt ${receipt}`,
          here: 'victims',
          signedIn,
          victim,
          receipt,
          on: dayInWords(first.at),
          questions: asked.map(askedAs),
          all: asked.includes('contact'),
          callsBack: asked.some(callsBack),
        });
      },
    },
  ];
}

/** Where something rests on a yes, and for contact also how to reach them. */
function takesAway({ consents }: VictimShown, purpose: Purpose): boolean {
  return consents[purpose] === true || (purpose === 'contact' && consents.contact === undefined);
}

/** Whether a no calls back words that were passed on. */
function callsBack(purpose: Purpose): boolean {
  return purpose === 'contact' || purpose === 'views' || purpose === 'pass-on';
}

/** What was taken back has a receipt; a first no has none. */
function after(
  { href }: VictimShown,
  purpose: Purpose,
  { given, receipt }: { given: boolean; receipt: string | null },
): string {
  return receipt ? `${href}/receipts/${receipt}` : `${href}?done=${given ? 'yes' : 'no'}-${purpose}`;
}

function givenIn(said: string): boolean | null {
  return said === 'yes' ? true : said === 'no' ? false : null;
}

function wayIn(way: string): Extract<Way, 'spoken' | 'written'> | null {
  return way === 'spoken' || way === 'written' ? way : null;
}

function missing(given: boolean | null, way: string | null): Problem[] {
  return [
    ...(given === null ? [{ href: '#said', text: 'Select yes if they agree' }] : []),
    ...(way === null ? [{ href: '#way', text: 'Select how they said it' }] : []),
  ];
}
