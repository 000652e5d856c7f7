import { codesIn } from '../../domain/invitation-code.ts';
import type { Conversation } from '../../prisma/conversations/conversation.ts';
import type { Codes } from '../codes.ts';
import { type Conversing, happeningOf, type WordReaders } from '../happening.ts';
import { type Incoming, isInCompany, keyOf } from '../incoming/incoming.ts';
import { message, type Outgoing } from '../outgoing/activities.ts';
import { doorLine } from '../outgoing/door.ts';
import { isOver } from '../run-turn.ts';
import { conversationsOf } from '../sides.ts';
import { isAnsweredElsewhere } from '../tabs.ts';
import type { Turns } from '../turns.ts';
import { Addresses, type AddressesDependencies, remember } from './addresses.ts';
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
  /**
   * The chats that were told that a conversation is answered elsewhere. This process alone remembers: at
   * another one they are told once more.
   */
  readonly #told = new Map<string, string>();

  constructor(dependencies: ChatTurnsDependencies, turns: Turns) {
    this.#dependencies = dependencies;
    this.#turns = turns;
    this.#addresses = new Addresses(dependencies);
    this.#references = new ChatReferences(dependencies);
  }

  /**
   * What the bot says to it; empty where it says nothing. `machine`: the network address that it came from.
   * Throws where the turn could not be made durable.
   */
  async take(incoming: Incoming, received: Conversing, machine: string): Promise<Outgoing[]> {
    const isReaction = received.is === 'unreadable' && received.what === 'reaction';
    if (isInCompany(incoming)) {
      if (isReaction || received.is === 'edited') return [];
      // It is not looked up, so that nobody there learns whether it is right.
      const told = hasCode(received) ? 'code-in-company' : 'in-company';
      return [message(doorLine(told, incoming.locale))];
    }
    const address = this.#addressOf(incoming);
    if (received.is === 'arrived' && !this.#addresses.arrives(address)) return [];

    const conversation = await this.#addresses.find(address);
    if (hasCode(received)) {
      const outgoing = await this.#takeCode(received.text, conversation, address, { incoming, machine });
      if (outgoing) return outgoing;
    }
    if (isReaction && (!conversation || isOver(conversation.memory.state))) return [];
    const wasLeft = conversation
      ? isAnsweredElsewhere(conversation, address)
      : await this.#addresses.wasLeft(address);
    if (wasLeft) return [message(doorLine('carried-on', incoming.locale))];
    if (!conversation) return [message(doorLine('type-your-code', incoming.locale)), ...chatStays(incoming)];
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
    text: string,
    open: Conversation | null,
    address: string,
    { incoming, machine }: { incoming: Incoming; machine: string },
  ): Promise<Outgoing[] | null> {
    const sender = `${incoming.channelId}|${incoming.from?.id ?? address}`;
    const found = await this.#dependencies.codes.find(text, { address: machine, sender });
    if (found.is === 'open') {
      const before = await conversationsOf(this.#dependencies, found.conversation).fresh(found.conversation);
      const isElsewhere = before !== null && isAnsweredElsewhere(before, address);
      if (isElsewhere && this.#told.get(address) !== before.id) {
        remember(this.#told, address, before.id);
        return [carryOnHere(found.code, incoming.locale)];
      }
      this.#told.delete(address);
      const conversation = await this.#addresses.bind(address, found);
      if (!conversation) return [message(doorLine('not-open', incoming.locale))];
      if (before?.address && before.address !== address) await this.#references.letGo(before.address);
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
      device: address,
      ticket: null,
      look: incoming.channelId === 'msteams' ? 'cards' : 'buttons',
      own: null,
      locale: incoming.locale ?? 'en',
      stillOurs: (now) => now.address === address && !isAnsweredElsewhere(now, address),
    });
    if (turned) {
      this.#references.notice(turned.conversation, address, incoming);
      const isGone = turned.conversation.memory.state?.phase === 'gone';
      return isGone ? [...turned.outgoing, ...chatStays(incoming)] : turned.outgoing;
    }
    // A code that was typed at another instance may have led the chat elsewhere.
    const now = await this.#addresses.find(address);
    if (now && now.id !== conversation.id) return this.#takeIn(now, address, incoming, { is: 'arrived' });
    const isElsewhere = now
      ? !now.closed && isAnsweredElsewhere(now, address)
      : await this.#addresses.wasLeft(address);
    return [message(doorLine(isElsewhere ? 'carried-on' : 'closed', incoming.locale))];
  }
}

/** That what is deleted here stays in the chat itself, where Teams keeps that. */
function chatStays({ channelId, locale }: Incoming): Outgoing[] {
  return channelId === 'msteams' ? [message(doorLine('chat-stays', locale))] : [];
}

/** That it is answered elsewhere, with the code to press, which shows in the chat as if typed once more. */
function carryOnHere(code: string, locale: string | null | undefined): Outgoing {
  const { text: title } = doorLine('carry-on-here', locale);
  return {
    ...message(doorLine('answered-elsewhere', locale)),
    suggestedActions: { to: [], actions: [{ type: 'imBack', title, value: code }] },
  };
}

/** Whether a code was typed, not pressed. */
function hasCode(received: Conversing): received is Extract<Conversing, { is: 'said' }> {
  return received.is === 'said' && !received.press && codesIn(received.text).length > 0;
}
