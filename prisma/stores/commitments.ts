import { z } from 'zod';
import { dayOf } from '../../domain/calendar.ts';
import { mayMove, type Status, statuses, type Update } from '../../domain/commitment.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid, uuidAt } from '../database/identifiers.ts';
import { audited } from './audit.ts';

/** What the service promised on a theme, and everything that was done to it. What is written is on the audit record too. */
export type CommitmentStore = {
  /** Returns its id; null where there is no such theme in use. A form that is sent twice chooses the same id, and makes it once. */
  add(commitment: NewCommitment & { id?: string; who: string; now: Date }): Promise<string | null>;
  /** What is due soonest first, then what has no date. */
  list(): Promise<Commitment[]>;
  get(id: string): Promise<Commitment | null>;
  /** Words, owner, date, aim, mark, wall; the theme stays. False where there is none. */
  change(
    change: NewCommitment & { id: string; mark: 1 | 2 | 3 | null; onWall: boolean; who: string; now: Date },
  ): Promise<boolean>;
  /** By the table of allowed moves; `why` is for `cannot` alone. False where it stands elsewhere by now, or may not go there. */
  move(move: {
    id: string;
    from: Status;
    to: Status;
    why: string | null;
    who: string;
    now: Date;
  }): Promise<boolean>;
  history(
    id: string,
  ): Promise<{ did: string; was: string | null; becomes: string | null; who: string; at: Date }[]>;
  /**
   * Writes an update down in the words to be told; `queue` it on each side then. A form that is sent twice chooses the same
   * id, and tells once.
   */
  tell(update: {
    id: string;
    commitment: string;
    said: string;
    did: string;
    who: string;
    now: Date;
  }): Promise<StoredUpdate | null>;
  updates(commitment: string): Promise<StoredUpdate[]>;
  /** Told in a session: when, and how many were there. */
  toldInSession(session: {
    id: string;
    commitment: string;
    on: Date;
    people: number;
    who: string;
    now: Date;
  }): Promise<boolean>;
  sessions(commitment: string): Promise<{ on: Date; people: number }[]>;
};

export type NewCommitment = {
  theme: string;
  said: string;
  doing: string;
  owner: string;
  due: Date | null;
  planAim: string | null;
};

export type Commitment = NewCommitment & {
  id: string;
  status: Status;
  why: string | null;
  mark: 1 | 2 | 3 | null;
  onWall: boolean;
  madeAt: Date;
  movedAt: Date;
};

/** An update as it was written down. */
export type StoredUpdate = Update & { commitment: string; madeAt: Date };

/** What the service promised. Each change, its line in the history and its row on the audit record are one statement. */
export class Commitments implements CommitmentStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async add(of: Parameters<CommitmentStore['add']>[0]): Promise<string | null> {
    const { id = uuidAt(of.now), theme, said, doing, owner, due, planAim, who, now } = of;
    if (!isUuid(id) || !isUuid(theme)) return null;
    const values = [id, theme, said, doing, owner, due && dayOf(due), planAim, now, ...audited(who, now)];
    const made = await this.#done(adding, ...values);
    return made || (await this.get(id)) ? id : null;
  }

  async list(): Promise<Commitment[]> {
    const rows = await this.#db.run((client) =>
      client.commitment.findMany({ orderBy: [{ due: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }] }),
    );
    return rows.map(commitmentOf);
  }

  async get(id: string): Promise<Commitment | null> {
    if (!isUuid(id)) return null;
    const row = await this.#db.run((client) => client.commitment.findUnique({ where: { id } }));
    return row && commitmentOf(row);
  }

  async change(of: Parameters<CommitmentStore['change']>[0]): Promise<boolean> {
    const { id, said, doing, owner, due, planAim, mark, onWall, who, now } = of;
    const values = [said, doing, owner, due && dayOf(due), planAim, mark, onWall, now, ...audited(who, now)];
    return isUuid(id) && (await this.#done(changing, id, ...values));
  }

  async move({ id, from, to, why, who, now }: Parameters<CommitmentStore['move']>[0]): Promise<boolean> {
    if (!isUuid(id) || !mayMove(from, to) || (why !== null) !== (to === 'cannot')) return false;
    return this.#done(moving, id, from, to, why, now, ...audited(who, now));
  }

  async history(id: string): ReturnType<CommitmentStore['history']> {
    if (!isUuid(id)) return [];
    const rows = await this.#db.run((client) =>
      client.commitmentHistory.findMany({ where: { commitmentId: id }, orderBy: { id: 'desc' } }),
    );
    return rows.map(({ did, was, becomes, who, at }) => ({ did, was, becomes, who, at }));
  }

  async tell(of: Parameters<CommitmentStore['tell']>[0]): Promise<StoredUpdate | null> {
    const { id, commitment, said, did, who, now } = of;
    if (!isUuid(id) || !isUuid(commitment)) return null;
    await this.#done(telling, id, commitment, said, did, now, ...audited(who, now));
    return (await this.updates(commitment)).find((update) => update.id === id) ?? null;
  }

  async updates(commitment: string): Promise<StoredUpdate[]> {
    if (!isUuid(commitment)) return [];
    const rows = await this.#db.run((client) =>
      client.update.findMany({
        where: { commitmentId: commitment },
        orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
      }),
    );
    return rows.map(({ id, status, said, did, madeAt }) => ({
      id,
      commitment,
      status: statusSchema.parse(status),
      said,
      did,
      madeAt,
    }));
  }

  async toldInSession(of: Parameters<CommitmentStore['toldInSession']>[0]): Promise<boolean> {
    const { id, commitment, on, people, who, now } = of;
    if (!isUuid(id) || !isUuid(commitment)) return false;
    const values = [id, commitment, dayOf(on), people, now, ...audited(who, now)];
    if (await this.#done(tellingInSession, ...values)) return true;
    const before = await this.#db.run((client) => client.toldSession.findUnique({ where: { id } }));
    return before?.commitmentId === commitment;
  }

  async sessions(commitment: string): Promise<{ on: Date; people: number }[]> {
    if (!isUuid(commitment)) return [];
    const rows = await this.#db.run((client) =>
      client.toldSession.findMany({
        where: { commitmentId: commitment },
        orderBy: [{ onDay: 'desc' }, { id: 'desc' }],
      }),
    );
    return rows.map(({ onDay, attended }) => ({ on: onDay, people: attended }));
  }

  async #done(sql: string, ...values: unknown[]): Promise<boolean> {
    const rows = await this.#db.run((client) => client.$queryRawUnsafe<unknown[]>(sql, ...values));
    return rows.length > 0;
  }
}

