import type { StaffPage } from '../former-page.ts';
import type { Parsed, Problem } from '../forms/problems.ts';
import { wrongOf } from '../forms/problems.ts';
import { textsOf } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { victimPath, victimsPath } from '../paths.ts';
import type { SignedIn } from '../signed-in.ts';
import { type VictimShown, victimOf } from './one.ts';

export const mostContact = 500;

/** How somebody is reached, in any words. Blank: nothing is said. */
export function meantContact(typed: string): Parsed<string | null> {
  const text = typed.replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
  if (text === '') return { value: null };
  if ([...text].length <= mostContact) return { value: text };
  return { problem: `How to reach them must be ${mostContact} characters or fewer` };
}

/** How to reach somebody: shown on request, each look on the audit record; changed, and forgotten. */
export function victimContactPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { victims } = stores.victim;
  const path = `${victimsPath}/:id/contact`;

  const show = (victim: VictimShown, typed: string, problems: Problem[], signedIn: SignedIn | null) =>
    render('victims/contact.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: victim.hasContact ? 'Change how to reach them' : 'Add how to reach them',
      here: 'victims',
      signedIn,
      victim,
      contact: typed,
      mostContact,
      problems,
      wrong: wrongOf(problems),
    });

  return [
    {
      name: 'staff.victims.contact.see',
      method: 'POST',
      path: `${path}/show`,
      needs: 'see-victims',
      async handle({ params: { id = '' }, signedIn }) {
        const victim = await victimOf(victims, id);
        if (!victim.hasContact) return seeOther(victim.href);
        await stores.audit.write({
          who: signedIn?.who ?? '',
          did: 'victim.contact-seen',
          to: id,
          at: clock(),
        });
        const contact = await victims.contact(id);
        return render('victims/contact-shown.njk', {
          title: 'How to reach them',
          here: 'victims',
          signedIn,
          victim,
          lines: contact?.split('\n') ?? [],
        });
      },
    },
    {
      name: 'staff.victims.contact',
      method: 'GET',
      path,
      needs: 'add-victims',
      async handle({ params: { id = '' }, signedIn }) {
        return show(await victimOf(victims, id), '', [], signedIn);
      },
    },
    {
      name: 'staff.victims.contact.keep',
      method: 'POST',
      path,
      needs: 'add-victims',
      async handle({ params: { id = '' }, form, signedIn }) {
        const victim = await victimOf(victims, id);
        const typed = textsOf(form)('contact');
        const contact = meantContact(typed);
        const missing = { problem: 'Enter how to reach them' };
        const meant = 'value' in contact && contact.value === null ? missing : contact;
        if ('problem' in meant)
          return show(victim, typed, [{ href: '#contact', text: meant.problem }], signedIn);
        const kept = await victims.keepContact(id, meant.value, { who: signedIn?.who ?? '', now: clock() });
        // Who said no to contact in the meantime is not kept reachable: the page says so.
        return kept ? seeOther(`${victim.href}?done=contact-kept`) : seeOther(`${victimPath(id)}/contact`);
      },
    },
    {
      name: 'staff.victims.contact.forget.ask',
      method: 'GET',
      path: `${path}/forget`,
      needs: 'add-victims',
      async handle({ params: { id = '' }, signedIn }) {
        const victim = await victimOf(victims, id);
        if (!victim.hasContact) return seeOther(victim.href);
        const title = 'Forget how to reach them?';
        return render('victims/contact-forget.njk', { title, here: 'victims', signedIn, victim });
      },
    },
    {
      name: 'staff.victims.contact.forget',
      method: 'POST',
      path: `${path}/forget`,
      needs: 'add-victims',
      async handle({ params: { id = '' }, signedIn }) {
        const { href } = await victimOf(victims, id);
        await victims.keepContact(id, null, { who: signedIn?.who ?? '', now: clock() });
        return seeOther(`${href}?done=contact-forgotten`);
      },
    },
  ];
}
