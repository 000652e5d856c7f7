import type { Side } from '../../domain/participant.ts';
import type { Log } from '../../log.ts';
import type { Conversation } from '../../prisma/conversations/conversation.ts';
import type { SideStores } from '../../prisma/stores/stores.ts';
import { failureCode } from '../failure.ts';
import type { Incoming } from '../incoming/incoming.ts';
import { remember } from './addresses.ts';

/** Channels on which a bot may speak first. */
const reachable: readonly string[] = ['msteams'];

export type ChatReferencesDependencies = {
  people: Pick<SideStores, 'chatReferences' | 'conversations'>;
  victim: Pick<SideStores, 'chatReferences' | 'conversations'>;
  clock(): Date;
  log: Log;
};

/**
 * How to speak later to somebody who typed a code in a chat: kept on the side of that code alone, without a
 * name.
 */
export class ChatReferences {
  readonly #dependencies: ChatReferencesDependencies;
  /** What is kept for each address that this process has seen, so that only a change is written. */
  readonly #kept = new Map<string, string>();

  constructor(dependencies: ChatReferencesDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * A code was typed, and the chat belongs to nobody else any more: what was kept of it on the other side
   * goes. So does what was kept on its own side, where its answers have been deleted.
   */
  async keep({ side, memory }: Conversation, address: string, incoming: Incoming): Promise<void> {
    if (!reachable.includes(incoming.channelId)) return;
    const reference = referenceTo(incoming);
    const [own, other] = this.#storesOf(side);
    const kept = isErased(memory)
      ? own.forget(address)
      : own.keep(address, reference, this.#dependencies.clock());
    await Promise.all([kept, other.drop(address)]);
    remember(this.#kept, address, JSON.stringify([side, reference]));
  }

  /**
   * Keeps it anew where the channel has moved. That is done after the turn is durable, and nobody waits for
   * it. A failure is logged, and the next turn tries again. Whoever has deleted their answers is not spoken
   * to.
   */
  notice({ side, memory }: Conversation, address: string, incoming: Incoming): void {
    if (!reachable.includes(incoming.channelId) || isErased(memory)) return;
    const reference = referenceTo(incoming);
    const name = JSON.stringify([side, reference]);
    if (this.#kept.get(address) === name) return;
    remember(this.#kept, address, name);
    this.#refresh(side, address, reference).catch((error) => {
      this.#kept.delete(address);
      this.#dependencies.log('reference.failed', { code: failureCode(error) });
    });
  }

  /** The chat is over, on whichever side it was. */
  async drop(address: string): Promise<void> {
    const { people, victim } = this.#dependencies;
    // First the conversations, for they are found by the address.
    await Promise.all([people, victim].map(({ conversations }) => conversations.leave(address)));
    await this.letGo(address);
  }

  /** The chat was left for another: nobody is spoken to there. */
  async letGo(address: string): Promise<void> {
    this.#kept.delete(address);
    const { people, victim } = this.#dependencies;
    await Promise.all([people, victim].map(({ chatReferences }) => chatReferences.drop(address)));
  }

  async #refresh(side: Side, address: string, reference: object): Promise<void> {
    const [own] = this.#storesOf(side);
    const before = await own.get(address);
    if (JSON.stringify(before) === JSON.stringify(reference)) return;
    await own.keep(address, reference, this.#dependencies.clock());
  }

  #storesOf(side: Side): [SideStores['chatReferences'], SideStores['chatReferences']] {
    const { people, victim } = this.#dependencies;
    return side === 'people'
      ? [people.chatReferences, victim.chatReferences]
      : [victim.chatReferences, people.chatReferences];
  }
}

/** Their answers were deleted, and in that turn the store let go of how they are reached. */
function isErased({ state }: Conversation['memory']): boolean {
  return state?.phase === 'gone';
}

/** What it takes to speak to the chat, and no more: no name, and no message. */
function referenceTo({ channelId, serviceUrl, recipient, from, conversation }: Incoming): object {
  const { id, conversationType, tenantId } = conversation;
  return {
    channelId,
    serviceUrl,
    bot: { id: recipient?.id },
    user: { id: from?.id },
    conversation: { id, conversationType, tenantId },
  };
}
