import type { IncomingMessage } from 'node:http';
import { Fault } from '../../fault.ts';

/**
 * The bytes of a request's body. Of a longer one than `most` the rest is let go by, and one byte more than
 * `most` is returned. Throws `bad-request` where the caller went away.
 */
export function bytesOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    const lost = () => reject(new Fault('bad-request', 'The body did not arrive whole.'));
    request
      .on('data', (chunk: Buffer) => {
        if (length <= most) chunks.push(chunk);
        length += chunk.length;
      })
      .on('end', () => resolve(Buffer.concat(chunks).subarray(0, most + 1)))
      .on('error', lost)
      .on('close', () => request.readableEnded || lost());
  });
}

/** The body as JSON; undefined where it is empty. Throws `too-large`, `wrong-media-type` or `bad-request`. */
export async function jsonOf(request: IncomingMessage, most: number): Promise<unknown> {
  const bytes = await bytesOf(request, most);
  if (bytes.length === 0) return undefined;
  if (bytes.length > most) throw new Fault('too-large', `The body must be of at most ${most} bytes.`);
  const { 'content-type': type = '', 'content-encoding': encoding } = request.headers;
  if (!/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(type) || encoding !== undefined) {
    throw new Fault('wrong-media-type', 'Send the body as JSON, with "Content-Type: application/json".');
  }
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Fault('bad-request', 'The body is not JSON.');
  }
}
