import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

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
  const encoding = encodings.includes('br') ? 'br' : encodings.includes('gzip') ? 'gzip' : null;
  return {
    headers: { vary: 'accept-encoding', ...(encoding && { 'content-encoding': encoding }) },
    body: bytes[encoding ?? 'plain'],
  };
}
