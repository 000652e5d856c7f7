import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody guesses, as it stands in a cookie or a link: 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database knows a secret by. It is long and random, so that no key is needed. */
export function secretHash(secret: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('sha256').update(secret).digest());
}
