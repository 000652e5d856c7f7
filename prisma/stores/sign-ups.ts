import { z } from 'zod';
import type { Connection } from '../database/connection.ts';
import { command, query } from '../database/statement.ts';
import { newSecret, secretHash } from '../sealing/secrets.ts';
import { audited, auditing } from './audit.ts';

/** Links by which people who work here make a passkey: each works once, and for some days. */
export type SignUpStore = {
  /**
   * A link for somebody's account; the one before works no more. Null: whoever opens it becomes an
   * administrator. It works for three days. Returns the secret in it, of which the hash is kept alone. On the
   * audit record.
   */
  make(of: { account: string | null; who: string; now: Date }): Promise<{ secret: string; until: Date }>;
  /** Whose the link is. Null where it was used, is too old, or whoever it is for works here no more. */
  find(secret: string, now: Date): Promise<{ account: string | null } | null>;
  /** From now on the link is that account's. False where it is somebody's already, or works no more. */
  belong(of: { secret: string; account: string; now: Date }): Promise<boolean>;
  /** Uses it up. False where somebody else did first. */
  take(of: { secret: string; account: string; now: Date }): Promise<boolean>;
  /** Whether there is an administrator who can sign in. */
  hasAdministrator(): Promise<boolean>;
};

const hours = 72;

/** SQL that finds a row for each passkey of an administrator. */
export const administratorWhoSignsIn = `
  select from account by_role join passkey on passkey.account_id = by_role.id
  where by_role.ended_at is null and 'administrator' = any(by_role.roles)`;

/** The links, by the hashes of their secrets. */
export class SignUps implements SignUpStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async make({ account, who, now }: Parameters<SignUpStore['make']>[0]) {
    const secret = newSecret();
    const until = new Date(now.getTime() + hours * 3_600_000);
    const values = { account, hash: secretHash(secret), until, ...audited(who, now) };
    await this.#db.executeAll([sweeping, values], [making, values]);
    return { secret, until };
  }

  async find(secret: string, now: Date): Promise<{ account: string | null } | null> {
    const [found] = await this.#db.query(finding, { hash: secretHash(secret), now });
    return found ?? null;
  }

  async belong({ secret, account, now }: Parameters<SignUpStore['belong']>[0]): Promise<boolean> {
    return (await this.#db.execute(belonging, { hash: secretHash(secret), account, now })) > 0;
  }

  async take({ secret, account, now }: Parameters<SignUpStore['take']>[0]): Promise<boolean> {
    return (await this.#db.execute(taking, { hash: secretHash(secret), account, now })) > 0;
  }

  async hasAdministrator(): Promise<boolean> {
    const [found] = await this.#db.query(administering);
    return found?.there ?? false;
  }
}

const sweeping = command(
  'sign-ups.sweep',
  'delete from sign_up where ends_at <= $now::timestamptz or account_id is not distinct from $account::text',
);

const making = command(
  'sign-ups.make',
  `with made as (
    insert into sign_up (secret_hash, account_id, made_at, ends_at)
    values ($hash::bytea, $account::text, $now::timestamptz, $until::timestamptz)
    returning account_id
  ), ${auditing({ did: `'sign-up.make'`, to: `coalesce('account:' || account_id, 'staff')`, from: 'made' })}
  select from made`,
);

const finding = query(
  'sign-ups.find',
  `select u.account_id as account from sign_up u left join account a on a.id = u.account_id
  where u.secret_hash = $hash::bytea and u.ends_at > $now::timestamptz and a.ended_at is null`,
  z.object({ account: z.string().nullable() }),
);

const belonging = command(
  'sign-ups.belong',
  `update sign_up set account_id = $account::text
  where secret_hash = $hash::bytea and ends_at > $now::timestamptz and account_id is null`,
);

const taking = command(
  'sign-ups.take',
  `delete from sign_up
  where secret_hash = $hash::bytea and ends_at > $now::timestamptz and account_id = $account::text`,
);

const administering = query(
  'sign-ups.administrators',
  `select exists (${administratorWhoSignsIn}) as there`,
  z.object({ there: z.boolean() }),
);
