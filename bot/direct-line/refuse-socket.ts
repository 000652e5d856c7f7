import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { DirectLineAnswer } from './answer.ts';

/**
 * Answers an upgrade in plain HTTP, with the headers of every other refusal, and closes. Ended alone, the
 * socket would stay half open for as long as its caller likes.
 */
export function refuseSocket(stream: Duplex, { status, headers, body }: DirectLineAnswer): void {
  stream.once('finish', () => stream.destroy());
  const text = JSON.stringify(body);
  stream.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(text)}`,
      'connection: close',
      '',
      text,
    ].join('\r\n'),
  );
}
