import { z } from 'zod';
import type { Connection } from '../database/connection.ts';
import { command, query } from '../database/statement.ts';
import { type Keys, keyedHash } from '../sealing/sealing.ts';

/**
 * Tries to sign in that did not work. They are counted in the database, so that whoever tries is held back on
 * every instance.
 */
export type WrongTryStore = {
  /** Whether there were too many in the last quarter of an hour: by that account, or from that address. */
  tooMany(of: { account: string | null; address: string; now: Date }): Promise<boolean>;
  /** One more. */
  note(of: { account: string | null; address: string; now: Date }): Promise<void>;
};

const window = 15 * 60_000;
/** An office may share an address. */
const mostOf = { account: 10, address: 30 } as const;

/** Whose tries did not work: accounts and addresses by their keyed hash, for a quarter of an hour. */
export class WrongTries implements WrongTryStore {
  readonly #db: Connection;
  readonly #keys: Keys;

  constructor(db: Connection, keys: Keys) {
    this.#db = db;
    this.#keys = keys;
  }

  async tooMany(of: Parameters<WrongTryStore['tooMany']>[0]): Promise<boolean> {
    const [counted] = await this.#db.query(counting, this.#valuesOf(of));
    return !counted || counted.account >= mostOf.account || counted.address >= mostOf.address;
  }

  async note(of: Parameters<WrongTryStore['note']>[0]): Promise<void> {
    const values = this.#valuesOf(of);
    await this.#db.executeAll([sweeping, values], [noting, values]);
  }

  #valuesOf({ account, address, now }: Parameters<WrongTryStore['note']>[0]) {
    const { tries } = this.#keys;
    return {
      account: account === null ? null : keyedHash(tries, `account:${account}`),
      address: keyedHash(tries, `address:${address}`),
      now,
      since: new Date(now.getTime() - window),
    };
  }
}

const counting = query(
  'wrong-tries.count',
  `select (count(*) filter (where whose = $account::bytea))::int as account,
    (count(*) filter (where whose = $address::bytea))::int as address
  from wrong_try
  where whose in ($account::bytea, $address::bytea) and at > $since::timestamptz`,
  z.object({ account: z.number(), address: z.number() }),
);

const noting = command(
  'wrong-tries.note',
  `insert into wrong_try (whose, at)
  select whose, $now::timestamptz from unnest(array[$account::bytea, $address::bytea]) as t(whose)
  where whose is not null`,
);

const sweeping = command('wrong-tries.sweep', 'delete from wrong_try where at <= $since::timestamptz');
