import { randomInt } from 'node:crypto';
import { type Keys, keyedHash } from './sealing.ts';

/** No vowels and nothing that looks like another: 28 characters, so that ten of them hold 48 bits. */
const alphabet = '23456789BCDFGHJKMNPQRSTVWXYZ';

/** A new code as it is shown: `XXXXX-XXXXX`. */
export function newCode(): string {
  const five = () => Array.from({ length: 5 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return `${five()}-${five()}`;
}

/** A code as typed, however it was typed, in the one form that is hashed. */
export function normalised(code: string): string {
  return code.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** What a code is looked up by. */
export function codeHash(keys: Keys, code: string): Buffer<ArrayBuffer> {
  return keyedHash(keys.codes, normalised(code));
}

/** What ties a completed anonymous response to whoever still has the code, and to nobody else. */
export function claimOf(keys: Keys, code: string): Buffer<ArrayBuffer> {
  return keyedHash(keys.claims, normalised(code));
}
