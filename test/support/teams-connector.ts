import { z } from 'zod';
import { localSite } from './local-site.ts';

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
 * where it is told to be strict. It ends with the process.
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
  const origin = await localSite(async (request, response) => {
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
  });
  return {
    url: `${origin}/`,
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

/** All text of replies, in one piece. */
export function textOf(replies: TeamsReply[]): string {
  return replies.map(({ text }) => text ?? '').join('\n');
}
