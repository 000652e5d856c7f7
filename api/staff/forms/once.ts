import { createHash, randomUUID } from 'node:crypto';

/** Stands in a form when it is first shown, so that sending it again is known as the same. */
export function newNonce(): string {
  return randomUUID();
}

/**
 * What is made together, by the form and what it said. Sent twice (a double click, the back button, a reload)
 * it is the same batch and is made once; changed and sent again it is another.
 */
export function batchOf(nonce: string, content: unknown): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([nonce, content]))
    .digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
