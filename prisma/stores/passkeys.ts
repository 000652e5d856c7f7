import { z } from 'zod';
import type { Connection } from '../database/connection.ts';
import { command, query } from '../database/statement.ts';
import { audited, auditing } from './audit.ts';

/** The passkeys that people who work here sign in with. Adding and removing one is on the audit record. */
export type PasskeyStore = {
  /** False where it is somebody's already, or the account is ended. */
  add(passkey: NewPasskey & { now: Date }): Promise<boolean>;
  /** The passkey of a credential's id, where whoever has it works here. */
  find(id: string): Promise<Passkey | null>;
  /** Of one person, the oldest first. */
  list(account: string): Promise<PasskeyRow[]>;
  /** That it signed somebody in, and what its counter stands at. */
  used(of: { id: string; counter: number; now: Date }): Promise<void>;
  /**
   * Takes one of a person's away. `last`: they have no other, and could not come back. `gone`: it is not
   * theirs.
   */
  remove(of: { account: string; id: string; now: Date }): Promise<'removed' | 'last' | 'gone'>;
};

export type Passkey = {
  id: string;
  account: string;
  publicKey: Uint8Array<ArrayBuffer>;
  /** How often the device says that it was used; 0 where it does not count. */
  counter: number;
  /** How the browser reaches the device. */
  transports: string[];
};

/** `device`: what it is called in the list of somebody's passkeys. */
export type NewPasskey = Passkey & { device: string };

export type PasskeyRow = { id: string; device: string; madeAt: Date; usedAt: Date; transports: string[] };

/** Passkeys: the public half, which lets nobody in. */
export class Passkeys implements PasskeyStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async add({ now, account, ...passkey }: Parameters<PasskeyStore['add']>[0]): Promise<boolean> {
    return (await this.#db.execute(adding, { ...passkey, account, ...audited(account, now) })) > 0;
  }

  async find(id: string): Promise<Passkey | null> {
    const [passkey] = await this.#db.query(finding, { id });
    return passkey ?? null;
  }

  list(account: string): Promise<PasskeyRow[]> {
    return this.#db.query(listing, { account });
  }

  async used(of: Parameters<PasskeyStore['used']>[0]): Promise<void> {
    await this.#db.execute(using, of);
  }

  async remove({ account, id, now }: Parameters<PasskeyStore['remove']>[0]) {
    const [done] = await this.#db.query(removing, { account, id, ...audited(account, now) });
    return done?.is ?? 'gone';
  }
}

const adding = command(
  'passkeys.add',
  `with added as (
    insert into passkey (id, account_id, public_key, counter, transports, device, made_at, used_at)
    select $id::text, a.id, $publicKey::bytea, $counter::bigint, $transports::text[], $device::text,
      $now::timestamptz, $now::timestamptz
    from account a where a.id = $account::text and a.ended_at is null
    on conflict do nothing
    returning account_id
  ), ${auditing({ did: `'passkey.add'`, to: `'account:' || account_id`, from: 'added' })}
  select from added`,
);

const finding = query(
  'passkeys.find',
  `select p.id, p.account_id as account, p.public_key as "publicKey", p.transports,
    p.counter::float8 as counter
  from passkey p join account a on a.id = p.account_id where p.id = $id::text and a.ended_at is null`,
  z.object({
    id: z.string(),
    account: z.string(),
    publicKey: z.instanceof(Uint8Array).transform((bytes) => new Uint8Array(bytes)),
    counter: z.number(),
    transports: z.array(z.string()),
  }),
);

const listing = query(
  'passkeys.list',
  `select id, device, made_at as "madeAt", used_at as "usedAt", transports from passkey
  where account_id = $account::text order by made_at, id`,
  z.object({
    id: z.string(),
    device: z.string(),
    madeAt: z.date(),
    usedAt: z.date(),
    transports: z.array(z.string()),
  }),
);

const using = command(
  'passkeys.used',
  `update passkey set counter = greatest(counter, $counter::bigint), used_at = $now::timestamptz
  where id = $id::text`,
);

// All of theirs are locked: of two that are taken away at the same moment one stays.
const removing = query(
  'passkeys.remove',
  `with theirs as (
    select id from passkey where account_id = $account::text order by id for update
  ), is_so as (
    select case when (select count(*) from theirs) = 1 then 'last' else 'removed' end as "is"
    from theirs where id = $id::text
  ), removed as (
    delete from passkey p using is_so s where p.id = $id::text and s.is = 'removed'
    returning p.account_id
  ), ${auditing({ did: `'passkey.remove'`, to: `'account:' || account_id`, from: 'removed' })}
  select "is" from is_so`,
  z.object({ is: z.enum(['removed', 'last']) }),
);
