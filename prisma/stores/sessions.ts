import { z } from 'zod';
import type { Connection } from '../database/connection.ts';
import { isUuid, uuidAt } from '../database/identifiers.ts';
import { command, query } from '../database/statement.ts';
import { newSecret, secretHash } from '../sealing/secrets.ts';
import { administratorWhoSignsIn } from './sign-ups.ts';

/** Who is signed in to the staff pages. */
export type SessionStore = {
  /**
   * Returns the secret for the cookie; only its hash is kept. `device`: what it is called in the list of
   * somebody's sessions.
   */
  open(session: { account: string; device: string; now: Date; endsAt: Date } | OfRole): Promise<string>;
  /**
   * Whose it is, looked up anew each time. Null where there is none, it ended, nothing was done in it for
   * `idleHours`, or its account is ended.
   */
  find(secret: string, now: Date): Promise<Session | null>;
  close(secret: string): Promise<void>;
  /** Of one person, the one that was used last first. */
  list(account: string, now: Date): Promise<SessionRow[]>;
  /** Ends one of a person's. False where it is not theirs, or ended before. */
  end(of: { account: string; id: string }): Promise<boolean>;
};

/**
 * Somebody who signed in by a printed link, and has no account. It ends once an administrator with an account
 * can sign in.
 */
type OfRole = { who: string; role: string; now: Date; endsAt: Date };

export type Session = {
  id: string;
  /** The account; or, without one, the role. */
  who: string;
  /** Null: without an account. */
  name: string | null;
  roles: string[];
  mayClear: boolean;
};

export type SessionRow = { id: string; device: string; madeAt: Date; seenAt: Date };

/** For so long nothing need be done in a session, in hours. */
const idleHours = 2;
/** When somebody was last seen is known to the minute: not every page is to be written down. */
const seenEvery = 60_000;

/** Who is signed in to the staff pages. The secret is in their cookie alone; here is its hash. */
export class Sessions implements SessionStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async open(session: Parameters<SessionStore['open']>[0]): Promise<string> {
    const { now, endsAt } = session;
    const secret = newSecret();
    const whose =
      'account' in session
        ? { who: session.account, role: null, account: session.account, device: session.device }
        : { who: session.who, role: session.role, account: null, device: '' };
    const values = { ...whose, hash: secretHash(secret), id: uuidAt(now), now, endsAt };
    await this.#db.executeAll([sweeping, values], [opening, values]);
    return secret;
  }

  async find(secret: string, now: Date): Promise<Session | null> {
    const times = { now, idleSince: idleSince(now), minuteAgo: new Date(now.getTime() - seenEvery) };
    const [session] = await this.#db.query(finding, { hash: secretHash(secret), ...times });
    return session ?? null;
  }

  async close(secret: string): Promise<void> {
    await this.#db.execute(closing, { hash: secretHash(secret) });
  }

  list(account: string, now: Date): Promise<SessionRow[]> {
    return this.#db.query(listing, { account, now, idleSince: idleSince(now) });
  }

  async end({ account, id }: Parameters<SessionStore['end']>[0]): Promise<boolean> {
    return isUuid(id) && (await this.#db.execute(ending, { account, id })) > 0;
  }
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - idleHours * 3_600_000);
}

const sweeping = command('sessions.sweep', 'delete from staff_session where ends_at <= $now::timestamptz');

const opening = command(
  'sessions.open',
  `insert into staff_session (secret_hash, id, who, role, account_id, device, made_at, seen_at, ends_at)
  values ($hash::bytea, $id::uuid, $who::text, $role::text, $account::text, $device::text, $now::timestamptz,
    $now::timestamptz, $endsAt::timestamptz)`,
);

const finding = query(
  'sessions.find',
  `with found as (
    select s.id, s.who, s.seen_at, a.name, coalesce(a.roles, array[s.role]) as roles,
      coalesce(a.may_clear, true) as may_clear
    from staff_session s left join account a on a.id = s.account_id
    where s.secret_hash = $hash::bytea and s.ends_at > $now::timestamptz
      and case when s.account_id is not null
        then a.ended_at is null and s.seen_at > $idleSince::timestamptz
        else not exists (${administratorWhoSignsIn}) end
  ), seen as (
    update staff_session s set seen_at = $now::timestamptz from found f
    where s.id = f.id and f.seen_at <= $minuteAgo::timestamptz
  )
  select id, who, name, roles, may_clear as "mayClear" from found`,
  z.object({
    id: z.string(),
    who: z.string(),
    name: z.string().nullable(),
    roles: z.array(z.string()),
    mayClear: z.boolean(),
  }),
);

const closing = command('sessions.close', 'delete from staff_session where secret_hash = $hash::bytea');

const listing = query(
  'sessions.list',
  `select id, device, made_at as "madeAt", seen_at as "seenAt" from staff_session
  where account_id = $account::text and ends_at > $now::timestamptz and seen_at > $idleSince::timestamptz
  order by seen_at desc, id`,
  z.object({ id: z.string(), device: z.string(), madeAt: z.date(), seenAt: z.date() }),
);

const ending = command(
  'sessions.end',
  'delete from staff_session where account_id = $account::text and id = $id::uuid',
);
