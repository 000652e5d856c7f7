import { createHash, randomBytes } from 'node:crypto';
import type { Connection } from '../database/connection.ts';
import type { SessionStore } from './stores.ts';

/** Who is signed in to the staff pages. The secret is in their cookie alone; here is its hash. */
export class Sessions implements SessionStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async open({ who, role, now, endsAt }: { who: string; role: string; now: Date; endsAt: Date }) {
    const secret = randomBytes(32).toString('base64url');
    await this.#db.run((client) =>
      client.$transaction([
        client.staffSession.deleteMany({ where: { endsAt: { lte: now } } }),
        client.staffSession.create({ data: { secretHash: hashOf(secret), who, role, madeAt: now, endsAt } }),
      ]),
    );
    return secret;
  }

  async find(secret: string, now: Date): Promise<{ who: string; role: string } | null> {
    return this.#db.run((client) =>
      client.staffSession.findFirst({
        where: { secretHash: hashOf(secret), endsAt: { gt: now } },
        select: { who: true, role: true },
      }),
    );
  }

  async close(secret: string): Promise<void> {
    await this.#db.run((client) => client.staffSession.deleteMany({ where: { secretHash: hashOf(secret) } }));
  }
}

function hashOf(secret: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('sha256').update(secret).digest());
}
