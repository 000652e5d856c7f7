import { isIPv6 } from 'node:net';

/**
 * How many wrong guesses an address may make at once, after how many seconds it may make another, and how
 * many addresses are remembered.
 */
export type Allowance = { guesses: number; secondsEach: number; addresses: number };

const usual: Allowance = { guesses: 20, secondsEach: 30, addresses: 10_000 };

/**
 * Counts wrong guesses of codes by where they came from. Right codes are never counted, so that many children
 * behind one address cannot lock each other out. Once too many addresses are remembered, the one that has
 * been quiet longest is forgotten.
 */
export class WrongGuesses {
  readonly #allowance: Allowance;
  readonly #clock: () => Date;
  /** When each address will have its whole allowance again, in milliseconds. */
  readonly #wholeAt = new Map<string, number>();

  constructor(clock: () => Date, allowance: Allowance = usual) {
    this.#clock = clock;
    this.#allowance = allowance;
  }

  /** Counts one more wrong guess. Returns the seconds until another is looked at; 0 within the allowance. */
  count(address: string): number {
    const { guesses, secondsEach, addresses } = this.#allowance;
    const key = neighbourhood(address);
    const now = this.#clock().getTime();
    const before = Math.max(this.#wholeAt.get(key) ?? now, now);
    const after = before + secondsEach * 1000;
    const over = after - now - guesses * secondsEach * 1000;

    this.#wholeAt.delete(key);
    this.#wholeAt.set(key, over > 0 ? before : after);
    if (this.#wholeAt.size > addresses) {
      const [quietest] = this.#wholeAt.keys();
      if (quietest !== undefined) this.#wholeAt.delete(quietest);
    }
    return over > 0 ? Math.ceil(over / 1000) : 0;
  }
}

/** A household or unit: an IPv4 address, the network half of an IPv6 one, or a sender's id as it is. */
function neighbourhood(address: string): string {
  if (!isIPv6(address)) return address;
  const ipv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (ipv4) return ipv4;
  const [head = '', tail = ''] = address.split('::');
  const start = head.split(':').filter(Boolean);
  const end = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: 8 - start.length - end.length }, () => '0');
  return [...start, ...(address.includes('::') ? zeros : []), ...end].slice(0, 4).join(':').toLowerCase();
}
