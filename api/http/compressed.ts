import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { Answer } from './answer.ts';
import { bytesOf } from './in-parts.ts';

/** The same bytes as browsers may take them. */
export type Compressed = { plain: Buffer; br: Buffer; gzip: Buffer };

/** Compresses as well as can be: for what is made once and sent often. */
export function compressed(content: string | Uint8Array): Compressed {
  const plain = Buffer.from(content);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  return { plain, br: brotliCompressSync(plain, quality), gzip: gzipSync(plain, { level: 9 }) };
}

/** The bytes that a caller takes, and the headers that say which they are. */
export function takenAs(
  bytes: Compressed,
  encodings: readonly string[],
): { headers: Record<string, string>; body: Buffer } {
  const encoding = bestOf(encodings);
  return { headers: headersOf(encoding), body: bytes[encoding ?? 'plain'] };
}

/**
 * An answer made for one call, compressed in little time and beside everything else. Never one that holds a
 * code, a sign-in link or a form's token: how short it gets tells whether something else in it is alike
 * (BREACH).
 */
export async function compressedOnce(answer: Answer, encodings: readonly string[]): Promise<Answer> {
  const { body, headers } = answer;
  if (typeof body !== 'string' || body === '') return answer;
  const encoding = bestOf(encodings);
  const sent = encoding === null ? body : await quickly[encoding](await bytesOf(body));
  return { ...answer, headers: { ...headers, ...headersOf(encoding) }, body: sent };
}

const brotli = promisify(brotliCompress);
const quickly = {
  br: (body: Buffer) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
};

function bestOf(encodings: readonly string[]): 'br' | 'gzip' | null {
  return encodings.includes('br') ? 'br' : encodings.includes('gzip') ? 'gzip' : null;
}

function headersOf(encoding: 'br' | 'gzip' | null): Record<string, string> {
  return { vary: 'accept-encoding', ...(encoding && { 'content-encoding': encoding }) };
}
