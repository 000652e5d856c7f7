import { hash } from 'node:crypto';
import type { Memory } from '../prisma/conversations/conversation.ts';

/** How many deliveries a conversation remembers with what each led to, and how many that there was one. */
const most = 16;
const mostOlder = 500;

/** Base64 characters of a digest: six bytes, of which no two are alike in one conversation. */
const digits = 8;

/**
 * Whether a delivery is one that there was before: the version that it led to, or `long-ago` where that is
 * not known any more. Undefined for a new one.
 */
export function deliveredBefore({ seen, older = '' }: Memory, key: string): number | 'long-ago' | undefined {
  const digest = digestOf(key);
  const version = seen.find((one) => digestIn(one) === digest)?.version;
  if (version !== undefined) return version;
  for (let at = 0; at < older.length; at += digits) if (older.startsWith(digest, at)) return 'long-ago';
  return undefined;
}

/** What is remembered once this delivery, where it has a key, has led to a version. */
export function withDelivery(
  { seen, older = '' }: Memory,
  key: string | null,
  version: number,
): Pick<Memory, 'seen' | 'older'> {
  if (key === null) return { seen, ...(older && { older }) };
  const all = [...seen, { key: digestOf(key), version }];
  const passed = all.slice(0, -most);
  const known = (older + passed.map(digestIn).join('')).slice(-mostOlder * digits);
  return { seen: all.slice(-most), ...(known && { older: known }) };
}

/** Version 0.1.0 kept keys as they came, with a stroke in each. */
function digestIn({ key }: Memory['seen'][number]): string {
  return key.includes('|') ? digestOf(key) : key;
}

function digestOf(key: string): string {
  return hash('sha256', key, 'base64').slice(0, digits);
}
