import { addMonths } from '../../domain/calendar.ts';
import type { Connection } from '../database/connection.ts';
import type { Keys } from '../sealing/sealing.ts';

/** Where chats outside our own page are spoken to again, by the keyed hash of the channel's conversation. */
export type ChatReferenceStore = {
  /** Keeps it, sealed, in the place of an earlier one. */
  keep(address: string, reference: object, now: Date): Promise<void>;
  get(address: string): Promise<object | null>;
  /** Drops it alone: whoever writes there is still answered. */
  forget(address: string): Promise<void>;
  /** Drops it, and no conversation of this side is spoken to there any more. */
  drop(address: string): Promise<void>;
};

/** As long as answers of a child are usually kept: after that nobody is told anything any more. In months. */
const keptMonths = 24;

/** Where the chats of one side are spoken to again. */
export class StoredChatReferences implements ChatReferenceStore {
  readonly #db: Connection;
  readonly #keys: Keys;

  constructor(db: Connection, keys: Keys) {
    this.#db = db;
    this.#keys = keys;
  }

  async keep(address: string, reference: object, now: Date): Promise<void> {
    const row = {
      sealed: this.#keys.sealer.seal(JSON.stringify(reference), placeOf(address)),
      madeAt: now,
      deleteOn: addMonths(now, keptMonths),
    };
    await this.#db.run((client) =>
      client.chatReference.upsert({ where: { address }, create: { address, ...row }, update: row }),
    );
  }

  async get(address: string): Promise<object | null> {
    const row = await this.#db.run((client) => client.chatReference.findUnique({ where: { address } }));
    if (!row) return null;
    const reference: unknown = JSON.parse(this.#keys.sealer.open(row.sealed, placeOf(address)));
    return typeof reference === 'object' ? reference : null;
  }

  async forget(address: string): Promise<void> {
    await this.#db.run((client) => client.chatReference.deleteMany({ where: { address } }));
  }

  async drop(address: string): Promise<void> {
    await this.#db.run((client) =>
      client.$transaction([
        client.chatReference.deleteMany({ where: { address } }),
        client.conversation.updateMany({ where: { address }, data: { address: null } }),
      ]),
    );
  }
}

function placeOf(address: string): string {
  return `chat:${address}`;
}
