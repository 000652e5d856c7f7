import type { Connection } from '../database/connection.ts';
import { command } from '../database/statement.ts';
import { secretHash } from '../sealing/secrets.ts';

/** What a passkey is asked to sign: good once, for one purpose, in the browser that asked, for a while. */
export type ChallengeStore = {
  put(of: Challenge & { now: Date; endsAt: Date }): Promise<void>;
  /** Uses it up. False where there is none like it: then it was used, is too old, or was never asked. */
  take(of: Challenge & { now: Date }): Promise<boolean>;
};

type Challenge = {
  challenge: string;
  /** The secret in a cookie of the browser; only its hash is kept. */
  browser: string;
  purpose: string;
};

/** The challenges that wait for an answer. */
export class Challenges implements ChallengeStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async put({ challenge, browser, purpose, now, endsAt }: Parameters<ChallengeStore['put']>[0]) {
    const values = { challenge, browser: secretHash(browser), purpose, now, endsAt };
    await this.#db.executeAll([sweeping, values], [putting, values]);
  }

  async take({ challenge, browser, purpose, now }: Parameters<ChallengeStore['take']>[0]): Promise<boolean> {
    return (await this.#db.execute(taking, { challenge, browser: secretHash(browser), purpose, now })) > 0;
  }
}

const sweeping = command('challenges.sweep', 'delete from challenge where ends_at <= $now::timestamptz');

const putting = command(
  'challenges.put',
  `insert into challenge (challenge, browser_hash, purpose, ends_at)
  values ($challenge::text, $browser::bytea, $purpose::text, $endsAt::timestamptz)`,
);

const taking = command(
  'challenges.take',
  `delete from challenge where challenge = $challenge::text and browser_hash = $browser::bytea
    and purpose = $purpose::text and ends_at > $now::timestamptz`,
);