const statusSchema = z.enum(statuses);
const markSchema = z.literal([1, 2, 3]).nullable();

type Row = Omit<Commitment, 'status' | 'mark' | 'theme'> & {
  themeId: string;
  status: string;
  mark: number | null;
};
function commitmentOf({ themeId, status, mark, ...row }: Row): Commitment {
  return { ...row, theme: themeId, status: statusSchema.parse(status), mark: markSchema.parse(mark) };
}

/** The row of the audit record for what was done in the part called `of`. */
const auditRow = (of: string, at: { who: string; at: string; deleteOn: string; did: string }) => `audited as (
    insert into audit (who, did, to_what, at, delete_on)
    select ${at.who}, '${at.did}', id::text, ${at.at}::timestamptz, ${at.deleteOn}::date from ${of}
  )`;

const adding = `
  with made as (
    insert into commitment (id, theme_id, said, doing, owner, due, plan_aim, made_at, moved_at)
    select $1::uuid, id, $3, $4, $5, $6::date, $7, $8::timestamptz, $8::timestamptz
    from theme where id = $2::uuid and retired_at is null
    on conflict (id) do nothing
    returning id, said
  ), noted as (
    insert into commitment_history (commitment_id, did, becomes, who, at) select id, 'made', said, $9, $8::timestamptz from made
  ), ${auditRow('made', { who: '$9', at: '$8', deleteOn: '$10', did: 'commitment.make' })}
  select id from made`;

const changing = `
  with before as (
    select * from commitment where id = $1::uuid for update
  ), changed as (
    update commitment c set said = $2, doing = $3, owner = $4, due = $5::date, plan_aim = $6, mark = $7::smallint, on_wall = $8::bool
    from before b where c.id = b.id
    returning c.id
  ), differs as (
    select n, did, was, becomes from before b cross join lateral (values
      (1, 'reworded', b.said, $2),
      (2, 'reworded', b.doing, $3),
      (3, 'owner', b.owner, $4),
      (4, 'due', b.due::text, $5::date::text),
      (5, 'plan', b.plan_aim, $6),
      (6, 'plan', 'mark ' || b.mark, 'mark ' || $7::smallint),
      (7, 'wall', case when b.on_wall then 'on' else 'off' end, case when $8::bool then 'on' else 'off' end)
    ) as change(n, did, was, becomes) where was is distinct from becomes
  ), noted as (
    insert into commitment_history (commitment_id, did, was, becomes, who, at)
    select $1::uuid, did, was, becomes, $10, $9::timestamptz from differs order by n
  ), ${auditRow('changed where exists (select from differs)', { who: '$10', at: '$9', deleteOn: '$11', did: 'commitment.change' })}
  select id from changed`;

const moving = `
  with moved as (
    update commitment set status = $3, why = $4, moved_at = $5::timestamptz where id = $1::uuid and status = $2 returning id
  ), noted as (
    insert into commitment_history (commitment_id, did, was, becomes, who, at)
    select id, 'moved', $2, concat_ws(': ', $3::text, $4::text), $6, $5::timestamptz from moved
  ), ${auditRow('moved', { who: '$6', at: '$5', deleteOn: '$7', did: 'commitment.move' })}
  select id from moved`;

const telling = `
  with made as (
    insert into "update" (id, commitment_id, status, said, did, made_by, made_at)
    select $1::uuid, id, status, $3, $4, $6, $5::timestamptz from commitment where id = $2::uuid
    on conflict (id) do nothing
    returning commitment_id as id, status
  ), noted as (
    insert into commitment_history (commitment_id, did, becomes, who, at) select id, 'told', status, $6, $5::timestamptz from made
  ), ${auditRow('made', { who: '$6', at: '$5', deleteOn: '$7', did: 'commitment.tell' })}
  select id from made`;

const tellingInSession = `
  with made as (
    insert into told_session (id, commitment_id, on_day, attended, recorded_by, recorded_at)
    select $1::uuid, id, $3::date, $4::int, $6, $5::timestamptz from commitment where id = $2::uuid
    on conflict (id) do nothing
    returning commitment_id as id, on_day, attended
  ), noted as (
    insert into commitment_history (commitment_id, did, becomes, who, at)
    select id, 'told-in-session', on_day || ': ' || attended, $6, $5::timestamptz from made
  ), ${auditRow('made', { who: '$6', at: '$5', deleteOn: '$7', did: 'commitment.session' })}
  select id from made`;
