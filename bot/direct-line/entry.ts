import type { IncomingHttpHeaders } from 'node:http';
import type { Conversation } from '../../prisma/conversations/conversation.ts';
import { conversationsOf, type Sides } from '../sides.ts';
import { isAnsweredElsewhere, isYounger, newTab, standingOf } from '../tabs.ts';
import { type DirectLineAnswer, refusals } from './answer.ts';
import type { Pass, Tokens } from './tokens.ts';

export type Shown = { pass: Pass } | { refusal: DirectLineAnswer };
/** `elsewhere`: the conversation, where another tab has taken it up. */
export type Entered =
  | { pass: Pass; conversation: Conversation }
  | { refusal: DirectLineAnswer; elsewhere?: Conversation };

type EntryDependencies = {
  sides: Sides;
  tokens: Tokens;
  clock(): Date;
  /** Called where a tab takes a conversation up. */
  takenUp(conversation: Conversation): void;
};

/** Lets a call in: by its token, and where its conversation is still there and its tab is the current one. */
export class Entry {
  readonly #dependencies: EntryDependencies;

  constructor(dependencies: EntryDependencies) {
    this.#dependencies = dependencies;
  }

  /** The token shown, where it is good, and good for this conversation. */
  show(headers: IncomingHttpHeaders, conversation?: string): Shown {
    const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (!token) return { refusal: refusals.unauthorised() };
    const opened = this.#dependencies.tokens.openToken(token);
    if (opened.is === 'expired') return { refusal: refusals.expired() };
    if (opened.is === 'wrong') return { refusal: refusals.wrongToken() };
    if (conversation !== undefined && opened.of.conversation !== conversation) {
      return { refusal: refusals.otherConversation() };
    }
    return { pass: opened.of };
  }

  /**
   * As `show`, with the conversation as this process has it. Where that would refuse, the database is asked.
   */
  async enter(headers: IncomingHttpHeaders, id?: string): Promise<Entered> {
    const shown = this.show(headers, id);
    if ('refusal' in shown) return shown;
    const { pass } = shown;
    const { sides } = this.#dependencies;
    const conversation = await conversationsOf(sides, pass.conversation).get(pass.conversation);
    const isHere = conversation && !conversation.closed && standingOf(conversation.tab, pass) === 'here';
    return isHere ? { pass: { ...pass, tab: conversation.tab }, conversation } : this.admit(pass);
  }

  /** As `enter`, with the conversation as the database has it, whatever other instances did. */
  async enterFresh(headers: IncomingHttpHeaders, id: string): Promise<Entered> {
    const shown = this.show(headers, id);
    return 'refusal' in shown ? shown : this.admit(shown.pass);
  }

  /**
   * Lets a pass in, as the tab that it is of. One that was not used to start yet may take the place of
   * another.
   */
  async admit(pass: Pass): Promise<Entered> {
    const { sides, clock, takenUp } = this.#dependencies;
    const store = conversationsOf(sides, pass.conversation);
    const conversation = await store.fresh(pass.conversation);
    if (!conversation) return { refusal: refusals.unknown() };
    if (conversation.closed) return { refusal: refusals.ended() };
    switch (standingOf(conversation.tab, pass)) {
      case 'here':
        return { pass: { ...pass, tab: conversation.tab }, conversation };
      case 'elsewhere':
        return { refusal: refusals.elsewhere(), elsewhere: conversation };
      case 'newer': {
        if (!mayTakeUp(conversation, pass)) return { refusal: refusals.elsewhere(), elsewhere: conversation };
        const now = clock();
        const tab = newTab(now, pass.opening);
        const taken = await store.open(pass.conversation, pass.ticket, { tab, now });
        if (!taken) return { refusal: refusals.unknown() };
        if (taken.closed) return { refusal: refusals.ended() };
        takenUp(taken);
        return { pass: { ...pass, tab }, conversation: taken };
      }
    }
  }
}

/**
 * Whether a pass may take a conversation up: where nobody answers it on another device, or its holder knew
 * that somebody does and pressed since.
 */
export function mayTakeUp(conversation: Conversation, { opening, takesOver }: Pass): boolean {
  if (!isAnsweredElsewhere(conversation, opening)) return true;
  return takesOver !== undefined && !isYounger(conversation.tab, new Date(takesOver));
}

/** Why a tab may not go on with a conversation, or null where it may. */
export function refusalOf(
  conversation: Conversation | null,
  tab: string | undefined,
): DirectLineAnswer | null {
  if (!conversation) return refusals.unknown();
  if (conversation.closed) return refusals.ended();
  return conversation.tab === tab ? null : refusals.elsewhere();
}
