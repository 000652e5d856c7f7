import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import type { Conversation } from '../../prisma/conversations/conversation.ts';
import type { Reply } from '../activities.ts';
import type { Codes } from '../codes.ts';
import { failureCode } from '../failure.ts';
import type { FeedbackBot, OwnPage } from '../feedback-bot.ts';
import { conversationsOf, type Sides } from '../sides.ts';
import { activityId, bot as botAccount, watermarkOf } from './activity-set.ts';
import { DirectLineAdapter } from './adapter.ts';
import {
  activityBytes,
  answered,
  type DirectLineAnswer,
  type DirectLineRequest,
  mostBytes,
  preflight,
  refusals,
} from './answer.ts';
import { Entry } from './entry.ts';
import { passFor } from './generate.ts';
import { belongsHere, jsonIn, type Posted, postedSchema, saidBy, toTheBot } from './posted.ts';
import { Streams } from './streams.ts';
import { type Pass, Tokens, tokenSeconds } from './tokens.ts';
import { uploadedIn } from './upload.ts';

export type DirectLineParts = {
  bot: FeedbackBot;
  sides: Sides;
  codes: Codes;
  /** 32 bytes, the same on every instance, under which tokens are sealed. */
  key: Uint8Array;
  /** The public origin; undefined: whatever host a caller used. */
  publicUrl: string | undefined;
  clock(): Date;
  fresh(): string;
  log: Log;
  /**
   * How long, in milliseconds, the bot has to answer (direct-line D6), and how long a guess too many waits
   * for its refusal.
   */
  limits?: { answer: number; guess: number };
};

const startSchema = z.object({ locale: z.string().min(1).max(35) });

/**
 * The Direct Line 3.0 channel, served by ourselves. A child's words go from their page to this machine and
 * nowhere else. A code takes the place of the secret; there is no history of messages: an older watermark
 * gets the latest turn.
 */
export class DirectLine {
  readonly #parts: DirectLineParts;
  readonly #limits: { answer: number; guess: number };
  readonly #tokens: Tokens;
  readonly #entry: Entry;
  readonly #adapter: DirectLineAdapter;
  readonly #streams: Streams;

  constructor(parts: DirectLineParts) {
    this.#parts = parts;
    this.#limits = parts.limits ?? { answer: 15_000, guess: 500 };
    this.#tokens = new Tokens(parts.key, parts.clock);
    this.#entry = new Entry(parts.sides, this.#tokens);
    this.#adapter = new DirectLineAdapter((context) => parts.bot.run(context));
    this.#streams = new Streams({ ...parts, tokens: this.#tokens, turns: parts.bot.turns });
  }

  /** Answers any call under /v3/directline. Never rejects. */
  async handle(request: DirectLineRequest): Promise<DirectLineAnswer> {
    try {
      return await this.#route(request);
    } catch (error) {
      this.#parts.log('directline.failed', { code: failureCode(error) });
      return refusals.botFailed();
    }
  }

  /** Answers an upgrade to a WebSocket under /v3/directline. Never rejects. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    return this.#streams.upgrade(request, stream, head);
  }

  /** Closes all sockets. */
  close(): void {
    this.#streams.close();
  }

  async #route(request: DirectLineRequest): Promise<DirectLineAnswer> {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const [what = '', id = '', part = '', ...rest] = pathname.replace(/^\/v3\/directline\//, '').split('/');
    if (request.method === 'OPTIONS') return preflight();
    if (request.body.length > (part === 'upload' ? mostBytes : activityBytes)) return refusals.tooLarge();

