import { type Answer, seeOther } from '../../http/answer.ts';
import { sessionCookie, wantedCookie } from '../cookies.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { mayBeLedTo } from '../sections.ts';
import type { SignedIn } from '../signed-in.ts';
import { signedInBy } from '../signed-in.ts';
import { deviceInWords } from './device.ts';

/** How long somebody stays signed in at most: a working day, in hours. */
export const sessionHours = 12;
const seconds = sessionHours * 60 * 60;

/** Of a call: whoever was signed in in this browser, and what they asked for before they signed in. */
type Called = {
  origin: string;
  secret: string | null;
  signedIn: SignedIn | null;
  wanted: string | null;
  from: { agent: string };
};

/**
 * Signs somebody in, with a session that is new, and leads them to the page that they asked for before.
 * Whoever was signed in in this browser is signed out.
 */
export async function enter(
  dependencies: StaffDependencies,
  account: string,
  { origin, secret, signedIn, wanted, from }: Called,
): Promise<Answer> {
  const { stores, clock } = dependencies;
  await leave(dependencies, secret, signedIn);
  const now = clock();
  const endsAt = new Date(now.getTime() + seconds * 1000);
  const device = deviceInWords(from.agent);
  const opened = await stores.sessions.open({ account, device, now, endsAt });
  await stores.audit.write({ who: account, did: 'sign-in', to: 'staff', at: now });
  const session = await stores.sessions.find(opened, now);
  const led = wanted !== null && session !== null && mayBeLedTo(signedInBy(session), wanted);
  return seeOther(led ? wanted : '/staff', {
    'set-cookie': [sessionCookie(opened, origin, seconds), wantedCookie(null, origin)],
  });
}

/** Ends a session, and writes down whose it was. */
export async function leave(
  { stores, clock }: StaffDependencies,
  secret: string | null,
  signedIn: SignedIn | null,
): Promise<void> {
  if (secret) await stores.sessions.close(secret);
  if (signedIn) await stores.audit.write({ who: signedIn.who, did: 'sign-out', to: 'staff', at: clock() });
}
