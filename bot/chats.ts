import { type Activity, TurnContext } from 'botbuilder';
import type { Side } from '../dialogs/participant.ts';
import type { Log } from '../log.ts';
import type { SideStores } from '../prisma/stores.ts';
import { remember } from './addresses.ts';
import { failureCode } from './failure.ts';

/** Channels on which a bot may speak first. */
const reachable: readonly string[] = ['msteams'];

export type ChatsParts = {
  people: Pick<SideStores, 'references' | 'conversations'>;
  victim: Pick<SideStores, 'references' | 'conversations'>;
  clock(): Date;
  log: Log;
};

/** How to speak later to somebody who typed a code in a chat: on the side of that code alone, and without their name. */
export class Chats {
  readonly #parts: ChatsParts;
  /** What is kept for each address that was heard from here, so that only a change is written. */
  readonly #kept = new Map<string, string>();

  constructor(parts: ChatsParts) {
    this.#parts = parts;
  }

  /** A code was typed. The chat is nobody else's any more: what was kept of it on the other side goes. */
  async keep(side: Side, address: string, activity: Activity): Promise<void> {
    if (!reachable.includes(activity.channelId)) return;
    const reference = referenceTo(activity);
    const [own, other] = this.#storesOf(side);
    await Promise.all([own.keep(address, reference, this.#parts.clock()), other.drop(address)]);
    remember(this.#kept, address, JSON.stringify([side, reference]));
  }

  /**
   * Keeps it afresh where the channel has moved: beside the turn, which does not wait for it. A failure is logged, and made good at a later
   * turn.
   */
  notice(side: Side, address: string, activity: Activity): void {
    if (!reachable.includes(activity.channelId)) return;
    const reference = referenceTo(activity);
    const name = JSON.stringify([side, reference]);
    if (this.#kept.get(address) === name) return;
    remember(this.#kept, address, name);
    this.#refresh(side, address, reference).catch((error) => {
      this.#kept.delete(address);
      this.#parts.log('reference.failed', { code: failureCode(error) });
    });
  }

  /** The chat is over, on whichever side it was. */
  async drop(address: string): Promise<void> {
    this.#kept.delete(address);
    const { people, victim } = this.#parts;
    // First the conversations, for they are found by the address.
    await Promise.all([people, victim].map(({ conversations }) => conversations.leave(address)));
    await Promise.all([people, victim].map(({ references }) => references.drop(address)));
  }

  async #refresh(side: Side, address: string, reference: object): Promise<void> {
    const [own] = this.#storesOf(side);
    const before = await own.get(address);
    if (JSON.stringify(before) === JSON.stringify(reference)) return;
    await own.keep(address, reference, this.#parts.clock());
  }

  #storesOf(side: Side): [SideStores['references'], SideStores['references']] {
    const { people, victim } = this.#parts;
    return side === 'people'
      ? [people.references, victim.references]
      : [victim.references, people.references];
  }
}

/** What it takes to speak to the chat, and no more: no name, and no message. */
function referenceTo(activity: Activity): object {
  const { bot, channelId, conversation, serviceUrl, user } = TurnContext.getConversationReference(activity);
  return {
    channelId,
    serviceUrl,
    bot: { id: bot?.id },
    user: { id: user?.id },
    conversation: {
      id: conversation?.id,
      conversationType: conversation?.conversationType,
      tenantId: conversation?.tenantId,
    },
  };
}
