import { z } from 'zod';
import type { Connection } from '../database/connection.ts';
import { command, query } from '../database/statement.ts';
import { type Keys, keyedHash } from '../sealing/sealing.ts';
import { audited, auditing } from './audit.ts';

/**
 * The people who work here, an account each. What is changed is on the audit record in the same transaction.
 * An account is ended, and never deleted: the audit record names its person.
 */
export type AccountStore = {
  /**
   * Adds somebody. `taken`: somebody else who works here has the e-mail address. A form that is sent twice
   * chooses the same id, and adds them once.
   */
  add(account: AccountWords & { id: string; who: string; now: Date }): Promise<'added' | 'taken'>;
  /** Everybody, also who works here no more, by name. */
  list(): Promise<Account[]>;
  get(id: string): Promise<Account | null>;
  /**
   * Writes over what is said of them. `last`: nobody would be left who may do that, `gone`: they work here
   * no more, or never did.
   */
  change(
    change: AccountWords & { id: string; who: string; now: Date },
  ): Promise<'changed' | 'taken' | 'last' | 'gone'>;
  /**
   * Ends an account with its sessions, and deletes its e-mail address, passkeys and links. `last` and `gone`
   * as in `change`.
   */
  end(of: { id: string; who: string; now: Date }): Promise<'ended' | 'last' | 'gone'>;
};

/** What is said of somebody who works here. */
export type AccountWords = {
  name: string;
  /** Their work e-mail address. */
  email: string;
  /** What they may do, by the names of roles (api/http/access.ts). */
  roles: readonly string[];
  teams: readonly string[];
  /** Of those whose roles clear quotations: whether they do. */
  mayClear: boolean;
  /** Whether they stand in for the safeguarding lead. */
  mayDeputise: boolean;
};

export type Account = Omit<AccountWords, 'email'> & {
  id: string;
  /** Null where the account is ended. */
  email: string | null;
  madeAt: Date;
  madeBy: string;
  endedAt: Date | null;
  endedBy: string | null;
};

/** The accounts. The name is readable for the audit record; the e-mail address is sealed. */
export class Accounts implements AccountStore {
  readonly #db: Connection;
  readonly #keys: Keys;

  constructor(db: Connection, keys: Keys) {
    this.#db = db;
    this.#keys = keys;
  }

  async add(account: Parameters<AccountStore['add']>[0]): Promise<'added' | 'taken'> {
    const added = await this.#db.execute(adding, this.#valuesOf(account));
    return added > 0 || (await this.get(account.id)) ? 'added' : 'taken';
  }

  async list(): Promise<Account[]> {
    return (await this.#db.query(listing, { id: null })).map((row) => this.#opened(row));
  }

  async get(id: string): Promise<Account | null> {
    const [row] = await this.#db.query(listing, { id });
    return row ? this.#opened(row) : null;
  }

  async change(change: Parameters<AccountStore['change']>[0]) {
    const [done] = await this.#db.query(changing, this.#valuesOf(change));
    return done?.is ?? 'gone';
  }

  async end({ id, who, now }: Parameters<AccountStore['end']>[0]) {
    const [done] = await this.#db.query(ending, { id, ...audited(who, now) });
    return done?.is ?? 'gone';
  }

  #valuesOf({ id, email, who, now, ...words }: Parameters<AccountStore['add']>[0]) {
    const { sealer, emails } = this.#keys;
    return {
      ...words,
      id,
      email: sealer.seal(email, placeOf(id)),
      emailHash: keyedHash(emails, email.trim().normalize('NFKC').toLowerCase()),
      ...audited(who, now),
    };
  }

  #opened({ email, ...row }: z.output<typeof rowSchema>): Account {
    return { ...row, email: email && this.#keys.sealer.open(email, placeOf(row.id)) };
  }
}

function placeOf(id: string): string {
  return `account email:${id}`;
}

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.instanceof(Uint8Array).nullable(),
  roles: z.array(z.string()),
  teams: z.array(z.string()),
  mayClear: z.boolean(),
  mayDeputise: z.boolean(),
  madeAt: z.date(),
  madeBy: z.string(),
  endedAt: z.date().nullable(),
  endedBy: z.string().nullable(),
});

const listing = query(
  'accounts.list',
  `select id, name, email, roles, teams, may_clear as "mayClear", may_deputise as "mayDeputise",
    made_at as "madeAt", made_by as "madeBy", ended_at as "endedAt", ended_by as "endedBy"
  from account where $id::text is null or id = $id::text order by lower(name), made_at, id`,
  rowSchema,
);

const adding = command(
  'accounts.add',
  `with added as (
    insert into account (id, name, email, email_hash, roles, teams, may_clear, may_deputise, made_at, made_by)
    values ($id::text, $name, $email::bytea, $emailHash::bytea, $roles::text[], $teams::text[],
      $mayClear::boolean, $mayDeputise::boolean, $now::timestamptz, $who::text)
    on conflict do nothing
    returning id
  ), ${auditing({ did: `'account.add'`, to: `'account:' || id`, from: 'added' })}
  select from added`,
);

// Every administrator is locked: of two who end one another, the second finds that they are the last.
const administrators = `administrators as (
    select id from account where 'administrator' = any(roles) and ended_at is null order by id for update
  ), others as (
    select count(*) as many from administrators where id <> $id::text
  ), mine as (
    select a.id, 'administrator' = any(a.roles) as administers from account a
    where a.id = $id::text and a.ended_at is null
  )`;

const changing = query(
  'accounts.change',
  `with ${administrators}, taken as (
    select from account where email_hash = $emailHash::bytea and id <> $id::text
  ), is_so as (
    select m.id, case
      when exists (select from taken) then 'taken'
      when m.administers and not 'administrator' = any($roles::text[]) and o.many = 0 then 'last'
      else 'changed' end as "is"
    from mine m, others o
  ), changed as (
    update account a set name = $name, email = $email::bytea, email_hash = $emailHash::bytea,
      roles = $roles::text[], teams = $teams::text[], may_clear = $mayClear::boolean,
      may_deputise = $mayDeputise::boolean
    from is_so s where a.id = s.id and s.is = 'changed' and a.ended_at is null
    returning a.id
  ), ${auditing({ did: `'account.change'`, to: `'account:' || id`, from: 'changed' })}
  select "is" from is_so`,
  z.object({ is: z.enum(['changed', 'taken', 'last']) }),
);

const ending = query(
  'accounts.end',
  `with ${administrators}, is_so as (
    select m.id, case when m.administers and o.many = 0 then 'last' else 'ended' end as "is"
    from mine m, others o
  ), ended as (
    update account a set ended_at = $now::timestamptz, ended_by = $who::text, email = null, email_hash = null
    from is_so s where a.id = s.id and s.is = 'ended' and a.ended_at is null
    returning a.id
  ), sessions as (
    delete from staff_session s using ended e where s.account_id = e.id
  ), passkeys as (
    delete from passkey p using ended e where p.account_id = e.id
  ), links as (
    delete from sign_up u using ended e where u.account_id = e.id
  ), ${auditing({ did: `'account.end'`, to: `'account:' || id`, from: 'ended' })}
  select "is" from is_so`,
  z.object({ is: z.enum(['ended', 'last']) }),
);
