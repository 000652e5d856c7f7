import { z } from 'zod';
import { Fault } from '../../../fault.ts';
import { rolesInWords } from '../../http/access.ts';
import { seeOther } from '../../http/answer.ts';
import { passkeyScript } from '../../public/assets.ts';
import { sessionCookie } from '../cookies.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { nothing, typed } from '../forms/text.ts';
import { type Caller, page } from '../page.ts';
import { ownSignInsPath } from '../paths.ts';
import type { SignedIn } from '../signed-in.ts';
import { template } from '../template.ts';
import { dayInWords, momentInWords } from '../words/days.ts';
import { deviceInWords } from './device.ts';
import { withBrowser } from './sign-up.ts';
import { type Asking, askForNew, newPasskeyIn, passkeysWorkAt } from './webauthn.ts';

const ownPage = template<Awaited<ReturnType<typeof ownView>>>('sign-in/own.njk');
const anotherPage = template<{ asking: Asking | null; failed: boolean }>('sign-in/another.njk');

/** Where somebody is signed in, and the passkeys that they have. */
export const ownSignIns = page({
  name: 'staff.own',
  method: 'GET',
  path: ownSignInsPath,
  needs: 'any-role',
  reads: z.object({ done: typed }),
  shows: [ownPage],
  handle: async (dependencies, { signedIn, read: { done }, show }) =>
    show(ownPage, await ownView(dependencies, signedIn, deeds[done] ?? null)),
});

/** Ends one of somebody's own sessions; the one that they are in as signing out does. */
export const endOwnSession = page({
  name: 'staff.own.end',
  method: 'POST',
  path: `${ownSignInsPath}/:id/end`,
  needs: 'any-role',
  reads: nothing,
  async handle({ stores, clock }, { params: { id }, signedIn: { who, session }, origin }) {
    if (await stores.sessions.end({ account: who, id })) {
      await stores.audit.write({ who, did: 'sign-out', to: 'staff', at: clock() });
    }
    if (id !== session) return seeOther(`${ownSignInsPath}?done=ended`);
    return seeOther('/staff/sign-in', { 'set-cookie': sessionCookie(null, origin, 0) });
  },
});

/** Takes one of somebody's own passkeys away. */
export const removePasskey = page({
  name: 'staff.own.passkey.remove',
  method: 'POST',
  path: `${ownSignInsPath}/passkeys/:id/remove`,
  needs: 'any-role',
  reads: nothing,
  shows: [ownPage],
  async handle(dependencies, { params: { id }, signedIn, show }) {
    const { stores, clock } = dependencies;
    const is = await stores.passkeys.remove({ account: signedIn.who, id, now: clock() });
    if (is !== 'last') return seeOther(`${ownSignInsPath}?done=removed`);
    const problem = 'This is your only passkey. Add another one first, or you cannot sign in any more';
    return show(ownPage, { ...(await ownView(dependencies, signedIn, null, problem)), status: 400 });
  },
});

/** The page on which somebody makes another passkey. */
export const anotherPasskey = page({
  name: 'staff.own.passkey',
  method: 'GET',
  path: `${ownSignInsPath}/passkeys`,
  needs: 'any-role',
  reads: nothing,
  shows: [anotherPage],
  async handle(dependencies, { signedIn, origin, from, show }) {
    const { view, asking } = await anotherView(dependencies, signedIn, { origin, from });
    return withBrowser(show(anotherPage, view), asking, origin);
  },
});

/** Keeps it. */
export const addPasskey = page({
  name: 'staff.own.passkey.add',
  method: 'POST',
  path: `${ownSignInsPath}/passkeys`,
  needs: 'any-role',
  reads: z.object({ answer: typed }),
  shows: [anotherPage],
  async handle(dependencies, { read: { answer }, signedIn, origin, from, show }) {
    const { stores, clock } = dependencies;
    const { browser, agent } = from;
    const whose = { account: accountOf(signedIn), device: deviceInWords(agent) };
    const passkey =
      browser && passkeysWorkAt(origin)
        ? await newPasskeyIn(dependencies, answer, whose, { origin, browser })
        : null;
    if (passkey) {
      if (await stores.passkeys.add({ ...passkey, now: clock() })) {
        return seeOther(`${ownSignInsPath}?done=added`);
      }
      throw new Fault('bad-request', 'This passkey is in use already.');
    }
    const again = await anotherView(dependencies, signedIn, { origin, from });
    const page = { ...again.view, failed: true, status: 400 };
    return withBrowser(show(anotherPage, page), again.asking, origin);
  },
});

/** Throws `not-found` where somebody has no account. */
function accountOf({ who, hasAccount }: SignedIn): string {
  if (hasAccount) return who;
  throw new Fault('not-found', 'You signed in by a printed link. It has no account, and no passkeys.');
}

const deeds: Readonly<Partial<Record<string, string>>> = {
  ended: 'You are signed out there.',
  removed: 'The passkey is removed. Nobody can sign in with it any more.',
  added: 'The passkey is added. You can sign in with it from now on.',
};

async function ownView(
  { stores, clock }: StaffDependencies,
  signedIn: SignedIn,
  done: string | null,
  problem: string | null = null,
) {
  const { name, roles, session } = signedIn;
  const who = accountOf(signedIn);
  const [sessions, passkeys] = await Promise.all([
    stores.sessions.list(who, clock()),
    stores.passkeys.list(who),
  ]);
  return {
    title: 'Your sign-ins',
    done,
    problems: problem === null ? [] : [{ href: '#passkeys', text: problem }],
    called: name,
    roles: rolesInWords(roles),
    sessions: sessions.map(({ id, device, madeAt, seenAt }) => ({
      end: `${ownSignInsPath}/${id}/end`,
      device,
      since: momentInWords(madeAt),
      seen: momentInWords(seenAt),
      here: id === session,
    })),
    passkeys: passkeys.map(({ id, device, madeAt, usedAt }) => ({
      remove: `${ownSignInsPath}/passkeys/${id}/remove`,
      device,
      made: dayInWords(madeAt),
      used: momentInWords(usedAt),
    })),
  };
}

async function anotherView(
  dependencies: StaffDependencies,
  signedIn: SignedIn,
  { origin, from }: { origin: string; from: Caller },
) {
  const { service } = dependencies;
  const [account, { name }] = [accountOf(signedIn), signedIn];
  const asking = passkeysWorkAt(origin)
    ? await askForNew(dependencies, { account, name, service }, { origin, browser: from.browser })
    : null;
  const view = { title: 'Add a passkey', script: passkeyScript().path, asking, failed: false };
  return { view, asking };
}