    const endpoints: Record<string, Record<string, () => Promise<DirectLineAnswer>>> = {
      'tokens/generate': { POST: () => this.#generate(request) },
      'tokens/refresh': { POST: () => this.#refresh(request) },
      conversations: { POST: () => this.#start(request) },
      'conversations/ID': { GET: () => this.#reconnect(request, id, searchParams.get('watermark')) },
      'conversations/ID/activities': {
        GET: () => this.#read(request, id, searchParams.get('watermark')),
        POST: () => this.#post(request, id),
      },
      'conversations/ID/upload': { POST: () => this.#upload(request, id) },
    };
    const path =
      what === 'conversations' && id ? `conversations/ID${part && `/${part}`}` : `${what}${id && `/${id}`}`;
    const methods = rest.length === 0 && Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
    if (!methods) return refusals.noSuchPath();
    return methods[request.method]?.() ?? refusals.noSuchMethod();
  }

  async #generate(request: DirectLineRequest): Promise<DirectLineAnswer> {
    const pass = await passFor(request, this.#parts);
    if ('pass' in pass) return answered(200, this.#conversation(pass.pass));
    if (pass.refusal.status === 429) {
      this.#parts.log('guess.refused');
      await wait(this.#limits.guess);
    }
    return pass.refusal;
  }

  async #refresh({ headers }: DirectLineRequest): Promise<DirectLineAnswer> {
    const shown = this.#entry.show(headers);
    // Before the conversation is started there may be none yet.
    const entered =
      'pass' in shown && shown.pass.tab !== undefined ? await this.#entry.enter(headers) : shown;
    return 'refusal' in entered ? entered.refusal : answered(200, this.#conversation(entered.pass));
  }

  async #start({ headers, body }: DirectLineRequest): Promise<DirectLineAnswer> {
    const shown = this.#entry.show(headers);
    if ('refusal' in shown) return shown.refusal;
    const tab = this.#parts.fresh();
    const pass: Pass = { ...shown.pass, tab };
    const { conversation, ticket } = pass;
    const store = conversationsOf(this.#parts.sides, conversation);
    const held = await store.open(conversation, ticket, { tab, now: this.#parts.clock() });
    if (!held) return refusals.unknown();
    if (held.closed) return refusals.ended();
    this.#streams.takenUp(conversation);

    const locale = startSchema.safeParse(jsonIn(body)).data?.locale ?? pass.locale;
    const user = { id: pass.user, name: '', role: 'user' };
    const arrival = {
      type: 'conversationUpdate',
      from: user,
      membersAdded: [botAccount, user],
      ...(locale && { locale }),
    };
    const { refusal } = await this.#speak(pass, held, null, toTheBot(arrival, conversation));
    if (refusal) return refusal;
    const isNew = held.memory.state === null;
    return answered(isNew ? 201 : 200, this.#conversation(pass, held.version, headers));
  }

  async #reconnect(
    { headers }: DirectLineRequest,
    id: string,
    watermark: string | null,
  ): Promise<DirectLineAnswer> {
    const entered = await this.#entry.enterFresh(headers, id);
    if ('refusal' in entered) return entered.refusal;
    const { pass, held } = entered;
    return answered(200, this.#conversation(pass, watermarkOf(watermark, held) ?? held.version, headers));
  }

  async #read(
    { headers }: DirectLineRequest,
    id: string,
    watermark: string | null,
  ): Promise<DirectLineAnswer> {
    const entered = await this.#entry.enterFresh(headers, id);
    if ('refusal' in entered) return entered.refusal;
    return answered(200, this.#streams.since(entered.held, watermarkOf(watermark, entered.held)));
  }

  async #post(request: DirectLineRequest, id: string): Promise<DirectLineAnswer> {
    const posted = postedSchema.safeParse(jsonIn(request.body));
    const shown = this.#entry.show(request.headers, id);
    if ('refusal' in shown) return shown.refusal;
    return posted.success ? this.#say(request, id, posted.data) : refusals.noJson();
  }

  async #upload(request: DirectLineRequest, id: string): Promise<DirectLineAnswer> {
    const shown = this.#entry.show(request.headers, id);
    if ('refusal' in shown) return shown.refusal;
    const posted = await uploadedIn(request);
    return posted ? this.#say(request, id, posted) : refusals.noJson();
  }

  async #say({ headers }: DirectLineRequest, id: string, posted: Posted): Promise<DirectLineAnswer> {
    const entered = await this.#entry.enter(headers, id);
    if ('refusal' in entered) return entered.refusal;
    if (!belongsHere(posted)) return refusals.notHere(posted.type);
    const said = saidBy(entered.pass, posted);
    const { refusal, page } = await this.#speak(entered.pass, entered.held, said, toTheBot(said, id));
    if (refusal) return refusal;
    return answered(200, {
      id: page.turned ? activityId(id, page.turned.version) : `${id}|${this.#parts.fresh()}`,
    });
  }

  /**
   * Runs the bot and passes on what it said; if it takes too long, its answer still comes, later, on the
   * stream (direct-line D5).
   */
  async #speak(
    pass: Pass,
    held: Conversation,
    said: Reply | null,
    activity: Reply,
  ): Promise<{ page: OwnPage; refusal?: DirectLineAnswer }> {
    const page: OwnPage = { held, tab: pass.tab, ticket: pass.ticket, said };
    const work = this.#adapter
      .receive(activity, page)
      .then((sent) => {
        if (page.turned) this.#streams.publish(page.turned, sent);
        return 'answered' as const;
      })
      .catch((error: unknown) => {
        this.#parts.log('turn.failed', { code: failureCode(error), channel: 'directline' });
        return 'failed' as const;
      });
    const late = new AbortController();
    const outcome = await Promise.race([
      work,
      wait(this.#limits.answer, 'late' as const, { signal: late.signal }),
    ]);
    late.abort();
    if (outcome === 'late') this.#parts.log('turn.late.odd', { channel: 'directline' });
    if (outcome !== 'answered') return { page, refusal: refusals.botFailed() };
    if (page.turned !== null) return { page };
    const entered = await this.#entry.admit(pass);
    return { page, refusal: 'refusal' in entered ? entered.refusal : refusals.ended() };
  }

  /**
   * Conversation as Direct Line's clients read it; the stream's address only where one was asked for
   * (direct-line B10).
   */
  #conversation(pass: Pass, after?: number, headers?: DirectLineRequest['headers']): object {
    const { conversation, tab } = pass;
    return {
      conversationId: conversation,
      token: this.#tokens.token(pass),
      expires_in: tokenSeconds,
      ...(after !== undefined &&
        headers && {
          streamUrl: this.#streams.address({ conversation, ...(tab && { tab }), after }, headers),
        }),
    };
  }
}
