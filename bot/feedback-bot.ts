import type { TurnContext } from 'botbuilder';
import { mayBeToldFirst } from '../dialogs/asking/updates.ts';
import type { Conversation } from '../prisma/conversations/conversation.ts';
import type { Ticket } from '../prisma/stores/invitations.ts';
import type { ChatReferencesDependencies } from './channels/chat-references.ts';
import { ChatTurns, type ChatTurnsDependencies } from './channels/chat-turns.ts';
import { answerInvoke } from './channels/invokes.ts';
import { isRefusedForGood } from './channels/sending.ts';
import { happeningOf, type WordReaders } from './happening.ts';
import { type Incoming, incomingOf, keyOf } from './incoming/incoming.ts';
import { receivedIn } from './incoming/received.ts';
import type { OwnMessage } from './latest-turn.ts';
import type { Outgoing } from './outgoing/activities.ts';
import { conversationsOf } from './sides.ts';
import { deviceOf } from './tabs.ts';
import { type Turned, Turns, type TurnsDependencies } from './turns.ts';

type FeedbackBotDependencies = ChatReferencesDependencies &
  ChatTurnsDependencies &
  TurnsDependencies &
  WordReaders;

/** What was posted from our own page, where the Direct Line channel has found the conversation already. */
export type PagePost = {
  conversation: Conversation;
  /** The tab that posted. */
  tab: string;
  ticket: Ticket;
  /** The activity as the bot is to read it. */
  activity: object;
  /** The respondent's own message, which goes back to their page beside what the bot says. */
  own: OwnMessage | null;
};

/**
 * What a post came to: a turn; `nothing`, where it asks for no turn, such as typing; `taken-over`, where the
 * conversation was closed, or opened in another tab, meanwhile.
 */
export type PageTurn = Turned | 'nothing' | 'taken-over';

/**
 * The one bot. A respondent speaks to it from our own page, over Direct Line, or over any channel of the Bot
 * Framework, where the first thing typed is a code. What is said is durable before anything is sent.
 */
export class FeedbackBot {
  readonly turns: Turns;
  readonly #dependencies: FeedbackBotDependencies;
  readonly #chats: ChatTurns;

  constructor(dependencies: FeedbackBotDependencies) {
    this.#dependencies = dependencies;
    this.turns = new Turns(dependencies);
    this.#chats = new ChatTurns(dependencies, this.turns);
  }

  /**
   * One turn on a channel, from a machine at this network address. Throws where it could not be made durable,
   * or could not be sent.
   */
  async run(context: TurnContext, machine: string): Promise<void> {
    const incoming = incomingOf(context.activity);
    if (!incoming) return;
    const received = receivedIn(incoming);
    switch (received.is) {
      case 'nothing':
        return;
      case 'invoked':
        return answerInvoke(context);
      case 'removed':
        return this.#chats.forget(incoming);
      default:
        return this.#send(context, incoming, await this.#chats.take(incoming, received, machine));
    }
  }

  /** One turn on our own page. Throws where it could not be made durable: it is safe to send again. */
  async takePage({ conversation, tab, ticket, activity, own }: PagePost): Promise<PageTurn> {
    const incoming = incomingOf(activity);
    const received = incoming && receivedIn(incoming);
    if (!received || received.is === 'nothing' || received.is === 'removed' || received.is === 'invoked') {
      return 'nothing';
    }
    const turned = await this.turns.take(conversation, {
      happening: happeningOf(received, conversation, this.#dependencies),
      key: keyOf(incoming, true),
      device: deviceOf(tab),
      ticket,
      look: 'page',
      own,
      locale: incoming.locale ?? 'en',
      stillOurs: (now) => now.tab === tab,
    });
    return turned ?? 'taken-over';
  }

  /**
   * The turn in which the bot speaks first in a chat, to tell the update that waits. It is durable when this
   * resolves, and nothing of it is sent yet. Null where there is nothing to tell there now. Throws where it
   * could not be made durable.
   */
  async tell(id: string, address: string): Promise<Outgoing[] | null> {
    const conversation = await conversationsOf(this.#dependencies, id).fresh(id);
    const turned =
      conversation &&
      (await this.turns.take(conversation, {
        happening: { type: 'tell' },
        key: null,
        device: address,
        ticket: null,
        look: 'cards',
        own: null,
        locale: 'en',
        way: 'chat',
        stillOurs: ({ address: now, updates = [], memory: { state } }) =>
          now === address && updates.length > 0 && state !== null && mayBeToldFirst(state),
      }));
    return turned?.outgoing ?? null;
  }

  /** Nobody is there any more, as a channel says. What was answered stays. */
  forgetChat(address: string): Promise<void> {
    return this.#chats.forgetAddress(address);
  }

  /** All at once, for each call is a request of its own on some channels. */
  async #send(context: TurnContext, incoming: Incoming, outgoing: Outgoing[]): Promise<void> {
    if (outgoing.length === 0) return;
    try {
      await context.sendActivities(outgoing);
    } catch (error) {
      if (!isRefusedForGood(error)) throw error;
      await this.#chats.forget(incoming);
    }
  }
}
