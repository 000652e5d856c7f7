import { z } from 'zod';
import { seeOther } from '../../http/answer.ts';
import { type Parsed, type Problem, problemsOf, wrongOf } from '../forms/problems.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { victimsPath } from '../paths.ts';
import { template } from '../template.ts';
import { type VictimShown, victimOf } from './one.ts';

const path = `${victimsPath}/:id/contact`;

/** In characters. */
export const mostContact = 500;

/** How somebody is reached, in any words. Blank: nothing is said. */
export function parseContact(typed: string): Parsed<string | null> {
  const text = typed.replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
  if (text === '') return { value: null };
  if ([...text].length <= mostContact) return { value: text };
  return { problem: `How to reach them must be ${mostContact} characters or fewer` };
}

const contactShown = template<{ victim: VictimShown; lines: string[] }>(
  'victims/contact-shown.njk',
  'victims',
);
const contactFields = template<ReturnType<typeof viewOf>>('victims/contact.njk', 'victims');
const forgetQuestion = template<{ victim: VictimShown }>('victims/contact-forget.njk', 'victims');

/** Shows how to reach somebody. Each look is on the audit record. */
export const seeContact = page({
  name: 'staff.victims.contact.see',
  method: 'POST',
  path: `${path}/show`,
  needs: 'see-victims',
  reads: nothing,
  shows: [contactShown],
  async handle({ stores, clock }, { params: { id }, signedIn: { who }, show }) {
    const { victims } = stores.victim;
    const victim = await victimOf(victims, id);
    if (!victim.hasContact) return seeOther(victim.href);
    await stores.audit.write({ who, did: 'victim.contact-seen', to: id, at: clock() });
    const contact = await victims.contact(id);
    return show(contactShown, {
      title: 'How to reach them',
      victim,
      lines: contact?.split('\n') ?? [],
    });
  },
});

/** The form in which it is typed. What is kept does not stand in it. */
export const contactForm = page({
  name: 'staff.victims.contact',
  method: 'GET',
  path,
  needs: 'add-victims',
  reads: nothing,
  shows: [contactFields],
  async handle({ stores }, { params: { id }, show }) {
    return show(contactFields, viewOf(await victimOf(stores.victim.victims, id), '', []));
  },
});

/** Keeps it in the place of what was kept. */
export const keepContact = page({
  name: 'staff.victims.contact.keep',
  method: 'POST',
  path,
  needs: 'add-victims',
  reads: z.object({ contact: typed }),
  shows: [contactFields],
  async handle({ stores, clock }, { params: { id }, read, signedIn: { who }, show }) {
    const { victims } = stores.victim;
    const victim = await victimOf(victims, id);
    const contact = parseContactToKeep(read.contact);
    if ('problem' in contact) {
      const problems = problemsOf('contact', contact);
      return show(contactFields, { ...viewOf(victim, read.contact, problems), status: 400 });
    }
    const kept = await victims.keepContact(id, contact.value, { who, now: clock() });
    // Who said no to contact in the meantime is not kept reachable: the page says so.
    return seeOther(kept ? `${victim.href}?done=contact-kept` : `${victim.href}/contact`);
  },
});

/** Asks whether somebody is sure to forget it. */
export const askToForget = page({
  name: 'staff.victims.contact.forget.ask',
  method: 'GET',
  path: `${path}/forget`,
  needs: 'add-victims',
  reads: nothing,
  shows: [forgetQuestion],
  async handle({ stores }, { params: { id }, show }) {
    const victim = await victimOf(stores.victim.victims, id);
    if (!victim.hasContact) return seeOther(victim.href);
    return show(forgetQuestion, { title: 'Forget how to reach them?', victim });
  },
});

export const forgetContact = page({
  name: 'staff.victims.contact.forget',
  method: 'POST',
  path: `${path}/forget`,
  needs: 'add-victims',
  reads: nothing,
  async handle({ stores, clock }, { params: { id }, signedIn: { who } }) {
    const { victims } = stores.victim;
    const { href } = await victimOf(victims, id);
    await victims.keepContact(id, null, { who, now: clock() });
    return seeOther(`${href}?done=contact-forgotten`);
  },
});

function parseContactToKeep(typed: string): Parsed<string> {
  const parsed = parseContact(typed);
  if ('problem' in parsed) return parsed;
  return parsed.value === null ? { problem: 'Enter how to reach them' } : { value: parsed.value };
}

function viewOf(victim: VictimShown, contact: string, problems: readonly Problem[]) {
  return {
    title: victim.hasContact ? 'Change how to reach them' : 'Add how to reach them',
    victim,
    contact,
    mostContact,
    problems,
    wrong: wrongOf(problems),
  };
}
