import { roleNames } from '../../http/access.ts';
import { type Answer, seeOther } from '../../http/answer.ts';
import { sessionCookie, wantedCookie } from '../cookies.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { nothing } from '../forms/text.ts';
import { openPage } from '../page.ts';
import { mayBeLedTo } from '../sections.ts';
import type { SignedIn } from '../signed-in.ts';
import { template } from '../template.ts';
import { roleIn } from './links.ts';

/** How long somebody stays signed in: a working day. */
const seconds = 12 * 60 * 60;

/** `byLink`: there are links that sign in. `as`: whom a link would sign in. */
export type SignInView = { byLink: boolean } & (
  | { is: 'asked' | 'used' }
  | { is: 'ready' | 'other'; token: string; as: string }
);
const signInPage = template<SignInView>('sign-in/sign-in.njk');

/** How somebody gets to sign in. */
export const signIn = openPage({
  name: 'staff.sign-in',
  method: 'GET',
  path: '/staff/sign-in',
  needs: null,
  reads: nothing,
  shows: [signInPage],
  handle: async ({ links }, { signedIn, show }) =>
    signedIn
      ? seeOther('/staff')
      : show(signInPage, { title: 'Sign in', byLink: links !== null, is: 'asked' }),
});

const linkPath = '/staff/sign-in/:token';

/** A link opens a page with one button, so that a preview, a prefetch or a HEAD never uses it up. */
export const openLink = openPage({
  name: 'staff.sign-in.link',
  method: 'GET',
  path: linkPath,
  needs: null,
  reads: nothing,
  shows: [signInPage],
  async handle({ links }, { params: { token }, signedIn, show }) {
    // Also by a used one: whoever loads it again is where they wanted to be.
    if (signedIn && roleIn(token) === signedIn.role) return seeOther('/staff');
    const role = links?.opens(token);
    if (!role) return show(signInPage, usedLink(links !== null));
    return show(signInPage, {
      title: signedIn ? 'You are signed in already' : 'Sign in',
      byLink: true,
      is: signedIn ? 'other' : 'ready',
      token,
      as: roleNames[role],
    });
  },
});

/** Signs somebody in, and leads them to the page that they asked for before. */
export const takeLink = openPage({
  name: 'staff.sign-in.take',
  method: 'POST',
  path: linkPath,
  needs: null,
  reads: nothing,
  shows: [signInPage],
  async handle(dependencies, { params: { token }, query, origin, wanted, signedIn, secret, show }) {
    const { links, stores, clock } = dependencies;
    if (signedIn && roleIn(token) === signedIn.role) {
      return seeOther(wanted ?? '/staff', { 'set-cookie': wantedCookie(null, origin) });
    }
    // Nobody becomes somebody else before they were told who they are: the page that tells it names them
    // here.
    if (signedIn && links?.opens(token) && query.get('instead-of') !== signedIn.role) {
      return seeOther(`/staff/sign-in/${token}`);
    }
    const person = links?.take(token);
    if (!person) return show(signInPage, usedLink(links !== null));
    if (signedIn) await leave(dependencies, secret, signedIn);
    const now = clock();
    const endsAt = new Date(now.getTime() + seconds * 1000);
    const opened = await stores.sessions.open({ ...person, now, endsAt });
    await stores.audit.write({ who: person.who, did: 'sign-in', to: 'staff', at: now });
    const where = wanted && mayBeLedTo(person.role, wanted) ? wanted : '/staff';
    return signedInAt(where, opened, origin);
  },
});

/** Signs somebody out. */
export const signOut = openPage({
  name: 'staff.sign-out',
  method: 'POST',
  path: '/staff/sign-out',
  needs: null,
  reads: nothing,
  async handle(dependencies, { secret, signedIn, origin }) {
    await leave(dependencies, secret, signedIn);
    return seeOther('/staff/sign-in', { 'set-cookie': sessionCookie(null, origin, 0) });
  },
});

function usedLink(byLink: boolean): SignInView & { title: string; status: number } {
  return { title: 'This link does not work', status: 410, byLink, is: 'used' };
}

/** Whoever signs in here next asks for a page of their own. */
function signedInAt(where: string, session: string, origin: string): Answer {
  return seeOther(where, {
    'set-cookie': [sessionCookie(session, origin, seconds), wantedCookie(null, origin)],
  });
}

async function leave(
  { stores, clock }: StaffDependencies,
  secret: string | null,
  signedIn: SignedIn | null,
): Promise<void> {
  if (secret) await stores.sessions.close(secret);
  if (signedIn) {
    await stores.audit.write({ who: signedIn.who, did: 'sign-out', to: 'staff', at: clock() });
  }
}
