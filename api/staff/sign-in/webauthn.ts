import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { NewPasskey, Passkey } from '../../../prisma/stores/passkeys.ts';
import type { StaffDependencies } from '../dependencies.ts';

/** How long somebody may take to answer what a passkey is asked, in minutes. */
const minutes = 10;
const timeout = minutes * 60_000;

type Uses = Pick<StaffDependencies, 'stores' | 'clock'>;
/** Where a passkey is good, and in which browser it is asked for. */
type Where = { origin: string; browser: string };

/** What the page's script hands to the browser, as JSON, and the browser's secret for its cookie. */
export type Asking = { options: string; browser: string; seconds: number };

/** Whether passkeys work at an address: they need a name, and browsers also encryption, but on localhost. */
export function passkeysWorkAt(origin: string): boolean {
  const { hostname, protocol } = URL.parse(origin) ?? { hostname: '', protocol: '' };
  const here = hostname === 'localhost' || hostname.endsWith('.localhost');
  return here || (protocol === 'https:' && isIP(hostname.replaceAll(/[[\]]/g, '')) === 0);
}

/** Asks for any passkey of this service. */
export async function askToSignIn(uses: Uses, where: { origin: string; browser: string | null }) {
  const options = await generateAuthenticationOptions({
    rpID: nameOf(where.origin),
    userVerification: 'required',
    timeout,
  });
  return asking(uses, options, 'sign-in', where.browser);
}

/** Asks for a new passkey of somebody who works here. */
export async function askForNew(
  uses: Uses,
  { account, name, service }: { account: string; name: string; service: string },
  where: { origin: string; browser: string | null },
) {
  const theirs = await uses.stores.passkeys.list(account);
  const options = await generateRegistrationOptions({
    rpName: `Sayback, ${service}`,
    rpID: nameOf(where.origin),
    userName: name,
    userDisplayName: name,
    userID: new Uint8Array(Buffer.from(account)),
    attestationType: 'none',
    excludeCredentials: theirs.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout,
  });
  return asking(uses, options, `new ${account}`, where.browser);
}

/**
 * The new passkey that a browser made, where it is what was asked for, just now, in this browser, and whoever
 * made it was verified. Else null.
 */
export async function newPasskeyIn(
  uses: Uses,
  answer: string,
  { account, device }: { account: string; device: string },
  where: Where,
): Promise<NewPasskey | null> {
  const response = answerIn(madeSchema, answer);
  if (!response) return null;
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => taken(uses, challenge, `new ${account}`, where.browser),
      expectedOrigin: where.origin,
      expectedRPID: nameOf(where.origin),
      requireUserVerification: true,
    });
    if (!registrationInfo?.userVerified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    const transports = response.response.transports ?? [];
    return { id, account, publicKey: new Uint8Array(publicKey), counter, transports, device };
  } catch {
    return null;
  }
}

/**
 * Whether the browser signed what was asked, just now, in this browser, with that passkey, and whoever did so
 * was verified. Its counter then; else null.
 */
export async function signedWith(
  uses: Uses,
  answer: string,
  { id, publicKey, counter, transports }: Passkey,
  where: Where,
): Promise<{ counter: number } | null> {
  const response = answerIn(signedSchema, answer);
  if (!response) return null;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => taken(uses, challenge, 'sign-in', where.browser),
      expectedOrigin: where.origin,
      expectedRPID: nameOf(where.origin),
      credential: { id, publicKey, counter, transports },
      requireUserVerification: true,
    });
    return verified && authenticationInfo.userVerified ? { counter: authenticationInfo.newCounter } : null;
  } catch {
    return null;
  }
}

/** The id of the passkey that an answer says it is of. */
export function passkeyIn(answer: string): string | null {
  return answerIn(signedSchema, answer)?.id ?? null;
}

async function asking(
  { stores, clock }: Uses,
  options: { challenge: string },
  purpose: string,
  known: string | null,
): Promise<Asking> {
  const browser = known ?? randomBytes(32).toString('base64url');
  const now = clock();
  const { challenge } = options;
  const endsAt = new Date(now.getTime() + timeout);
  await stores.challenges.put({ challenge, browser, purpose, now, endsAt });
  return { options: JSON.stringify(options), browser, seconds: minutes * 60 };
}

/** Uses up the challenge that was signed, whatever else is wrong with the answer. */
function taken({ stores, clock }: Uses, challenge: string, purpose: string, browser: string) {
  return stores.challenges.take({ challenge, browser, purpose, now: clock() });
}

/** A passkey is good for a name, whatever the port. */
function nameOf(origin: string): string {
  return new URL(origin).hostname;
}

const id = z.string().regex(/^[\w-]{1,1400}$/);
const credential = {
  id,
  rawId: id,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
};
const signedSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
    userHandle: z.string().optional(),
  }),
});
const madeSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: z.string(),
    attestationObject: z.string(),
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
});

function answerIn<Answer>(schema: z.ZodType<Answer>, text: string): Answer | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
