import { isIPv6 } from 'node:net';

/**
 * How many wrong guesses an address may make at once, after how many seconds it may make another, and how
 * many addresses are remembered.
 */
export type Allowance = { guesses: number; secondsEach: number; addresses: number };

const usual: Allowance = { guesses: 20, secondsEach: 30, addresses: 10_000 };

/**
 * Counts wrong guesses of codes by where they came from. Right codes are given back, so that many children
 * behind one address do not lock each other out. Once too many addresses are remembered, the one that has
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

  /**
   * Counts a guess of this weight, before it is known whether it is right. `seconds`: until another is
   * allowed; 0 within the allowance. `giveBack`: it was right, and counts for nothing. `of`: what it was
   * counted against.
   */
  take(from: string, weight = 1): { of: string; seconds: number; giveBack(): void } {
    const { guesses, secondsEach, addresses } = this.#allowance;
    const of = neighbourhood(from);
    const now = this.#clock().getTime();
    const before = Math.max(this.#wholeAt.get(of) ?? now, now);
    const cost = weight * secondsEach * 1000;
    const over = before + cost - now - guesses * secondsEach * 1000;
    const counted = over > 0 ? 0 : cost;

    this.#wholeAt.delete(of);
    this.#wholeAt.set(of, before + counted);
    if (this.#wholeAt.size > addresses) {
      const [quietest] = this.#wholeAt.keys();
      if (quietest !== undefined) this.#wholeAt.delete(quietest);
    }
    const giveBack = () => {
      const wholeAt = this.#wholeAt.get(of);
      if (wholeAt !== undefined) this.#wholeAt.set(of, wholeAt - counted);
    };
    return { of, seconds: over > 0 ? Math.ceil(over / 1000) : 0, giveBack };
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
