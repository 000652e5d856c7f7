import type { Conversation } from '../../prisma/conversations/conversation.ts';
import { type Codes, codeWithin } from '../codes.ts';
import { type Conversing, happeningOf, type WordReaders } from '../happening.ts';
import { type Incoming, isInCompany, keyOf } from '../incoming/incoming.ts';
import { message, type Outgoing } from '../outgoing/activities.ts';
import { doorLine } from '../outgoing/door.ts';
import { isOver } from '../run-turn.ts';
import type { Turns } from '../turns.ts';
import { Addresses, type AddressesDependencies } from './addresses.ts';
import { ChatReferences, type ChatReferencesDependencies } from './chat-references.ts';

export type ChatTurnsDependencies = AddressesDependencies &
  ChatReferencesDependencies &
  WordReaders & { codes: Codes };

/**
 * Turns of a chat on a channel of the Bot Framework. A code that is typed opens its own conversation there.
 */
export class ChatTurns {
  readonly #dependencies: ChatTurnsDependencies;
  readonly #turns: Turns;
  readonly #addresses: Addresses;
  readonly #references: ChatReferences;

  constructor(dependencies: ChatTurnsDependencies, turns: Turns) {
    this.#dependencies = dependencies;
    this.#turns = turns;
    this.#addresses = new Addresses(dependencies);
    this.#references = new ChatReferences(dependencies);
  }

  /**
   * What the bot says to it; empty where it says nothing. Throws where the turn could not be made durable.
   */
  async take(incoming: Incoming, received: Conversing): Promise<Outgoing[]> {
    const isReaction = received.is === 'unreadable' && received.what === 'reaction';
    if (isInCompany(incoming)) {
      if (isReaction || received.is === 'edited') return [];
      // It is not looked up, so that nobody there learns whether it is right.
      const told = codeIn(received) ? 'code-in-company' : 'in-company';
      return [message(doorLine(told, incoming.locale))];
    }
    const address = this.#addressOf(incoming);
    if (received.is === 'arrived' && !this.#addresses.arrives(address)) return [];

    const conversation = await this.#addresses.find(address);
    const code = codeIn(received);
    const outgoing = code && (await this.#takeCode(code, conversation, address, incoming));
    if (outgoing) return outgoing;
    if (isReaction && (!conversation || isOver(conversation.memory.state))) return [];
    if (!conversation) return [message(doorLine('type-your-code', incoming.locale))];
    return this.#takeIn(conversation, address, incoming, received);
  }

  /**
   * The app is removed, or nobody is there any more. What was answered stays; deleting it is theirs to ask.
   */
  async forget(incoming: Incoming): Promise<void> {
    if (isInCompany(incoming)) return;
    await this.forgetAddress(this.#addressOf(incoming));
  }

  async forgetAddress(address: string): Promise<void> {
    await this.#addresses.forget(address);
    await this.#references.drop(address);
    this.#dependencies.log('chat.removed');
  }

  #addressOf({ channelId, conversation }: Incoming): string {
    return this.#addresses.of(channelId, conversation.id);
  }

  /**
   * A code leads the chat to its own conversation, whoever's is open there: the next child may sit at the
   * same laptop. Null for what only looks like a code while a question is open, for then it is an answer.
   */
  async #takeCode(
    code: string,
    open: Conversation | null,
    address: string,
    incoming: Incoming,
  ): Promise<Outgoing[] | null> {
    const from = `${incoming.channelId}|${incoming.from?.id ?? address}`;
    const found = await this.#dependencies.codes.find(code, from);
    if (found.is === 'open') {
      const conversation = await this.#addresses.bind(address, found);
      if (!conversation) return [message(doorLine('not-open', incoming.locale))];
      await this.#references.keep(conversation, address, incoming);
      return this.#takeIn(conversation, address, incoming, { is: 'arrived' });
    }
    const isAsked = open && !open.closed && !isOver(open.memory.state);
    return isAsked && found.is !== 'ended' ? null : [message(doorLine(found.is, incoming.locale))];
  }

  async #takeIn(
    conversation: Conversation,
    address: string,
    incoming: Incoming,
    received: Conversing,
  ): Promise<Outgoing[]> {
    const turned = await this.#turns.take(conversation, {
      happening: happeningOf(received, conversation, this.#dependencies),
      key: keyOf(incoming, false),
      ticket: null,
      look: incoming.channelId === 'msteams' ? 'cards' : 'buttons',
      own: null,
      locale: incoming.locale ?? 'en',
      stillOurs: (now) => now.address === address,
    });
    if (turned) {
      this.#references.notice(turned.conversation, address, incoming);
      return turned.outgoing;
    }
    // A code that was typed at another instance may have led the chat elsewhere.
    const now = await this.#addresses.find(address);
    return now && now.id !== conversation.id
      ? this.#takeIn(now, address, incoming, { is: 'arrived' })
      : [message(doorLine('closed', incoming.locale))];
  }
}

/** A code that was typed, not pressed. */
function codeIn(received: Conversing): string | null {
  return received.is === 'said' && !received.press ? codeWithin(received.text) : null;
}
