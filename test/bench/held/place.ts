import { request } from 'node:http';
import type { Service } from './service.ts';

/** A running service, what is in it, and the key of a program that may do everything the lead may. */
export type Place = { origin: string; apiKey: string; service: Service };

/** The path of a route with records that there are. A route that has none of its own fails here. */
export function pathOf({ service }: Place, path: string): string {
  const [begins] = service.records
    .filter(([begin]) => path.startsWith(begin))
    .toSorted(([a], [b]) => b.length - a.length);
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = begins?.[1][name];
    if (value === undefined) throw new Error(`no record is named for ${name} in ${path} (held/service.ts)`);
    return value;
  });
}

/** What is sent. */
type Asked = { method?: string; body?: string | Buffer; headers?: Record<string, string> };

/** Asks for it, and reads the answer. Resolves to the status. */
export async function ask(url: string, asked: Asked = {}): Promise<number> {
  return (await answerTo(url, asked)).status;
}

/**
 * The same with what was answered. Each call has a connection of its own: one that is kept may be closed in
 * the moment in which it is used again. Where it breaks off before an answer, the status is 0.
 */
export function answerTo(
  url: string,
  { method = 'GET', body, headers = {} }: Asked = {},
): Promise<{ status: number; text: string }> {
  const { promise, resolve } = Promise.withResolvers<{ status: number; text: string }>();
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const sent = request(url, { method, headers: { ...headers, ...length }, agent: false }, (response) => {
    const chunks: Buffer[] = [];
    const answered = () =>
      resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', answered).on('error', answered);
  });
  sent.on('error', () => resolve({ status: 0, text: '' }));
  sent.end(body);
  return promise;
}
