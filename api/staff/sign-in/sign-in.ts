import type { AuditStore } from '../../../prisma/stores/audit.ts';
import type { SessionStore } from '../../../prisma/stores/sessions.ts';
import { roleNames } from '../../http/access.ts';
import type { StaffPage } from '../former-page.ts';
import { seeOther } from '../page.ts';
import { mayBeLedTo } from '../sections.ts';
import type { SignedIn } from '../signed-in.ts';
import type { Render } from '../templates.ts';
import { sessionCookie, wantedCookie } from './cookies.ts';
import { roleIn, type SignInLinks } from './links.ts';

/** How long somebody stays signed in: a working day. */
const seconds = 12 * 60 * 60;

/** Signing in and out. A link opens a page with one button, so that a preview, a prefetch or a HEAD never uses it up. */
export function signInPages(parts: {
  sessions: SessionStore;
  audit: AuditStore['write'];
  clock(): Date;
  links: SignInLinks | null;
  render: Render;
}): StaffPage[] {
  const { sessions, audit, clock, links, render } = parts;
  const byLink = links !== null;
  const leave = async (secret: string | null, signedIn: SignedIn | null, now: Date) => {
    if (secret) await sessions.close(secret);
    if (signedIn) await audit({ who: signedIn.who, did: 'sign-out', to: 'staff', at: now });
  };
  const used = (signedIn: SignedIn | null) =>
    render('sign-in/sign-in.njk', {
      status: 410,
      title: 'This link does not work',
      signedIn,
      byLink,
      is: 'used',
    });
  return [
    {
      name: 'staff.sign-in',
      method: 'GET',
      path: '/staff/sign-in',
      needs: null,
      handle: async ({ signedIn }) =>
        signedIn
          ? seeOther('/staff')
          : render('sign-in/sign-in.njk', { title: 'Sign in', signedIn: null, byLink, is: 'asked' }),
    },
    {
      name: 'staff.sign-in.link',
      method: 'GET',
      path: '/staff/sign-in/:token',
      needs: null,
      async handle({ params: { token = '' }, signedIn }) {
        // Also by a used one: whoever loads it again is where they wanted to be.
        if (signedIn && roleIn(token) === signedIn.role) return seeOther('/staff');
        const role = links?.opens(token);
        if (!role) return used(signedIn);
        const is = signedIn ? 'other' : 'ready';
        const title = signedIn ? 'You are signed in already' : 'Sign in';
        return render('sign-in/sign-in.njk', { title, signedIn, byLink, is, token, as: roleNames[role] });
      },
    },
    {
      name: 'staff.sign-in.take',
      method: 'POST',
      path: '/staff/sign-in/:token',
      needs: null,
      async handle({ params: { token = '' }, query, origin, wanted, signedIn, secret }) {
        if (signedIn && roleIn(token) === signedIn.role) {
          return seeOther(wanted ?? '/staff', { 'set-cookie': wantedCookie(null, origin) });
        }
        // Nobody becomes somebody else before they were told who they are: the page that tells it names them here.
        if (signedIn && links?.opens(token) && query.get('instead-of') !== signedIn.role) {
          return seeOther(`/staff/sign-in/${token}`);
        }
        const person = links?.take(token);
        if (!person) return used(signedIn);
        const now = clock();
        if (signedIn) await leave(secret, signedIn, now);
        const endsAt = new Date(now.getTime() + seconds * 1000);
        const opened = await sessions.open({ ...person, now, endsAt });
        await audit({ who: person.who, did: 'sign-in', to: 'staff', at: now });
        // Whoever signs in here next asks for a page of their own.
        const cookies = [sessionCookie(opened, origin, seconds), wantedCookie(null, origin)];
        const where = wanted && mayBeLedTo(person.role, wanted) ? wanted : '/staff';
        return seeOther(where, { 'set-cookie': cookies });
      },
    },
    {
      name: 'staff.sign-out',
      method: 'POST',
      path: '/staff/sign-out',
      needs: null,
      async handle({ secret, signedIn, origin }) {
        await leave(secret, signedIn, clock());
        return seeOther('/staff/sign-in', { 'set-cookie': sessionCookie(null, origin, 0) });
      },
    },
  ];
}
