import { z } from 'zod';
import type { Log } from '../../log.ts';
import type { Codes } from '../codes.ts';
import { isTooDeep } from '../incoming/depth.ts';
import { newToken } from '../new-token.ts';
import { conversationsOf, type Sides } from '../sides.ts';
import { newTab } from '../tabs.ts';
import { activityId, bot as botAccount, elsewhereOf, watermarkOf } from './activity-set.ts';
import { answered, type DirectLineAnswer, type DirectLineRequest, refusals } from './answer.ts';
import type { Delivery } from './delivery.ts';
import { type Entered, type Entry, mayTakeUp } from './entry.ts';
import { passFor } from './generate.ts';
import {
  belongsHere,
  contentIn,
  forTheBot,
  ownMessage,
  type Posted,
  postedSchema,
  userOf,
} from './posted.ts';
import type { Streams } from './streams.ts';
import { type Pass, type Tokens, tokenSeconds } from './tokens.ts';
import { uploadedIn } from './upload.ts';

type EndpointsDependencies = {
  sides: Sides;
  codes: Codes;
  tokens: Tokens;
  entry: Entry;
  streams: Streams;
  delivery: Delivery;
  clock(): Date;
  log: Log;
};

const startSchema = z.object({
  locale: z.string().min(1).max(35).optional().catch(undefined),
  takeOver: z.boolean().optional().catch(undefined),
});

/** Each call of the protocol, as docs/DIRECT-LINE.md describes them. A failure of the database rejects. */
export class Endpoints {
  readonly #dependencies: EndpointsDependencies;

  constructor(dependencies: EndpointsDependencies) {
    this.#dependencies = dependencies;
  }

