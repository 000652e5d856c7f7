import type { Conversation } from './conversation.ts';

/** The conversations used last, in memory. What it holds may be behind the database; a commit finds out. */
export class Cache {
  readonly #limit: number;
  readonly #held = new Map<string, Conversation>();
  readonly #addresses = new Map<string, string>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(id: string): Conversation | null {
    const held = this.#held.get(id);
    if (!held) return null;
    this.#held.delete(id);
    this.#held.set(id, held);
    return held;
  }

  at(address: string): Conversation | null {
    const id = this.#addresses.get(address);
    return id === undefined ? null : this.get(id);
  }

  set(held: Conversation): Conversation {
    this.delete(held.id);
    this.#held.set(held.id, held);
    if (held.address !== null) this.#addresses.set(held.address, held.id);
    const [oldest] = this.#held.keys();
    if (this.#held.size > this.#limit && oldest !== undefined) this.delete(oldest);
    return held;
  }

  delete(id: string): void {
    const address = this.#held.get(id)?.address;
    if (address && this.#addresses.get(address) === id) this.#addresses.delete(address);
    this.#held.delete(id);
  }

  clear(): void {
    this.#held.clear();
    this.#addresses.clear();
  }
}
