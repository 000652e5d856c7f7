import { randomUUID } from 'node:crypto';
import { tokenLength } from '../domain/token.ts';

/** A new token that nobody can guess: the first digits of a random UUID, which Node draws many at a time. */
export function newToken(): string {
  return randomUUID().replaceAll('-', '').slice(0, tokenLength);
}
