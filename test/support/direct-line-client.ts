import { randomUUID } from 'node:crypto';
import { z } from 'zod';

const activitySchema = z.looseObject({
  type: z.string(),
  id: z.string(),
  from: z.looseObject({ id: z.string() }),
  text: z.string().optional(),
  suggestedActions: z
    .looseObject({ actions: z.array(z.looseObject({ title: z.string(), value: z.unknown() })) })
    .optional(),
});
const setSchema = z.looseObject({ activities: z.array(activitySchema), watermark: z.string() });
const tokenSchema = z.looseObject({ token: z.string(), expires_in: z.number(), conversationId: z.string() });

export type Heard = z.infer<typeof activitySchema>;

/**
 * A respondent on plain HTTP: any Direct Line client, polling. Every call throws where the status is not the
 * one the protocol promises.
 */
export class DirectLineClient {
  readonly conversation: string;
  readonly origin: string;
  #token: string;
  #watermark = '';

  constructor(origin: string, { conversation, token }: { conversation: string; token: string }) {
    this.origin = origin;
    this.conversation = conversation;
    this.#token = token;
  }

  get token(): string {
    return this.#token;
  }

  /** A code opens its conversation, wherever it was answered before. */
  static async open(origin: string, code: string, locale?: string): Promise<DirectLineClient> {
    const generated = tokenSchema.parse(
      await call(`${origin}/v3/directline/tokens/generate`, {
        body: { code, locale, takeOver: true },
        expect: [200],
      }),
    );
    const started = tokenSchema.parse(
      await call(`${origin}/v3/directline/conversations`, {
        token: generated.token,
        body: {},
        expect: [200, 201],
      }),
    );
    return new DirectLineClient(origin, { conversation: started.conversationId, token: started.token });
  }

  /** What is new since the last look; the respondent's own messages are left out. */
  async hear(): Promise<Heard[]> {
    const conversation = `${this.origin}/v3/directline/conversations/${this.conversation}`;
    const url = `${conversation}/activities?watermark=${this.#watermark}`;
    const set = setSchema.parse(await call(url, { token: this.#token, expect: [200] }));
    this.#watermark = set.watermark;
    return set.activities.filter(({ from }) => !from.id.startsWith('dl_'));
  }

  /** Says something; it is durable when this resolves. */
  async say(message: string | Record<string, unknown>, key: string = randomUUID()): Promise<Heard[]> {
    const activity = typeof message === 'string' ? { text: message } : message;
    await call(`${this.origin}/v3/directline/conversations/${this.conversation}/activities`, {
      token: this.#token,
      body: { type: 'message', from: { id: 'dl_me' }, channelData: { clientActivityID: key }, ...activity },
      expect: [200],
    });
    return this.hear();
  }
}

/** All words that were said, in one piece, for looking for a sentence in them. */
export function wordsOf(heard: Heard[]): string {
  return heard.map(({ text }) => text ?? '').join('\n');
}

/** Makes an invitation with the lead's key. */
export async function invite(
  origin: string,
  apiKey: string,
  participant: Record<string, string> = { kind: 'child' },
  questionnaire = 'end-of-order',
): Promise<{ id: string; code: string; url: string }> {
  const body = { questionnaire, participant };
  return z
    .object({ id: z.string(), code: z.string(), url: z.string() })
    .parse(await call(`${origin}/api/v1/invitations`, { token: apiKey, body, expect: [201] }));
}

async function call(
  url: string,
  { token, body, expect }: { token?: string; body?: unknown; expect: number[] },
): Promise<unknown> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!expect.includes(response.status))
    throw new Error(`${response.status} for ${new URL(url).pathname}: ${text}`);
  return JSON.parse(text);
}
