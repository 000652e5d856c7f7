import type { IncomingHttpHeaders } from 'node:http';
import type { Conversation } from '../../prisma/conversations/conversation.ts';
import { conversationsOf, type Sides } from '../sides.ts';
import { type DirectLineAnswer, refusals } from './answer.ts';
import type { Pass, Tokens } from './tokens.ts';

export type Shown = { pass: Pass } | { refusal: DirectLineAnswer };
export type Entered = { pass: Pass; conversation: Conversation } | { refusal: DirectLineAnswer };

/** Lets a call in: by its token, and where its conversation is still there and its tab is the current one. */
export class Entry {
  readonly #sides: Sides;
  readonly #tokens: Tokens;

  constructor(sides: Sides, tokens: Tokens) {
    this.#sides = sides;
    this.#tokens = tokens;
  }

  /** The token shown, where it is good, and good for this conversation. */
  show(headers: IncomingHttpHeaders, conversation?: string): Shown {
    const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (!token) return { refusal: refusals.unauthorised() };
    const opened = this.#tokens.openToken(token);
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
    const conversation = await conversationsOf(this.#sides, pass.conversation).get(pass.conversation);
    return conversation && !refusalOf(conversation, pass.tab) ? { pass, conversation } : this.admit(pass);
  }

  /** As `enter`, with the conversation as the database has it, whatever other instances did. */
  async enterFresh(headers: IncomingHttpHeaders, id: string): Promise<Entered> {
    const shown = this.show(headers, id);
    return 'refusal' in shown ? shown : this.admit(shown.pass);
  }

  async admit(pass: Pass): Promise<Entered> {
    const conversation = await conversationsOf(this.#sides, pass.conversation).fresh(pass.conversation);
    const refusal = refusalOf(conversation, pass.tab);
    return conversation && !refusal ? { pass, conversation } : { refusal: refusal ?? refusals.unknown() };
  }
}

/**
 * Why a tab may not go on with a conversation, or null where it may. A token that was not used to start yet
 * has no tab, and is let in.
 */
export function refusalOf(
  conversation: Conversation | null,
  tab: string | undefined,
): DirectLineAnswer | null {
  if (!conversation) return refusals.unknown();
  if (conversation.closed) return refusals.ended();
  return tab !== undefined && conversation.tab !== tab ? refusals.elsewhere() : null;
}
