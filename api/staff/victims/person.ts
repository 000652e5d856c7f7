import { z } from 'zod';
import { valueLabel } from '../../../domain/band-words.ts';
import { type Purpose, purposes } from '../../../domain/consent.ts';
import { type JourneyFact, journeyFacts } from '../../../domain/journey.ts';
import { toDoFor } from '../../../domain/victim-to-do.ts';
import type { ConsentEntry } from '../../../prisma/stores/consents.ts';
import { factLabels, reasonLabels } from '../../../reports/victims/labels.ts';
import { typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { victimsPath } from '../paths.ts';
import { template } from '../template.ts';
import { dayInWords, momentInWords } from '../words/days.ts';
import { purposeLabels } from '../words/purposes.ts';
import { toDoInWords } from '../words/victims-due.ts';
import { calledNow } from '../words/who.ts';
import { askingOf } from './asking.ts';
import { hintOf } from './journey.ts';
import { type VictimShown, victimOf } from './one.ts';
import { wordsOf } from './own-words.ts';
import { consentInWords, wayLabels } from './words.ts';

type PersonView = ReturnType<typeof recordView> & {
  /** What was just done; null where nothing was. */
  done: string | null;
  asking: Awaited<ReturnType<typeof askingOf>>;
  words: Awaited<ReturnType<typeof wordsOf>>;
};

const person = template<PersonView>('victims/person.njk', 'victims');

/**
 * One person who was harmed: what is due, what they agreed to, what was done, and the ledger. How to reach
 * them is not on it. Each look is on the audit record.
 */
export const onePerson = page({
  name: 'staff.victims.one',
  method: 'GET',
  path: `${victimsPath}/:id`,
  needs: 'see-victims',
  reads: z.object({ done: typed }),
  shows: [person],
  async handle(dependencies, { params: { id }, read, signedIn, show }) {
    const { victims, consents } = dependencies.stores.victim;
    const victim = await victimOf(victims, id);
    const ledger = await consents.ledger(id);
    const now = dependencies.clock();
    await dependencies.stores.audit.write({ who: signedIn.who, did: 'victim.seen', to: id, at: now });
    return show(person, {
      ...recordView(victim, ledger, { now, called: await calledNow(dependencies.stores.accounts) }),
      done: doneIn(read.done, victim),
      asking: await askingOf(dependencies, victim, signedIn),
      words: await wordsOf(dependencies, victim, signedIn),
    });
  },
});

function recordView(
  victim: VictimShown,
  ledger: readonly ConsentEntry[],
  { now, called }: { now: Date; called(who: string): string },
) {
  const toDo = toDoFor(victim, now);
  return {
    title: victim.reference,
    victim,
    age: victim.age && valueLabel('age', victim.age),
    added: dayInWords(victim.madeAt),
    toDo: toDo.map((one) => toDoInWords(victim, one)),
    consents: purposes.map((purpose) => consentOf(victim, purpose)),
    facts: journeyFacts.map((fact) => factOf(victim, fact)),
    overdue: toDo.some(({ what, overdue }) => what === 'tell-about-restorative-justice' && overdue),
    ledger: ledger.map((entry) => entryOf(victim, entry, called)),
  };
}

function consentOf({ consents, since, href }: VictimShown, purpose: Purpose) {
  const at = since[purpose];
  return {
    label: purposeLabels[purpose],
    standing: consentInWords(consents[purpose]),
    since: at ? dayInWords(at) : null,
    // Nothing else is asked before contact is agreed.
    href: purpose === 'contact' || consents.contact ? `${href}/consent/${purpose}` : null,
  };
}

function factOf(victim: VictimShown, fact: JourneyFact) {
  const { journey, href } = victim;
  const day = journey.facts[fact];
  return {
    fact,
    label: factLabels[fact],
    day: day ? dayInWords(new Date(day)) : null,
    reason: fact === 'not-reached' && day && journey.reason ? reasonLabels[journey.reason] : null,
    hint: hintOf(victim, fact),
    href: `${href}/journey/${fact}`,
  };
}

function entryOf(
  { href }: VictimShown,
  { purpose, given, way, by, wording, wordingVersion, receipt, at }: ConsentEntry,
  called: (who: string) => string,
) {
  return {
    when: momentInWords(at),
    label: purposeLabels[purpose],
    said: given ? 'Yes' : 'No',
    way: wayLabels[way],
    by: way === 'in-chat' || way === 'by-link' ? 'Themselves' : called(by),
    wording,
    wordingVersion,
    receipt: receipt && { number: receipt, href: `${href}/receipts/${receipt}` },
  };
}

/** What was just done, as the address says and as far as it is so. */
function doneIn(done: string, { consents, journey, hasContact, reference }: VictimShown): string | null {
  if (done === 'added') return `${reference} is added.`;
  if (done === 'contact-kept' && hasContact) return 'How to reach them is kept.';
  if (done === 'contact-forgotten' && !hasContact) return 'How to reach them is forgotten.';
  const purpose = purposes.find((one) => done === (consents[one] ? `yes-${one}` : `no-${one}`));
  if (purpose && consents[purpose] !== undefined) {
    return `Their ${consents[purpose] ? 'yes' : 'no'} is recorded: ${purposeLabels[purpose].toLowerCase()}.`;
  }
  const fact = journeyFacts.find((one) => done === `fact-${one}` || done === `back-${one}`);
  const day = fact && journey.facts[fact];
  if (fact && day && done.startsWith('fact-')) {
    return `Recorded: ${factLabels[fact].toLowerCase()}, ${dayInWords(new Date(day))}.`;
  }
  if (fact && !day && done.startsWith('back-')) return `Taken back: ${factLabels[fact].toLowerCase()}.`;
  return null;
}