  /** A code for a token. */
  async generate(request: DirectLineRequest): Promise<DirectLineAnswer> {
    const { log } = this.#dependencies;
    const pass = await passFor(request, this.#dependencies);
    if ('pass' in pass) return answered(200, this.#conversation(pass.pass));
    if (pass.refusal.status === 429) log('guess.refused');
    return pass.refusal;
  }

  /** A token for a newer one. */
  async refresh({ headers }: DirectLineRequest): Promise<DirectLineAnswer> {
    const { entry } = this.#dependencies;
    const shown = entry.show(headers);
    // Before the conversation is started there may be none yet.
    const entered = 'pass' in shown && shown.pass.tab !== undefined ? await entry.enter(headers) : shown;
    return 'refusal' in entered ? entered.refusal : answered(200, this.#conversation(entered.pass));
  }

  /** Starts a conversation, or takes it up in this tab. */
  async start(request: DirectLineRequest): Promise<DirectLineAnswer> {
    const { sides, entry, streams, delivery, clock } = this.#dependencies;
    const { headers } = request;
    const shown = entry.show(headers);
    if ('refusal' in shown) return shown.refusal;
    const { conversation: id, ticket } = shown.pass;
    const asked = startSchema.safeParse(await contentIn(request)).data;
    const current = await conversationsOf(sides, id).fresh(id);
    if (current && !asked?.takeOver && !mayTakeUp(current, shown.pass)) return refusals.elsewhere();
    const now = clock();
    const tab = newTab(now, shown.pass.opening);
    const pass: Pass = { ...shown.pass, tab };
    const conversation = await conversationsOf(sides, id).open(id, ticket, { tab, now });
    if (!conversation) return refusals.unknown();
    if (conversation.closed) return refusals.ended();
    streams.takenUp(conversation);

    const locale = asked?.locale ?? pass.locale;
    const user = { id: pass.user, name: '', role: 'user' };
    const arrival = {
      type: 'conversationUpdate',
      from: user,
      membersAdded: [botAccount, user],
      ...(locale && { locale }),
    };
    const activity = forTheBot(arrival, id);
    const turn = await delivery.deliver({ conversation, tab, ticket, activity, own: null }, user);
    if (turn === 'failed') return refusals.botFailed();
    if (turn === 'taken-over') return this.#takenOver(pass);
    const isNew = conversation.memory.state === null;
    return answered(isNew ? 201 : 200, this.#conversation(pass, conversation.version, headers));
  }

  /** A new address for the stream. */
  async reconnect({ headers }: DirectLineRequest, id: string, watermark: string | null) {
    const entered = await this.#dependencies.entry.enterFresh(headers, id);
    if ('refusal' in entered) return entered.refusal;
    const { pass, conversation } = entered;
    // Clients that go on with a conversation they only know by its id send an empty one.
    const none = watermark === null ? conversation.version : conversation.version - 1;
    return answered(200, this.#conversation(pass, watermarkOf(watermark, conversation) ?? none, headers));
  }

  /** What came after a watermark. */
  async read({ headers }: DirectLineRequest, id: string, watermark: string | null) {
    const { entry, streams, clock } = this.#dependencies;
    const entered = await entry.enterFresh(headers, id);
    if ('refusal' in entered) {
      // Whoever was reading is told in words, once: for most clients a refusal is a failure of the line.
      const reads = entered.elsewhere && watermarkOf(watermark, entered.elsewhere) !== null;
      return entered.elsewhere && reads
        ? answered(200, elsewhereOf(entered.elsewhere, clock()))
        : entered.refusal;
    }
    return answered(200, streams.since(entered.conversation, watermarkOf(watermark, entered.conversation)));
  }

  /**
   * The id that Microsoft's client asks for before it shows a sign-in. Nobody signs in to anything here, so
   * it is of nothing.
   */
  async session(): Promise<DirectLineAnswer> {
    return answered(200, { sessionId: newToken() });
  }

  /** Something said. Answered once it is durable. */
  async post(request: DirectLineRequest, id: string): Promise<DirectLineAnswer> {
    const shown = this.#dependencies.entry.show(request.headers, id);
    if ('refusal' in shown) return shown.refusal;
    const posted = postedSchema.safeParse(await contentIn(request));
    return posted.success ? this.#take(request, id, posted.data) : refusals.noJson();
  }

  /** A file, which is answered and let go of. */
  async upload(request: DirectLineRequest, id: string): Promise<DirectLineAnswer> {
    const shown = this.#dependencies.entry.show(request.headers, id);
    if ('refusal' in shown) return shown.refusal;
    const posted = await uploadedIn(request);
    if (posted === 'too-much') return refusals.tooLarge();
    return posted ? this.#take(request, id, posted) : refusals.noJson();
  }

  async #take({ headers }: DirectLineRequest, id: string, posted: Posted): Promise<DirectLineAnswer> {
    const { entry, delivery } = this.#dependencies;
    const entered: Entered = await entry.enter(headers, id);
    if ('refusal' in entered) return entered.refusal;
    if (isTooDeep(posted)) return refusals.tooDeep();
    if (!belongsHere(posted)) return refusals.notHere(posted.type);
    const { pass, conversation } = entered;
    const { ticket } = pass;
    const { tab } = conversation;
    const user = userOf(pass, posted);
    const own = ownMessage(posted, user);
    const activity = forTheBot(own, id);
    const turn = await delivery.deliver({ conversation, tab, ticket, activity, own }, user);
    if (turn === 'failed') return refusals.botFailed();
    if (turn === 'taken-over') return this.#takenOver(pass);
    return answered(200, { id: turn === 'nothing' ? `${id}|${newToken()}` : activityId(id, turn.version) });
  }

  /** Why a conversation is not this tab's any more. */
  async #takenOver(pass: Pass): Promise<DirectLineAnswer> {
    const entered = await this.#dependencies.entry.admit(pass);
    return 'refusal' in entered ? entered.refusal : refusals.ended();
  }

  /**
   * A conversation as Direct Line's clients read it, with the address of a stream where one was asked for.
   */
  #conversation(pass: Pass, after?: number, headers?: DirectLineRequest['headers']): object {
    const { tokens, streams } = this.#dependencies;
    const { conversation, tab } = pass;
    return {
      conversationId: conversation,
      token: tokens.token(pass),
      expires_in: tokenSeconds,
      ...(after !== undefined &&
        headers && { streamUrl: streams.address({ conversation, ...(tab && { tab }), after }, headers) }),
    };
  }
}
