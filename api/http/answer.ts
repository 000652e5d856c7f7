import type { ServerResponse } from 'node:http';

/** What is answered. A body that is neither text nor bytes is sent as JSON. */
export type Answer = {
  status: number;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer | object;
};

/**
 * After a form is done with: the browser goes on to a page that can be loaded again without sending the form
 * twice.
 */
export function seeOther(to: string, headers: Answer['headers'] = {}): Answer {
  return { status: 303, headers: { location: to, ...headers }, body: '' };
}

/** Sends an answer and ends. Past restify's own `send`, which negotiates what is already settled. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const sent =
    typeof body === 'string' || Buffer.isBuffer(body) || body === undefined ? body : JSON.stringify(body);
  if (sent !== undefined) {
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Length', Buffer.byteLength(sent));
  }
  response.writeHead(status, headers);
  response.end(sent);
}
