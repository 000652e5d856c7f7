import { randomBytes } from 'node:crypto';
import { receiptOf, tokenLength } from '../../domain/token.ts';

/** The number of a receipt, like those given in the chat. */
export function newReceipt(): string {
  return receiptOf(randomBytes(tokenLength / 2).toString('hex'));
}
