import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { join } from 'node:path';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { Fault } from '../../fault.ts';
import { secretFile } from './secret.ts';

/**
 * The data key: as given, or made once in the data folder. Whatever is sealed can be read by whoever has it,
 * and by nobody without it. None is made for a database that `isKeyed` says was sealed with one: it would be
 * where the right one is to be put back. Throws `key-lost` then, and `settings` where the key is shorter
 * than 32 characters, or cannot be read from the folder or written there.
 */
export async function loadKey(options: {
  key?: string | undefined;
  dataFolder: string;
  isKeyed(): Promise<boolean>;
}): Promise<Buffer> {
  const path = join(options.dataFolder, 'key');
  const make = async () => {
    if (await options.isKeyed()) throw new Fault('key-lost', lost(path));
    return newKey();
  };
  const text = options.key?.trim() ?? (await secretFile(path, make));
  if (text.length < 32)
    throw new Fault('settings', 'The key is too short to be one: it has at least 32 characters.');
  return Buffer.from(text);
}

function lost(path: string): string {
  return (
    `The key is not there: ${path}. Without it nothing in the database can be read. ` +
    'Put it back, there or as SAYBACK_KEY. No other was made in its place.'
  );
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}

/**
 * A key of 32 bytes for one purpose. Those of different purposes say nothing about one another, nor about the
 * data key.
 */
export function deriveKey(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `sayback ${purpose}`, 32));
}

/** A keyed hash that nobody without the key can make, check or guess at. */
export function keyedHash(key: Buffer | KeyObject, text: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHmac('sha256', key).update(text).digest());
}

const formats = { plain: 1, compressed: 2 };
const headLength = 1 + 4 + 12;
const tagLength = 16;
/** From so many characters on, compressing costs less than storing what it saves. */
const long = 4_000;
const quick = { params: { [constants.ZSTD_c_compressionLevel]: -3 } };

const nonceLength = 12;
let nonces = Buffer.alloc(0);

/** Random, never used before. Drawn many at a time, for each draw is a call to the system. */
function nextNonce(): Buffer {
  if (nonces.length < nonceLength) nonces = randomBytes(nonceLength * 256);
  const nonce = nonces.subarray(0, nonceLength);
  nonces = nonces.subarray(nonceLength);
  return nonce;
}

/**
 * Seals text for one place in the database: AES-256-GCM, bound to the place's name, such as
 * `answer:<response>:<question>`, so that it cannot be moved to another. What is sealed starts with a format
 * byte, four bytes that tell the key, and the nonce.
 */
export class Sealer {
  readonly #key: KeyObject;
  readonly #id: Buffer;

  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
    this.#id = createHash('sha256').update('sayback key id').update(key).digest().subarray(0, 4);
  }

  seal(text: string, place: string): Buffer<ArrayBuffer> {
    const compressed = text.length >= long;
    const plain = compressed ? zstdCompressSync(text, quick) : Buffer.from(text);
    const nonce = nextNonce();
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(place));
    const format = Buffer.of(compressed ? formats.compressed : formats.plain);
    return Buffer.concat([
      format,
      this.#id,
      nonce,
      cipher.update(plain),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
  }

  /** Throws a Fault where it was sealed with another key, for another place, or changed since. */
  open(sealed: Uint8Array, place: string): string {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const compressed = bytes[0] === formats.compressed;
    if ((!compressed && bytes[0] !== formats.plain) || bytes.length < headLength + tagLength) {
      throw new Fault('unexpected', 'A sealed record has a format that this release does not know.');
    }
    if (!bytes.subarray(1, 5).equals(this.#id))
      throw new Fault('key-lost', 'A record was sealed with another key.');
    const cipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(5, headLength))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(-tagLength));
    try {
      const plain = Buffer.concat([cipher.update(bytes.subarray(headLength, -tagLength)), cipher.final()]);
      return (compressed ? zstdDecompressSync(plain) : plain).toString();
    } catch {
      throw new Fault('unexpected', 'A sealed record was changed or moved.');
    }
  }
}

/** What the stores derive from the data key. */
export type Keys = {
  sealer: Sealer;
  codes: Buffer;
  claims: Buffer;
  conversations: Buffer;
  persons: Buffer;
  quotations: Buffer;
  emails: Buffer;
  tries: Buffer;
  /** Stored at the first start; another key gives another value. */
  check: string;
};

export function keysOf(key: Buffer): Keys {
  return {
    sealer: new Sealer(deriveKey(key, 'sealing')),
    codes: deriveKey(key, 'codes'),
    claims: deriveKey(key, 'claims'),
    conversations: deriveKey(key, 'conversations'),
    persons: deriveKey(key, 'persons'),
    quotations: deriveKey(key, 'quotations'),
    emails: deriveKey(key, 'emails'),
    tries: deriveKey(key, 'wrong tries'),
    check: deriveKey(key, 'check').toString('base64url'),
  };
}
