/**
 * How many characters a token has that nobody may guess: of a card, of a tab, and as the number of a receipt.
 * Each is a hexadecimal digit, so that together they hold 48 bits.
 */
export const tokenLength = 12;

/** A token as the number of a receipt: in capitals and in fours, to be read out. */
export function receiptOf(token: string): string {
  return (token.toUpperCase().match(/.{1,4}/g) ?? []).join('-');
}
