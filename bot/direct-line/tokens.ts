import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** What a token lets its holder do: one respondent, one conversation. */
const passSchema = z.object({
  conversation: z.string(),
  ticket: z.object({ invitation: z.string(), claim: z.string() }),
  user: z.string(),
  locale: z.string().optional(),
  /** What the code let in: it, and when (tabs.ts). Tokens of before 0.2 have none. */
  opening: z.string().optional(),
  /** When its holder was told that it is answered elsewhere and pressed to carry on here, in milliseconds. */
  takesOver: z.int().optional(),
  /** The tab or device that started the conversation; absent until it has been started. */
  tab: z.string().optional(),
});
export type Pass = z.infer<typeof passSchema>;

/** What a stream address lets its holder do: one socket, from a watermark on. */
const streamSchema = z.object({ conversation: z.string(), tab: z.string().optional(), after: z.int() });
export type Stream = z.infer<typeof streamSchema>;

type Unsealed<T> = { is: 'valid'; of: T } | { is: 'expired' } | { is: 'wrong' };

/** How long a token lasts, in seconds. */
export const tokenSeconds = 30 * 60;
/** How long a stream address may be opened, in seconds. */
const streamSeconds = 60;

/**
 * Tokens that need no storage: sealed with AES-256-GCM under a 32-byte key, so that any instance opens what
 * another gave out, and nobody else reads or makes one. What it is for is bound in: a stream address is no
 * token.
 */
export class Tokens {
  readonly #key: KeyObject;
  readonly #clock: () => Date;

  constructor(key: Uint8Array, clock: () => Date) {
    this.#key = createSecretKey(key);
    this.#clock = clock;
  }

  token(pass: Pass): string {
    return this.#seal('token', pass, tokenSeconds);
  }

  stream(stream: Stream): string {
    return this.#seal('stream', stream, streamSeconds);
  }

  openToken(sealed: string): Unsealed<Pass> {
    return this.#unseal('token', sealed, passSchema);
  }

  openStream(sealed: string): Unsealed<Stream> {
    return this.#unseal('stream', sealed, streamSchema);
  }

  #seal(purpose: string, of: Pass | Stream, seconds: number): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(Buffer.from(purpose));
    const until = this.#clock().getTime() + seconds * 1000;
    const body = Buffer.concat([cipher.update(JSON.stringify({ until, of })), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
  }

  #unseal<T>(purpose: string, sealed: string, schema: z.ZodType<T>): Unsealed<T> {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < 29) return { is: 'wrong' };
    let opened: { until: number; of: T };
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, 12))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(12, 28));
      const text = decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
      opened = z.object({ until: z.number(), of: schema }).parse(JSON.parse(text));
    } catch {
      return { is: 'wrong' };
    }
    return opened.until <= this.#clock().getTime() ? { is: 'expired' } : { is: 'valid', of: opened.of };
  }
}
