import type { Press } from '../../dialogs/state.ts';
import type { SessionKeeper } from './session.ts';

const base = '/v3/directline';
/** How long an answer may take, in milliseconds. */
const patience = 20_000;
/** How old a token gets before it is changed, in milliseconds. It lasts 30 minutes. */
const freshFor = 10 * 60_000;

/** The server said no, and would again. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Nobody answered, or nobody could just now: worth another try. */
export class Unreachable extends Error {}

/** Something said. The same id when it is sent again, so that an answer counts once. */
export type Message = { id: string; text: string; press?: Press };
type Reading = { activities: unknown[]; watermark: string };

/** Our Direct Line 3.0, as docs/DIRECT-LINE.md describes it. */
export class DirectLine {
  readonly #sessions: SessionKeeper;

  constructor(sessions: SessionKeeper) {
    this.#sessions = sessions;
  }

  /**
   * A code for a token. The code is used this once and kept nowhere. `takeOver`: also where another page
   * answers now. `before`: an older token of this tab, by which it is known to be the same device.
   */
  async open(code: string, more: { takeOver: boolean; before: string | undefined }): Promise<void> {
    this.#keep(await call('POST', '/tokens/generate', null, { code, locale: navigator.language, ...more }));
  }

  /**
   * Starts the conversation or takes it up; from now on this tab is the one that answers. `takeOver`: also
   * where another page or device answers now.
   */
  async start(takeOver: boolean): Promise<void> {
    const { token } = this.#session();
    this.#keep(await call('POST', '/conversations', token, { locale: navigator.language, takeOver }));
  }

  async send({ id, text, press }: Message): Promise<void> {
    const { conversation, token } = this.#session();
    await call('POST', `/conversations/${conversation}/activities`, token, {
      type: 'message',
      from: { id: 'dl_me' },
      text,
      ...(press && { value: press }),
      channelData: { clientActivityID: id },
    });
  }

  async read(watermark: string): Promise<Reading> {
    const { conversation, token } = this.#session();
    const asked = new URLSearchParams({ watermark });
    const set = await call('GET', `/conversations/${conversation}/activities?${asked}`, token);
    // What comes with it is for clients that have no words of their own for this.
    if (set.watermark === 'elsewhere') throw new Refused('OpenedElsewhere');
    return {
      activities: Array.isArray(set.activities) ? set.activities : [],
      watermark: typeof set.watermark === 'string' ? set.watermark : watermark,
    };
  }

  /** Changes the token for a new one, well before it ends. */
  async refresh(): Promise<void> {
    const { token, since } = this.#session();
    const age = Date.now() - since;
    // A clock that was put back tells nothing of its age.
    if (age < 0 || age > freshFor) this.#keep(await call('POST', '/tokens/refresh', token));
  }

  #session() {
    const session = this.#sessions.current;
    if (!session) throw new Refused('TokenExpired');
    return session;
  }

  #keep({ conversationId, token }: Record<string, unknown>): void {
    if (typeof conversationId !== 'string' || typeof token !== 'string') throw new Unreachable();
    this.#sessions.keep({ conversation: conversationId, token, since: Date.now() });
  }
}

async function call(
  method: string,
  path: string,
  token: string | null,
  body?: object,
): Promise<Record<string, unknown>> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), patience);
  try {
    const answer = await fetch(base + path, {
      method,
      cache: 'no-store',
      credentials: 'omit',
      headers: {
        ...(body && { 'Content-Type': 'application/json' }),
        ...(token !== null && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: late.signal,
    });
    const content: unknown = await answer.json();
    const said = isRecord(content) ? content : {};
    if (answer.ok) return said;
    const code = typeof said.code === 'string' ? said.code : '';
    if (answer.status < 500 && code !== '') throw new Refused(code);
    // No answer of ours: something on the way, such as a hotel's sign-in page, or a server that is just
    // starting.
    throw new Unreachable();
  } catch (error) {
    throw error instanceof Refused ? error : new Unreachable();
  } finally {
    clearTimeout(timer);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
