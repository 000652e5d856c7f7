import type { Conversation } from '../../prisma/conversations/conversation.ts';
import type { CodeResult } from '../codes.ts';
import { conversationsOf, type Sides } from '../sides.ts';
import { newTab } from '../tabs.ts';

/** How many addresses are remembered, and how long an arrival counts as the same one, in milliseconds. */
const most = 20_000;
const oneArrival = 60_000;

/**
 * Which conversation an address is bound to, on either side. An address is a keyed hash of a channel's own
 * conversation.
 */
export class Addresses {
  readonly #dependencies: AddressesDependencies;
  readonly #hashes = new Map<string, string>();
  readonly #known = new Map<string, string>();
  readonly #arrived = new Map<string, number>();

  constructor(dependencies: AddressesDependencies) {
    this.#dependencies = dependencies;
  }

  /** The address of a channel's conversation. Made once and then remembered, for a hash takes time. */
  of(channel: string, conversation: string): string {
    const name = JSON.stringify([channel, conversation]);
    const known = this.#hashes.get(name);
    if (known !== undefined) return known;
    const hash = this.#dependencies.addressOf(channel, conversation);
    remember(this.#hashes, name, hash);
    return hash;
  }

  /**
   * The conversation at an address, or null. Asks both sides at once where this process does not remember.
   */
  async find(address: string): Promise<Conversation | null> {
    const { people, victim } = this.#dependencies;
    const known = this.#known.get(address);
    if (known) {
      const conversation = await conversationsOf(this.#dependencies, known).get(known);
      if (conversation?.address === address) return conversation;
      this.#known.delete(address);
    }
    const found = await Promise.all([
      people.conversations.byAddress(address),
      victim.conversations.byAddress(address),
    ]);
    const conversation = found[0] ?? found[1];
    if (conversation) remember(this.#known, address, conversation.id);
    return conversation;
  }

  /** Binds an address to what its code opened, and to nothing else. Null where that was closed meanwhile. */
  async bind(
    address: string,
    { side, conversation: id, ticket }: Extract<CodeResult, { is: 'open' }>,
  ): Promise<Conversation | null> {
    const { people, victim, clock } = this.#dependencies;
    const now = clock();
    await (side === 'people' ? victim : people).conversations.leave(address);
    const conversation = await conversationsOf(this.#dependencies, id).open(id, ticket, {
      tab: newTab(now, address),
      address,
      now,
    });
    if (!conversation || conversation.closed) return null;
    remember(this.#known, address, conversation.id);
    // Where it was before, at another instance, is told.
    conversationsOf(this.#dependencies, id).announce(id);
    return conversation;
  }

  /** Whether somebody was spoken to at this address, and carried on in another chat. */
  async wasLeft(address: string): Promise<boolean> {
    const { people, victim } = this.#dependencies;
    const sides = await Promise.all([people, victim].map((side) => side.conversations.wasLeft(address)));
    return sides.includes(true);
  }

  /** The chat is over. Its next arrival counts, and nobody of either side is spoken to there any more. */
  async forget(address: string): Promise<void> {
    const { people, victim } = this.#dependencies;
    this.#known.delete(address);
    this.#arrived.delete(address);
    await Promise.all([people.conversations.leave(address), victim.conversations.leave(address)]);
  }

  /** False for the second of the two activities with which one arrival is announced. */
  arrives(address: string): boolean {
    const now = this.#dependencies.clock().getTime();
    const before = this.#arrived.get(address);
    remember(this.#arrived, address, now);
    return before === undefined || now - before > oneArrival;
  }
}

export type AddressesDependencies = Sides & {
  clock(): Date;
  /** The keyed hash under which a channel's own conversation is kept. */
  addressOf(channel: string, conversation: string): string;
};

/** Keeps the newest alone, within bounds. */
export function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= most) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
