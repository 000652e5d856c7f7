import { createHash, randomBytes } from 'node:crypto';
import type { Connection } from '../database/connection.ts';

/** Who is signed in to the staff pages. */
export type SessionStore = {
  /** Returns the secret for the cookie; only its hash is kept. */
  open(session: { who: string; role: string; now: Date; endsAt: Date }): Promise<string>;
  /** Null where there is none, or it ended. */
  find(secret: string, now: Date): Promise<{ who: string; role: string } | null>;
  close(secret: string): Promise<void>;
};

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
