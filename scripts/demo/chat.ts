import { newToken } from '../../bot/new-token.ts';
import { Turns } from '../../bot/turns.ts';
import { advance, asks, begin } from '../../dialogs/conversation.ts';
import type { Ask, Press, Say } from '../../dialogs/state.ts';
import { type Kind, sideOf } from '../../domain/participant.ts';
import { tellsOfRisk } from '../../insight/risk.ts';
import { moodOf } from '../../insight/sentiment.ts';
import type { Conversation } from '../../prisma/conversations/conversation.ts';
import type { Stores } from '../../prisma/stores/stores.ts';

/** What a respondent sends: words they typed, or a button with its label. */
export type Reply = { text: string; press?: Press };

/** What stands open after a turn; null at the end. */
export type Open = Ask | null;

/** The bot, as main.ts wires it for our own page, on a clock that is set to each simulated moment. */
export class Bot {
  now: Date;
  readonly #stores: Stores;
  readonly #turns: Turns;

  constructor(stores: Stores, now: Date) {
    this.now = now;
    this.#stores = stores;
    const { people, victim } = stores;
    this.#turns = new Turns({ people, victim, advance, asks, begin, clock: () => this.now, log: () => {} });
  }

  /** Opens the conversation of a code, as whoever follows their link does. Null where it opens no more. */
  async chatWith(code: string, kind: Kind): Promise<Chat | null> {
    const { invitations, conversations } = this.#stores[sideOf(kind)];
    const opened = await invitations.find(code, this.now);
    if (opened?.is !== 'open' && opened?.is !== 'completed') return null;
    const tab = newToken();
    const conversation = await conversations.open(opened.conversation, opened.ticket, { tab, now: this.now });
    return conversation && new Chat(this.#turns, conversation);
  }
}

export class Chat {
  readonly #turns: Turns;
  #conversation: Conversation;
  #asked: Open = null;

  constructor(turns: Turns, conversation: Conversation) {
    this.#turns = turns;
    this.#conversation = conversation;
  }

  arrive(): Promise<Open> {
    return this.#take({ type: 'open' });
  }

  /** One turn, durable when it resolves. Words go with the card of what is asked, as from our own page. */
  say({ text, press = this.#asked ? { card: this.#asked.card, text } : undefined }: Reply): Promise<Open> {
    const own = press ? (press.text ?? '') : text;
    const mood = own ? moodOf(own, 'en') : null;
    const risk = own !== '' && tellsOfRisk(own);
    return this.#take({
      type: 'said',
      text,
      ...(press && { press }),
      ...(mood && { mood }),
      ...(risk && { risk }),
    });
  }

  async #take(happening: Parameters<Turns['take']>[1]['happening']): Promise<Open> {
    const turned = await this.#turns.take(this.#conversation, {
      happening,
      key: `message|${newToken()}`,
      device: '',
      ticket: null,
      look: 'page',
      own: null,
      locale: 'en-GB',
      stillOurs: () => true,
    });
    if (!turned) return null;
    this.#conversation = turned.conversation;
    this.#asked = askedIn(turned.turn.says);
    return this.#asked;
  }
}

function askedIn(says: Say[]): Open {
  const asked = says.findLast((say) => say.say === 'ask');
  return asked ?? null;
}
