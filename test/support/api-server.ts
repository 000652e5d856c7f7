import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterAll } from 'vitest';
import { type ApiDependencies, createApi } from '../../api/api.ts';
import { messagesOf } from '../../bot/channels/messages.ts';
import { codesOf } from '../../bot/codes.ts';
import { DirectLine } from '../../bot/direct-line/channel.ts';
import { FeedbackBot } from '../../bot/feedback-bot.ts';
import { WrongGuesses } from '../../bot/wrong-guesses.ts';
import { advance, asks, begin } from '../../dialogs/conversation.ts';
import { type Fields, openLog } from '../../log.ts';
import type { Stores } from '../../prisma/stores/stores.ts';

export const secret = 'a-key-for-tests';

export type ApiServer = {
  origin: string;
  port: number;
  lines: (Fields & { event: string })[];
  /** What the server was made of. */
  parts: ApiDependencies;
};

/** The whole server in this process, on real stores, with what it logged. It closes with the test file. */
export async function apiServer(stores: Stores, more: Partial<ApiDependencies> = {}): Promise<ApiServer> {
  const lines: ApiServer['lines'] = [];
  const log = openLog({ stream: { write: (line) => void lines.push(JSON.parse(line)) } });
  const { people, victim } = stores;
  const clock = () => new Date();
  const codes = codesOf({ people, victim, wrongGuesses: new WrongGuesses(clock), clock, pause: 1 });
  const bot = new FeedbackBot({
    people,
    victim,
    advance,
    asks,
    begin,
    tellsOfRisk: () => false,
    moodOf: () => null,
    codes,
    addressOf: (channel, conversation) => `${channel}|${conversation}`,
    clock,
    log,
  });
  const sides = { people, victim };
  const directLine = new DirectLine({
    bot,
    sides,
    codes,
    key: randomBytes(32),
    publicUrl: undefined,
    clock,
    log,
  });
  const messages = messagesOf({
    run: (context, machine) => bot.run(context, machine),
    registration: undefined,
    isPublic: false,
    log,
  });
  const parts: ApiDependencies = {
    stores,
    clock,
    log,
    keys: [{ name: 'SAYBACK_API_KEY', role: 'lead', secret }],
    threshold: 5,
    secondPerson: true,
    publicUrl: undefined,
    proxies: [],
    directLine,
    codes,
    messages,
    service: 'Youth justice service',
    sites: [],
    demo: false,
    strict: true,
    links: null,
    ...more,
  };
  const api = createApi(parts);
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');
  afterAll(async () => {
    directLine.close();
    api.server.closeAllConnections();
    api.close();
    await once(api, 'close');
  });
  const { port } = api.address();
  return { port, origin: `http://127.0.0.1:${port}`, lines, parts };
}

/** A call with the lead's key, and its answer as JSON. */
export async function callApi(
  url: string,
  {
    method = 'GET',
    body,
    headers,
  }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${secret}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}
