import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { createApi } from '../../api/api.ts';
import type { Registration } from '../../bot/channels/authentication.ts';
import { messagesOf } from '../../bot/channels/messages.ts';
import { codesOf } from '../../bot/codes.ts';
import { DirectLine } from '../../bot/direct-line/channel.ts';
import { FeedbackBot } from '../../bot/feedback-bot.ts';
import { type Allowance, WrongGuesses } from '../../bot/wrong-guesses.ts';
import { advance, begin } from '../../dialogs/conversation.ts';
import { type Questionnaire, questionnaireSchema } from '../../dialogs/questionnaire.ts';
import type { Participant } from '../../domain/participant.ts';
import { tellsOfRisk } from '../../insight/risk.ts';
import { moodOf } from '../../insight/sentiment.ts';
import { deriveKey, keyedHash } from '../../prisma/sealing/sealing.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { invitedVictim } from './victims.ts';

/** Three questions, one of each way to answer. */
export const short: Questionnaire = questionnaireSchema.parse({
  key: 'short',
  title: 'Three questions',
  audience: 'child',
  identity: 'anonymous',
  minutes: 1,
  keepMonths: 12,
  why: 'We want to do better.',
  readBy: 'Two people read this.',
  next: 'We tell you what we change.',
  questions: [
    { key: 'safe', type: 'yes-no', ask: 'Did you feel safe there?', simpler: 'Was it safe?' },
    {
      key: 'liked',
      type: 'choices',
      ask: 'What did you like?',
      options: [
        { key: 'gym', label: 'Boxing' },
        { key: 'cooking', label: 'Cooking' },
        { key: 'music', label: 'Music' },
      ],
    },
    { key: 'best', type: 'text', ask: 'What was best?' },
  ],
});

/** The same for victims, who are asked with consent. */
const shortForVictims: Questionnaire = {
  ...short,
  key: 'short-for-victims',
  audience: 'victim',
  identity: 'confidential',
  purpose: 'feedback',
};

export type BotServerOptions = {
  stores: Stores;
  key: Buffer;
  registration?: Registration;
  proxies?: string[];
  publicUrl?: string;
  guesses?: Partial<Allowance>;
  limits?: { answer: number };
};

/** An instance of the bot on a real server, wired as main.ts does, with a clock that can be moved. */
export async function botServer(options: BotServerOptions) {
  const { stores, key, registration, proxies = [], publicUrl } = options;
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
  const directLine = new DirectLine({
    bot,
    sides: { people, victim },
    codes,
    key: deriveKey(key, 'direct-line tokens'),
    publicUrl,
    clock,
    log,
    limits: options.limits ?? { answer: 10_000 },
  });
  const messages = messagesOf({
    run: (context, machine) => bot.run(context, machine),
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

const activitySchema = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  text: z.string().optional(),
  timestamp: z.string().optional(),
  from: z.looseObject({ id: z.string() }).optional(),
  suggestedActions: z.looseObject({ actions: z.array(z.looseObject({ title: z.string() })) }).optional(),
  attachments: z.array(z.looseObject({ contentType: z.string() })).optional(),
});
export type Sent = z.infer<typeof activitySchema>;

const setSchema = z.object({ activities: z.array(activitySchema), watermark: z.string() });

/** Whatever any call may answer; what is not there is empty, which no test expects. */
const bodySchema = z.looseObject({
  conversationId: z.string().default(''),
  token: z.string().default(''),
  expires_in: z.number().default(0),
  streamUrl: z.string().default(''),
  id: z.string().default(''),
  activities: z.array(activitySchema).default([]),
  watermark: z.string().default(''),
  code: z.string().default(''),
  message: z.string().default(''),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});
export type Called = { status: number; headers: Headers; body: z.infer<typeof bodySchema> };
export type BotServer = Awaited<ReturnType<typeof botServer>>;

/**
 * A respondent over Direct Line on one instance, as little clever as a client may be, who presses to carry on
 * there.
 */
export async function respondent(
  on: BotServer,
  code: string,
  more: { locale?: string; user?: { id: string }; takeOver?: boolean } = {},
) {
  const generated = await on.call('POST', '/v3/directline/tokens/generate', {
    body: { code, takeOver: true, ...more },
  });
  const started = await on.call('POST', '/v3/directline/conversations', {
    token: generated.body.token,
    body: {},
  });
  const id = started.body.conversationId;
  const path = `/v3/directline/conversations/${encodeURIComponent(id)}`;
  let sent = 0;
  const post = (activity: object, { token = started.body.token, to = on } = {}): Promise<Called> =>
    to.call('POST', `${path}/activities`, { token, body: activity });
  return {
    id,
    path,
    generated,
    started,
    token: started.body.token,
    streamUrl: started.body.streamUrl,
    post,
    say(text: string, key = `k${sent++}`, to = on): Promise<Called> {
      return post(
        { type: 'message', from: { id: 'me' }, text, channelData: { clientActivityID: key } },
        { to },
      );
    },
    get(watermark?: string, { token = started.body.token, to = on } = {}): Promise<Called> {
      const query = watermark === undefined ? '' : `?watermark=${encodeURIComponent(watermark)}`;
      return to.call('GET', `${path}/activities${query}`, { token });
    },
    reconnect(watermark?: string, { token = started.body.token, to = on } = {}): Promise<Called> {
      const query = watermark === undefined ? '' : `?watermark=${encodeURIComponent(watermark)}`;
      return to.call('GET', `${path}${query}`, { token });
    },
  };
}

/** A socket that remembers what it heard. Resolves once open, rejects with the status where it is refused. */
export async function listen(streamUrl: string) {
  const socket = new WebSocket(streamUrl);
  const sets: z.infer<typeof setSchema>[] = [];
  let empty = 0;
  socket.on('message', (data) => {
    const text = data.toString();
    if (text === '') empty++;
    else sets.push(setSchema.parse(JSON.parse(text)));
  });
  const closed = once(socket, 'close').then(([code, reason]) => ({ code, reason: String(reason) }));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('unexpected-response', (_, response) => reject(new Error(`status ${response.statusCode}`)));
    socket.once('error', reject);
  });
  return {
    socket,
    sets,
    closed,
    emptyFrames: () => empty,
    activities: () => sets.flatMap((set) => set.activities),
    texts: () => sets.flatMap((set) => set.activities).map(({ text }) => text ?? ''),
  };
}

/** All text of activities, in one piece. */
export function textOf(activities: Sent[]): string {
  return activities.map(({ text }) => text ?? '').join('\n');
}
