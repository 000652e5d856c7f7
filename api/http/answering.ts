import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Answer } from './endpoint.ts';

/** What stands on every answer, unless an endpoint says otherwise. Returns the request's id, which stands in the log too. */
export function setUsualHeaders(response: ServerResponse): string {
  const id = randomUUID();
  response.setHeader('X-Request-Id', id);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  return id;
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
