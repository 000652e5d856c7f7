import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';

/** What a channel answers to a send. Teams answers 201 with an id, and sometimes 202 with nothing. */
export type Taken = { status: number; body?: object; retryAfter?: number };

const replySchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).optional(),
});
export type TeamsReply = z.infer<typeof replySchema>;

export type TeamsConnector = Awaited<ReturnType<typeof teamsConnector>>;

/**
 * The side of Teams that takes replies, on this machine: like Teams, it refuses two at once for one chat
 * where it is told to be strict.
 */
export async function teamsConnector() {
  const answers: Taken[] = [];
  const calls: { chat: string; status: number }[] = [];
  const arrived = new Map<string, TeamsReply[]>();
  const busy = new Set<string>();
  const how = { strict: false };
  /** Two at once: the first is held until there is a second. */
  const met = Promise.withResolvers<void>();
  let ids = 0;
  const server = createServer(async (request, response) => {
    const chat = decodeURIComponent(request.url?.split('/')[3] ?? '');
    const wasBusy = busy.has(chat);
    busy.add(chat);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (how.strict && wasBusy) met.resolve();
    else if (how.strict) await met.promise;
    const { status, body, retryAfter } =
      how.strict && wasBusy
        ? { status: 412, body: error('PreconditionFailed'), retryAfter: undefined }
        : (answers.shift() ?? { status: 201, body: { id: `1:${++ids}` } });
    calls.push({ chat, status });
    if (status < 300) {
      const reply = replySchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
      arrived.set(chat, [...(arrived.get(chat) ?? []), reply]);
    }
    if (!wasBusy) busy.delete(chat);
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    });
    response.end(body ? JSON.stringify(body) : '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    how,
    calls,
    /** What the next sends are answered with, one after another; then 201 again. */
    next: (...taken: Taken[]) => void answers.push(...taken),
    /** What has arrived in a chat since the last look. */
    arrivedIn(chat: string): TeamsReply[] {
      const replies = arrived.get(chat) ?? [];
      arrived.delete(chat);
      return replies;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** An error as Teams words most of them. */
export function error(code: string): object {
  return { error: { code, message: `${code}.` } };
}

/** The odd one, of a bot that was blocked or removed: no `error`, and JSON inside a string. */
export const writesBlocked: Taken = {
  status: 403,
  body: { errorCode: 209, message: '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "x"\r\n}' },
};

const bot = { id: '28:cccccccc-0000-4000-8000-000000000003', name: 'feedback-bot-reg' };
const tenant = 'bbbbbbbb-0000-4000-8000-000000000002';
let chats = 0;
let activities = 0;

/**
 * Somebody with the app in Teams: what they do reaches `origin` in Teams' own shapes,
 * and the answers come by way of the connector.
 */
export function somebodyInTeams(origin: string, connector: TeamsConnector) {
  const number = ++chats;
  const chat = `a:1PersonalChat${number}`;
  const from = {
    id: `29:1User${number}`,
    aadObjectId: `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`,
  };
  const envelope = () => ({
    timestamp: new Date().toISOString(),
    id: `f:${++activities}`,
    channelId: 'msteams',
    serviceUrl: connector.url,
    from,
    conversation: { conversationType: 'personal', tenantId: tenant, id: chat },
    recipient: bot,
    channelData: { tenant: { id: tenant } },
  });
  const send = async (activity: object) => {
    const response = await fetch(`${origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ ...envelope(), ...activity }),
    });
    const body = await response.text();
    const replies = connector.arrivedIn(chat);
    return { status: response.status, body, replies, text: textOf(replies) };
  };
  const message = (more: object) => ({
    type: 'message',
    id: String(1_772_445_600_000 + ++activities),
    localTimestamp: new Date().toISOString(),
    entities: [
      { locale: 'en-GB', country: 'GB', platform: 'iOS', timezone: 'Europe/London', type: 'clientInfo' },
    ],
    locale: 'en-GB',
    ...more,
  });
  return {
    chat,
    bot,
    from,
    send,
    /** Types something. */
    say: (text: string, more: object = {}) => send(message({ text, textFormat: 'plain', ...more })),
    /**
     * Presses what a card offers: as Teams sends an Action.Submit of ours, its data with the inputs,
     * and what was to be shown.
     */
    press(replies: TeamsReply[], title: string, inputs: object = {}) {
      const data = dataOf(replies, title);
      const { msteams, ...own } = data;
      const back = z.object({ text: z.string(), value: z.unknown() }).safeParse(msteams).data;
      const value = back ? back.value : { ...own, ...inputs };
      return send({
        ...message({}),
        id: `f:${++activities}`,
        replyToId: '1:card',
        channelData: { tenant: { id: tenant }, source: { name: 'message' } },
        ...(back && { text: back.text }),
        value,
      });
    },
    installs: () => send({ type: 'installationUpdate', action: 'add', locale: 'en-GB' }),
    isAdded: () => send({ type: 'conversationUpdate', membersAdded: [{ id: bot.id }] }),
    removes: (action = 'remove') => send({ type: 'installationUpdate', action }),
  };
}
export type SomebodyInTeams = ReturnType<typeof somebodyInTeams>;

/** All text of replies, in one piece. */
export function textOf(replies: TeamsReply[]): string {
  return replies.map(({ text }) => text ?? '').join('\n');
}

/** What an action of the cards carries, by its title. */
export function dataOf(replies: TeamsReply[], title: string): Record<string, unknown> {
  const found: Record<string, unknown>[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && value.type === 'Action.Submit' && 'title' in value && value.title === title) {
      if ('data' in value) found.push(z.record(z.string(), z.unknown()).parse(value.data));
    }
    for (const inner of Object.values(value)) look(inner);
  };
  look(replies.flatMap(({ attachments }) => attachments ?? []));
  const [data] = found;
  if (!data) throw new Error(`No card offers "${title}".`);
  return data;
}
