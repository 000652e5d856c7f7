import { z } from 'zod';
import { consentWording, type Purpose, purposes, type Way } from '../../../domain/consent.ts';
import { Fault } from '../../../fault.ts';
import type { ConsentEntry } from '../../../prisma/stores/consents.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { seeOther } from '../../http/answer.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { victimsPath } from '../paths.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { purposeLabels } from '../words/purposes.ts';
import { type VictimShown, victimOf } from './one.ts';
import { askedAs, callsBack, consentInWords } from './words.ts';

const path = `${victimsPath}/:id/consent/:purpose`;

const fields = z.object({
  said: typed,
  way: typed,
  /** How many entries the ledger had when the form was opened. */
  seen: typed,
  step: typed,
});
type Said = Pick<z.output<typeof fields>, 'said' | 'way'>;
type Asked = { victim: VictimShown; purpose: Purpose; ledger: ConsentEntry[] };
type Spoken = { given: boolean; way: Extract<Way, 'spoken' | 'written'> };

const consentForm = template<ReturnType<typeof formView>>('victims/consent.njk', 'victims');
const consentCheck = template<ReturnType<typeof checkView>>('victims/consent-check.njk', 'victims');

const meanwhile: Problem = {
  href: '#said',
  text:
    'Something was recorded for this person after you opened this page. ' +
    'Check what stands now, and record it again',
};
const contactFirst: Problem = { href: '#first', text: 'Contact must be agreed first' };

/** The form on which a yes or a no is recorded, with the words that are read out. */
export const askConsent = page({
  name: 'staff.victims.consent.ask',
  method: 'GET',
  path,
  needs: 'record-consent',
  reads: nothing,
  shows: [consentForm],
  async handle({ stores }, { params, show }) {
    return show(consentForm, formView(await askedOf(stores, params), { said: '', way: '' }, []));
  },
});

/** Records what somebody said. A no that takes something away is asked about first. */
export const recordConsent = page({
  name: 'staff.victims.consent',
  method: 'POST',
  path,
  needs: 'record-consent',
  reads: fields,
  shows: [consentForm, consentCheck],
  async handle({ stores, clock }, { params, read, signedIn: { who }, show }) {
    const asked = await askedOf(stores, params);
    const { victim, purpose, ledger } = asked;
    const refused = (problems: Problem[]) =>
      show(consentForm, { ...formView(asked, read, problems), status: 400 });
    const spoken = parse(read);
    if ('problems' in spoken) return refused(spoken.problems);
    if (read.seen !== String(ledger.length)) {
      const same = sameAsNewest(asked, spoken, who);
      return same ? seeOther(after(victim, purpose, same)) : refused([meanwhile]);
    }
    if (purpose !== 'contact' && victim.consents.contact !== true) return refused([contactFirst]);
    if (!spoken.given && takesAway(victim, purpose) && read.step !== 'sure') {
      return show(consentCheck, checkView(asked, read));
    }
    const recorded = await stores.victim.consents.record({
      victim: victim.id,
      purpose,
      ...spoken,
      wording: askedAs(purpose),
      wordingVersion: consentWording,
      who,
      now: clock(),
    });
    return seeOther(after(victim, purpose, { ...spoken, receipt: recorded?.receipt ?? null }));
  },
});

/** Throws `not-found` where there is no such person or purpose. */
async function askedOf(
  { victim: { victims, consents } }: Stores,
  { id, purpose: name }: { id: string; purpose: string },
): Promise<Asked> {
  const victim = await victimOf(victims, id);
  const purpose = purposes.find((one) => one === name);
  if (!purpose) throw new Fault('not-found', 'There is nothing of that name that people agree to.');
  return { victim, purpose, ledger: await consents.ledger(id) };
}

function parse({ said, way }: Said): Spoken | { problems: Problem[] } {
  const given = said === 'yes' ? true : said === 'no' ? false : null;
  const how = way === 'spoken' || way === 'written' ? way : null;
  if (given !== null && how !== null) return { given, way: how };
  return {
    problems: [
      ...(given === null ? [{ href: '#said', text: 'Select yes if they agree' }] : []),
      ...(how === null ? [{ href: '#way', text: 'Select how they said it' }] : []),
    ],
  };
}

/** The newest entry of the purpose where it is this very form, sent before: it is recorded once. */
function sameAsNewest({ ledger, purpose }: Asked, { given, way }: Spoken, who: string): ConsentEntry | null {
  const newest = ledger.find((one) => one.purpose === purpose);
  return newest?.given === given && newest.way === way && newest.by === who ? newest : null;
}

/** Where something rests on a yes, and for contact also how to reach them. */
function takesAway({ consents }: VictimShown, purpose: Purpose): boolean {
  return consents[purpose] === true || (purpose === 'contact' && consents.contact === undefined);
}

/** What was taken back has a receipt; a first no has none. */
function after(
  { href }: VictimShown,
  purpose: Purpose,
  { given, receipt }: { given: boolean; receipt: string | null },
): string {
  return receipt ? `${href}/receipts/${receipt}` : `${href}?done=${given ? 'yes' : 'no'}-${purpose}`;
}

function formView({ victim, purpose, ledger }: Asked, { said, way }: Said, problems: readonly Problem[]) {
  const since = victim.since[purpose];
  return {
    title: purposeLabels[purpose],
    victim,
    purpose,
    wording: askedAs(purpose),
    now: { ...consentInWords(victim.consents[purpose]), since: since ? dayInWords(since) : null },
    contactFirst: purpose !== 'contact' && victim.consents.contact !== true,
    typed: { said, way },
    seen: ledger.length,
    problems,
    wrong: wrongOf(problems),
  };
}

function checkView({ victim, purpose, ledger }: Asked, { said, way }: Said) {
  return {
    title: purpose === 'contact' ? 'Check before you record their no' : 'Check before you take this back',
    victim,
    purpose,
    label: purposeLabels[purpose],
    typed: { said, way },
    seen: ledger.length,
    callsBack: callsBack(purpose),
    receipt: victim.consents[purpose] === true,
  };
}
