import { randomBytes } from 'node:crypto';
import type { Side } from '../../domain/participant.ts';
import { type Keys, keyedHash } from '../sealing/sealing.ts';

/** A UUID of version 7: sorts by the time given, to the millisecond. */
export function uuidAt(at: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  return uuid(bytes, 7);
}

/** The conversation that an invitation leads to: always the same, and no way back without the key. */
export function conversationOf(keys: Keys, side: Side, invitation: string): string {
  return `${prefixes[side]}${uuid(keyedHash(keys.conversations, invitation), 8)}`;
}

/** The side travels in the conversation's id. */
export const prefixes: Record<Side, string> = { people: 'p-', victim: 'v-' };

/** The row's id in a conversation's id, null where that is not of the side, or no id at all. */
export function rowOf(side: Side, conversation: string): string | null {
  const row = conversation.slice(2);
  return conversation.startsWith(prefixes[side]) && isUuid(row) ? row : null;
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** Tells one person's responses from another's in the counts, and nothing else. */
export function personOf(keys: Keys, participant: string): string {
  return keyedHash(keys.persons, participant).toString('base64url').slice(0, personLength);
}

export function anyPerson(): string {
  return randomBytes(9).toString('base64url').slice(0, personLength);
}

const personLength = 11;

function uuid(bytes: Buffer, version: number): string {
  bytes.writeUInt8((version << 4) | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
