import { randomBytes } from 'node:crypto';

const letters = '0123456789ABCDEF';

/** A receipt number like those given in the chat: twelve characters, in fours, to be read out. */
export function newReceipt(): string {
  const drawn = [...randomBytes(12)].map((byte) => letters[byte % letters.length]).join('');
  return drawn.match(/.{4}/g)?.join('-') ?? drawn;
}
