import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Fault } from '../../fault.ts';
import type { Log } from '../../log.ts';
import type { Codes } from '../codes.ts';
import { failureCode } from '../failure.ts';
import type { FeedbackBot } from '../feedback-bot.ts';
import type { Sides } from '../sides.ts';
import { type DirectLineAnswer, type DirectLineRequest, preflight, refusals } from './answer.ts';
import { Delivery } from './delivery.ts';
import { Endpoints } from './endpoints.ts';
import { Entry } from './entry.ts';
import { Streams } from './streams.ts';
import { Tokens } from './tokens.ts';

type DirectLineDependencies = {
  bot: FeedbackBot;
  sides: Sides;
  codes: Codes;
  /** 32 bytes, the same on every instance, under which tokens are sealed. */
  key: Uint8Array;
  /** The public origin; undefined: whatever host a caller used. */
  publicUrl: string | undefined;
  clock(): Date;
  log: Log;
  /** How long the bot has to answer, in milliseconds. */
  limits?: { answer: number };
};

/**
 * The Direct Line 3.0 channel, served by ourselves, so that a child's words go from their page to this
 * machine and nowhere else. A code takes the place of the secret, and there is no history of messages:
 * docs/DIRECT-LINE.md says where it departs from Microsoft's, and why.
 */
export class DirectLine {
  readonly #log: Log;
  readonly #endpoints: Endpoints;
  readonly #streams: Streams;

  constructor(dependencies: DirectLineDependencies) {
    const { bot, sides, key, clock, log, limits = { answer: 15_000 } } = dependencies;
    const tokens = new Tokens(key, clock);
    this.#log = log;
    this.#streams = new Streams({ ...dependencies, tokens, turns: bot.turns });
    this.#endpoints = new Endpoints({
      ...dependencies,
      tokens,
      entry: new Entry({ sides, tokens, clock, takenUp: (taken) => this.#streams.takenUp(taken) }),
      streams: this.#streams,
      delivery: new Delivery({ bot, streams: this.#streams, log, limits }),
    });
  }

  /** Answers any call under /v3/directline. Never rejects. */
  async handle(request: DirectLineRequest): Promise<DirectLineAnswer> {
    try {
      return await this.#answer(request);
    } catch (error) {
      // Of the body, which is read once it is known who calls.
      if (error instanceof Fault && error.code === 'too-large') return refusals.tooLarge();
      if (error instanceof Fault && error.code === 'bad-request') return refusals.noJson();
      this.#log('directline.failed', { code: failureCode(error) });
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

  async #answer(request: DirectLineRequest): Promise<DirectLineAnswer> {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const [what = '', id = '', part = '', ...rest] = pathname.replace(/^\/v3\/directline\//, '').split('/');
    if (request.method === 'OPTIONS') return preflight();

    const all = this.#endpoints;
    const watermark = searchParams.get('watermark');
    const endpoints: Record<string, Record<string, () => Promise<DirectLineAnswer>>> = {
      'tokens/generate': { POST: () => all.generate(request) },
      'session/getsessionid': { GET: () => all.session() },
      'tokens/refresh': { POST: () => all.refresh(request) },
      conversations: { POST: () => all.start(request) },
      'conversations/ID': { GET: () => all.reconnect(request, id, watermark) },
      'conversations/ID/activities': {
        GET: () => all.read(request, id, watermark),
        POST: () => all.post(request, id),
      },
      'conversations/ID/upload': { POST: () => all.upload(request, id) },
    };
    const path =
      what === 'conversations' && id ? `conversations/ID${part && `/${part}`}` : `${what}${id && `/${id}`}`;
    const methods = rest.length === 0 && Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
    if (!methods) return refusals.noSuchPath();
    return methods[request.method]?.() ?? refusals.noSuchMethod([...Object.keys(methods), 'OPTIONS']);
  }
}
