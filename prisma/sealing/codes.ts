import { randomInt } from 'node:crypto';
import { codeCharacters, halfOfCode } from '../../domain/invitation-code.ts';
import { type Keys, keyedHash } from './sealing.ts';

/** A new code as it is shown: `XXXXX-XXXXX`. */
export function newCode(): string {
  const drawn = () => codeCharacters.charAt(randomInt(codeCharacters.length));
  const half = () => Array.from({ length: halfOfCode }, drawn).join('');
  return `${half()}-${half()}`;
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
