import { createHash, timingSafeEqual } from 'node:crypto';
import { Fault } from '../fault.ts';

export type Right = 'invite' | 'see-invitations' | 'cancel-invitations' | 'read-reports';

/** What each role may do. */
const rights = {
  lead: ['invite', 'see-invitations', 'cancel-invitations', 'read-reports'],
} as const satisfies Record<string, readonly Right[]>;
export type Role = keyof typeof rights;

export function may(role: Role, right: Right): boolean {
  return rights[role].some((one) => one === right);
}

/** The role of that name; null where there is none. */
export function roleOf(name: string): Role | null {
  return name === 'lead' ? name : null;
}

/** A key of a program that acts in a role. Its name stands in the audit. */
export type ApiKey = { name: string; role: Role; secret: string };

/** Who calls, by the key they showed. Throws `not-signed-in` or `not-allowed`. */
export function signIn(authorization: string | undefined, keys: readonly ApiKey[], right: Right): ApiKey {
  if (keys.length === 0) {
    throw new Fault(
      'not-signed-in',
      'No key is set up yet. Set SAYBACK_API_KEY to a long random text, start Sayback again, and send it as "Authorization: Bearer KEY".',
    );
  }
  const shown = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (!shown) throw new Fault('not-signed-in', 'Send your key as "Authorization: Bearer KEY".');
  const caller = keys.find(({ secret }) => timingSafeEqual(digest(secret), digest(shown)));
  if (!caller) throw new Fault('not-signed-in', 'This key is not known. Check SAYBACK_API_KEY.');
  if (!may(caller.role, right)) throw new Fault('not-allowed', 'This key may not do that.');
  return caller;
}

/** Of one length whatever the key, so that the comparison tells nothing. */
function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
