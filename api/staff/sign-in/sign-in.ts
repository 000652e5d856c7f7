import { z } from 'zod';
import { roleNames } from '../../http/access.ts';
import { type Answer, seeOther } from '../../http/answer.ts';
import { passkeyScript } from '../../public/assets.ts';
import { sessionCookie, wantedCookie } from '../cookies.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { nothing, typed } from '../forms/text.ts';
import { type Caller, openPage } from '../page.ts';
import { mayBeLedTo } from '../sections.ts';
import { template } from '../template.ts';
import { roleIn, type SignInLinks } from './links.ts';
import { enter, leave, sessionHours } from './session.ts';
import { withBrowser } from './sign-up.ts';
import { tooManyTries } from './throttled.ts';
import { type Asking, askToSignIn, passkeyIn, passkeysWorkAt, signedWith } from './webauthn.ts';

const seconds = sessionHours * 60 * 60;

/** `byLink`: there are links that sign in. `as`: whom a link would sign in. */
export type SignInView = { byLink: boolean } & (
  | {
      is: 'asked';
      /** Null: passkeys do not work at this address. */
      asking: Asking | null;
      /** What was just tried did not work: with this passkey, or with one that nobody here has. */
      failed: 'again' | 'unknown' | null;
    }
  | { is: 'used' }
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
  async handle(dependencies, { signedIn, origin, from, show }) {
    if (signedIn) return seeOther('/staff');
    const { view, asking } = await asked(dependencies, { origin, from, failed: null });
    return withBrowser(show(signInPage, view), asking, origin);
  },
});

/** Signs in whoever has the passkey that was asked for. Else the page asks again. */
export const signInByPasskey = openPage({
  name: 'staff.sign-in.passkey',
  method: 'POST',
  path: '/staff/sign-in',
  needs: null,
  reads: z.object({ answer: typed }),
  readsShort: true,
  shows: [signInPage],
  async handle(dependencies, call) {
    const { read, origin, from, show } = call;
    const { stores, clock } = dependencies;
    const now = clock();
    const { address, browser } = from;
    const id = passkeyIn(read.answer);
    const passkey = id === null ? null : await stores.passkeys.find(id);
    const account = passkey?.account ?? null;
    if (await stores.wrongTries.tooMany({ account, address, now })) throw tooManyTries();
    const signed =
      passkey && browser && passkeysWorkAt(origin)
        ? await signedWith(dependencies, read.answer, passkey, { origin, browser })
        : null;
    if (passkey && signed) {
      await stores.passkeys.used({ id: passkey.id, ...signed, now });
      return enter(dependencies, passkey.account, call);
    }
    await stores.wrongTries.note({ account, address, now });
    const failed = id !== null && !passkey ? 'unknown' : 'again';
    const { view, asking } = await asked(dependencies, { origin, from, failed });
    return withBrowser(show(signInPage, { ...view, status: 400 }), asking, origin);
  },
});

/** The page that asks for a passkey, and what it asks. */
async function asked(
  dependencies: StaffDependencies,
  { origin, from, failed }: { origin: string; from: Caller; failed: 'again' | 'unknown' | null },
): Promise<{ view: SignInView & { title: string; script: string }; asking: Asking | null }> {
  const asking = passkeysWorkAt(origin)
    ? await askToSignIn(dependencies, { origin, browser: from.browser })
    : null;
  const script = passkeyScript().path;
  const view = {
    title: 'Sign in',
    script,
    byLink: (await linksNow(dependencies)) !== null,
    is: 'asked',
    asking,
    failed,
  } as const;
  return { view, asking };
}

/** The printed links, which are there until an administrator can sign in with an account. */
async function linksNow({ links, stores }: StaffDependencies): Promise<SignInLinks | null> {
  return links !== null && !(await stores.signUps.hasAdministrator()) ? links : null;
}

const linkPath = '/staff/sign-in/:token';

/** A link opens a page with one button, so that a preview, a prefetch or a HEAD never uses it up. */
export const openLink = openPage({
  name: 'staff.sign-in.link',
  method: 'GET',
  path: linkPath,
  needs: null,
  reads: nothing,
  shows: [signInPage],
  async handle(dependencies, { params: { token }, signedIn, show }) {
    const links = await linksNow(dependencies);
    // Also by a used one: whoever loads it again is where they wanted to be.
    if (signedIn && roleIn(token) === signedIn.who) return seeOther('/staff');
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
    const { stores, clock } = dependencies;
    const links = await linksNow(dependencies);
    if (signedIn && roleIn(token) === signedIn.who) {
      return seeOther(wanted ?? '/staff', { 'set-cookie': wantedCookie(null, origin) });
    }
    // Nobody becomes somebody else before they were told who they are: the page that tells it names them
    // here.
    if (signedIn && links?.opens(token) && query.get('instead-of') !== signedIn.who) {
      return seeOther(`/staff/sign-in/${token}`);
    }
    const person = links?.take(token);
    if (!person) return show(signInPage, usedLink(links !== null));
    if (signedIn) await leave(dependencies, secret, signedIn);
    const now = clock();
    const endsAt = new Date(now.getTime() + seconds * 1000);
    const opened = await stores.sessions.open({ ...person, now, endsAt });
    await stores.audit.write({ who: person.who, did: 'sign-in', to: 'staff', at: now });
    const where = wanted && mayBeLedTo({ roles: [person.role], mayClear: true }, wanted) ? wanted : '/staff';
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
