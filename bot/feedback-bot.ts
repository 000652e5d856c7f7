import type { TurnContext } from 'botbuilder';
import { mayBeToldFirst } from '../dialogs/asking/updates.ts';
import type { Mood } from '../dialogs/state.ts';
import type { Conversation } from '../prisma/conversations/conversation.ts';
import type { Ticket } from '../prisma/stores/invitations.ts';
import { message, type Reply } from './activities.ts';
import { Addresses } from './addresses.ts';
import { Chats, type ChatsParts } from './chats.ts';
import { type Codes, codeWithin } from './codes.ts';
import { atTheDoor } from './doorstep.ts';
import {
  type Heard,
  heardIn,
  type Incoming,
  incomingOf,
  isInCompany,
  keyOf,
  longestMessage,
} from './incoming.ts';
import { answerInvoke } from './invokes.ts';
import { isRefusedForGood } from './sending.ts';
import { conversationsOf } from './sides.ts';
import { type Happening, isOver, type Turned, Turns, type TurnsParts } from './turns.ts';

export type FeedbackBotParts = ChatsParts &
  TurnsParts & {
    /** Whether these words tell of somebody who may be hurt. */
    tellsOfRisk(text: string): boolean;
    /** A machine's guess at how these words sound; null where nothing can be told. */
    moodOf(text: string, lang: string): Mood | null;
    /** The keyed hash under which a channel's own conversation is kept. */
    addressOf(channel: string, conversation: string): string;
    codes: Codes;
  };

/** What a turn is made of. */
type Said = Exclude<Heard, { is: 'nothing' | 'removed' | 'invoked' }>;

/**
 * What our own Direct Line hands to the bot under `ownPage`, and is handed back in `turned` (null: closed or
 * taken over meanwhile).
 */
export type OwnPage = {
  held: Conversation;
  tab: string | undefined;
  ticket: Ticket;
  said: Reply | null;
  turned?: Turned | null;
};
export const ownPage = Symbol('our own Direct Line');

/**
 * The one bot. A respondent speaks to it over our own Direct Line, where the channel has found the
 * conversation already, or over any channel of the Bot Framework, where the first thing typed is a code.
 */
export class FeedbackBot {
  readonly turns: Turns;
  readonly #parts: FeedbackBotParts;
  readonly #addresses: Addresses;
  readonly #chats: Chats;

  constructor(parts: FeedbackBotParts) {
    this.#parts = parts;
    this.turns = new Turns(parts);
    this.#addresses = new Addresses(parts);
    this.#chats = new Chats(parts);
  }

  /**
   * One turn: what is said is durable before anything is sent. Throws where it could not be made so, and then
   * it is safe to send it again.
   */
  async run(context: TurnContext): Promise<void> {
    const incoming = incomingOf(context.activity);
    if (!incoming) return;
    const heard = heardIn(incoming);
    if (heard.is === 'nothing') return;
    const page = context.turnState.get<OwnPage | undefined>(ownPage);
    if (page) {
      if (heard.is === 'removed' || heard.is === 'invoked') return;
      page.turned = await this.turns.take(page.held, {
        happening: this.#happening(heard, page.held),
        key: keyOf(incoming, true),
        ticket: page.ticket,
        look: 'page',
        said: page.said,
        locale: incoming.locale ?? 'en',
        stillOurs: (held) => page.tab === undefined || held.tab === page.tab,
      });
      if (page.turned) await send(context, page.turned.replies);
      return;
    }
    if (heard.is === 'invoked') return answerInvoke(context);
    if (heard.is === 'removed') return this.#forget(incoming);
    const replies = await this.#onChannel(incoming, heard);
    try {
      await send(context, replies);
    } catch (error) {
      if (!isRefusedForGood(error)) throw error;
      await this.#forget(incoming);
    }
  }

  /**
   * The app is removed, or nobody is there any more. What was answered stays: deleting it is theirs to ask
   * for.
   */
  async #forget(incoming: Incoming): Promise<void> {
    if (isInCompany(incoming)) return;
    await this.forgetChat(this.#addresses.of(incoming.channelId, incoming.conversation.id));
  }

  /** Nobody is there any more, as a channel says. */
  async forgetChat(address: string): Promise<void> {
    await this.#addresses.forget(address);
    await this.#chats.drop(address);
    this.#parts.log('chat.removed');
  }

