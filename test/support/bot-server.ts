import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { createApi } from '../../api/api.ts';
import type { Registration } from '../../bot/channels/authentication.ts';
import { messagesOf } from '../../bot/channels/messages.ts';
import { codesOf } from '../../bot/codes.ts';
import { DirectLine } from '../../bot/direct-line/channel.ts';
import { FeedbackBot } from '../../bot/feedback-bot.ts';
import { type Allowance, WrongGuesses } from '../../bot/wrong-guesses.ts';
import { advance, asks, begin } from '../../dialogs/conversation.ts';
import type { Participant } from '../../domain/participant.ts';
import { tellsOfRisk } from '../../insight/risk.ts';
import { moodOf } from '../../insight/sentiment.ts';
import { deriveKey, keyedHash } from '../../prisma/sealing/sealing.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { bodySchema, type Called } from './direct-line-bodies.ts';
import { short, shortForVictims } from './short-questionnaire.ts';
import { invitedVictim } from './victims.ts';

export type BotServerOptions = {
  stores: Stores;
  key: Buffer;
  registration?: Registration;
  proxies?: string[];
  publicUrl?: string;
  guesses?: Partial<Allowance>;
  limits?: { answer: number };
  /** How long people take to read what is asked before they reply, in seconds; none, unless it is said. */
  pace?: number;
};

/** An instance of the bot on a real server, wired as main.ts does, with a clock that can be moved. */
export async function botServer(options: BotServerOptions) {
  const { stores, key, registration, proxies = [], publicUrl, pace = 0 } = options;
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead);
  const logged: { event: string; fields: object }[] = [];
  const log = (event: string, fields: object = {}) => void logged.push({ event, fields });
  const pauses: number[] = [];
  const pause = (milliseconds: number) => {
    pauses.push(milliseconds);
    return wait(milliseconds);
  };

  const { people, victim } = stores;
  const allowance = { guesses: 20, secondsEach: 30, addresses: 10_000, ...options.guesses };
  const codes = codesOf({
    people,
    victim,
    wrongGuesses: new WrongGuesses(clock, allowance),
    clock,
    pause: 1,
  });
  const addresses = deriveKey(key, 'addresses');
  const bot = new FeedbackBot({
    people,
    victim,
    advance,
    asks,
    begin,
    tellsOfRisk,
    moodOf,
    codes,
    addressOf: (...channelAndConversation) =>
      keyedHash(addresses, JSON.stringify(channelAndConversation)).toString('base64url'),
    pictures: publicUrl,
    clock,
    log,
  });
  const read = () => {
    ahead += pace * 1000;
  };
  const directLine = new DirectLine({
    bot: Object.assign(bot, { takePage: unhurried(bot.takePage.bind(bot), read) }),
    sides: { people, victim },
    codes,
    key: deriveKey(key, 'direct-line tokens'),
    publicUrl,
    clock,
    log,
    limits: options.limits ?? { answer: 10_000 },
  });
  const messages = messagesOf({
    run: unhurried(bot.run.bind(bot), read),
    registration,
    isPublic: publicUrl !== undefined || proxies.length > 0,
    log,
    pause,
  });
  const api = createApi({
    stores,
    clock,
    log,
    keys: [],
    threshold: 5,
    secondPerson: true,
    publicUrl,
    proxies,
    directLine,
    codes,
    messages,
    service: 'Youth justice service',
    sites: [],
    demo: false,
    links: null,
  });
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');
  const origin = `http://127.0.0.1:${api.address().port}`;

  const published = stores.questionnaires.publish(short, {}, clock());
  return {
    origin,
    bot,
    logged,
    /** How long the bot waited, each time, before it sent something again, in milliseconds. */
    pauses,
    pause,
    clock,
    later(seconds: number) {
      ahead += seconds * 1000;
    },
    async invite(participant: Participant = { kind: 'child' }, due = new Date(Date.now() + 14 * 86_400_000)) {
      const now = clock();
      if (participant.kind !== 'victim')
        return people.invitations.create({ questionnaire: await published, participant, due, now });
      const questionnaire = await stores.questionnaires.publish(shortForVictims, {}, now);
      return invitedVictim(stores, questionnaire, { agreesTo: ['contact', 'feedback'], due, now });
    },
    /** Any call, with or without a token; never throws for its status. */
    async call(
      method: string,
      path: string,
      { token, body, headers }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
    ): Promise<Called> {
      const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
      const response = await fetch(`${origin}${path}`, {
        method,
        headers: {
          ...(body !== undefined && !raw && { 'content-type': 'application/json' }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body !== undefined && { body: raw ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: bodySchema.parse(text ? JSON.parse(text) : {}),
      };
    },
    async close() {
      directLine.close();
      const closed = once(api.server, 'close');
      api.server.close();
      api.server.closeAllConnections();
      await closed;
    },
  };
}
/** The same, once whoever speaks has read. */
function unhurried<Given extends unknown[], Done>(turn: (...given: Given) => Done, read: () => void) {
  return (...given: Given): Done => {
    read();
    return turn(...given);
  };
}

export type BotServer = Awaited<ReturnType<typeof botServer>>;
