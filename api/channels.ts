import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './http/answer.ts';
import { bytesOf, jsonOf } from './http/body.ts';
import type { Refusal } from './http/errors.ts';
import type { Route } from './http/route.ts';
import type { Sockets } from './http/server.ts';

/**
 * Direct Line, which bot/ speaks itself: everything under its path is routed and answered there, errors and
 * CORS included.
 */
type DirectLine = {
  handle(request: {
    method: string;
    /** Path and query. */
    url: string;
    headers: IncomingMessage['headers'];
    /** Reads it, raw; of a longer one than `most`, one byte more. */
    body(most: number): Promise<Uint8Array>;
    remoteAddress: string;
  }): Promise<Answer & { headers: Record<string, string> }>;
  upgrade: Sockets['upgrade'];
};

/** The channels that bot/ speaks. */
export type Channels = {
  directLine: DirectLine;
  /**
   * Answers by itself. `address` is the caller's, `body` reads the JSON: it is called once it is known who
   * calls, and rejects only as that does.
   */
  messages(
    call: { request: IncomingMessage; address: string; body(): Promise<unknown> },
    response: ServerResponse,
  ): Promise<void>;
};

const mostBytes = 512 * 1024;
const directLineMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Below it, sockets are opened. */
export const directLinePath = '/v3/directline/';

const messages: Route<Pick<Channels, 'messages'>> = {
  name: 'messages',
  method: 'POST',
  path: '/api/messages',
  needs: null,
  async answer({ messages }, { incoming, address }, response) {
    await messages({ request: incoming, address, body: () => jsonOf(incoming, mostBytes) }, response);
    return null;
  },
};

/** What Teams and other channels of the Bot Framework call, and what our own page calls. */
export const channels: readonly Route<Channels>[] = [
  messages,
  ...directLineMethods.map(
    (method): Route<Pick<Channels, 'directLine'>> => ({
      name: 'direct-line',
      method,
      path: `${directLinePath}*`,
      needs: null,
      refuse: (_, refusal) => refusedThere(refusal),
      async answer({ directLine }, { incoming, address }) {
        const { method = '', url = '', headers } = incoming;
        const body = (most: number) => bytesOf(incoming, most);
        return directLine.handle({ method, url, headers, body, remoteAddress: address });
      },
    }),
  ),
];

/**
 * What is refused below Direct Line's path before bot/ hears of it, as its clients read it: from a page of
 * any origin.
 */
export function refusedThere({ status, problem }: Refusal): Answer {
  const { code, message } = problem;
  return {
    status,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'allow, retry-after, www-authenticate',
      'cache-control': 'no-store',
    },
    body: { error: { code, message }, ...problem },
  };
}