  /**
   * The turn in which the bot speaks first, to tell what waits: durable when this resolves, and nothing of it
   * is sent yet. Null where there is nothing to tell in that chat now.
   */
  async tell(conversation: string, address: string): Promise<Reply[] | null> {
    const held = await conversationsOf(this.#parts, conversation).fresh(conversation);
    const turned =
      held &&
      (await this.turns.take(held, {
        happening: { type: 'tell' },
        key: null,
        ticket: null,
        look: 'cards',
        said: null,
        locale: 'en',
        way: 'chat',
        stillOurs: ({ address: now, updates = [], memory: { state } }) =>
          now === address && updates.length > 0 && state !== null && mayBeToldFirst(state),
      }));
    return turned?.replies ?? null;
  }

  async #onChannel(incoming: Incoming, heard: Said): Promise<Reply[]> {
    const isReaction = heard.is === 'unreadable' && heard.what === 'reaction';
    if (isInCompany(incoming)) {
      if (isReaction || heard.is === 'edited') return [];
      // It is not looked up, so that nobody there learns whether it is right.
      const told = codeIn(heard) ? 'code-in-company' : 'in-company';
      return [message(atTheDoor(told, incoming.locale))];
    }
    const address = this.#addresses.of(incoming.channelId, incoming.conversation.id);
    if (heard.is === 'arrived' && !this.#addresses.arrives(address)) return [];

    const held = await this.#addresses.find(address);
    const code = codeIn(heard);
    const replies = code && (await this.#onCode(code, held, address, incoming));
    if (replies) return replies;
    if (isReaction && (!held || isOver(held.memory.state))) return [];
    if (!held) return [message(atTheDoor('type-your-code', incoming.locale))];
    return this.#take(held, address, incoming, heard);
  }

  /**
   * A code leads the chat to its own conversation, whoever's stands open there: the next child may sit at the
   * same laptop. Null for what only looks like a code while a question is open, for then it is an answer.
   */
  async #onCode(
    code: string,
    open: Conversation | null,
    address: string,
    incoming: Incoming,
  ): Promise<Reply[] | null> {
    const found = await this.#parts.codes.find(code, `${incoming.channelId}|${incoming.from?.id ?? address}`);
    if (found.is === 'open') {
      const held = await this.#addresses.bind(address, found);
      if (!held) return [message(atTheDoor('not-open', incoming.locale))];
      await this.#chats.keep(held, address, incoming);
      return this.#take(held, address, incoming, { is: 'arrived' });
    }
    const isAsked = open && !open.closed && !isOver(open.memory.state);
    return isAsked && found.is !== 'ended' ? null : [message(atTheDoor(found.is, incoming.locale))];
  }

  async #take(held: Conversation, address: string, incoming: Incoming, heard: Said): Promise<Reply[]> {
    const turned = await this.turns.take(held, {
      happening: this.#happening(heard, held),
      key: keyOf(incoming, false),
      ticket: null,
      look: incoming.channelId === 'msteams' ? 'cards' : 'buttons',
      said: null,
      locale: incoming.locale ?? 'en',
      stillOurs: (current) => current.address === address,
    });
    if (turned) {
      this.#chats.notice(turned.held, address, incoming);
      return turned.replies;
    }
    // A code that was typed at another instance may have led the chat elsewhere.
    const now = await this.#addresses.find(address);
    return now && now.id !== held.id
      ? this.#take(now, address, incoming, { is: 'arrived' })
      : [message(atTheDoor('closed', incoming.locale))];
  }

  #happening(heard: Said, held: Conversation): Happening {
    switch (heard.is) {
      case 'arrived':
        return { type: 'open' };
      case 'edited':
        return { type: 'aside', sentence: 'edited' };
      case 'unreadable':
        return { type: 'unreadable', what: heard.what };
      case 'said': {
        const { text, press } = heard;
        const own = press ? (press.text ?? '') : text;
        if (Math.max(own.length, text.length) > longestMessage)
          return { type: 'aside', sentence: 'too-long' };
        const { tellsOfRisk, moodOf } = this.#parts;
        const mood = own ? moodOf(own, held.memory.state?.locale ?? 'en') : null;
        return {
          type: 'said',
          text,
          ...(press && { press }),
          ...(mood && { mood }),
          ...(own && tellsOfRisk(own) && { risk: true }),
        };
      }
    }
  }
}

/** A code that was typed, not pressed. */
function codeIn(heard: Said): string | null {
  return heard.is === 'said' && !heard.press ? codeWithin(heard.text) : null;
}

/** All at once, for each call is a request of its own on some channels. */
async function send(context: TurnContext, replies: Reply[]): Promise<void> {
  if (replies.length > 0) await context.sendActivities(replies);
}
