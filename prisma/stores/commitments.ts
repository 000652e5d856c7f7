import { z } from 'zod';
import { dayOf } from '../../domain/calendar.ts';
import { mayMove, type Status, statuses, type Update } from '../../domain/commitment.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid, uuidAt } from '../database/identifiers.ts';
import type { Command, Values } from '../database/statement.ts';
import { audited } from './audit.ts';
import { adding, changing, moving, telling, tellingInSession } from './commitment-statements.ts';

/**
 * What the service promised on a theme, and everything that was done to it. What is written is on the audit
 * record too.
 */
export type CommitmentStore = {
  /**
   * Returns its id; null where there is no such theme in use. A form that is sent twice chooses the same id,
   * and makes it once.
   */
  add(commitment: NewCommitment & { id?: string; who: string; now: Date }): Promise<string | null>;
  /** What is due soonest first, then what has no date. */
  list(): Promise<Commitment[]>;
  get(id: string): Promise<Commitment | null>;
  /** Words, owner, date, aim, mark, wall; the theme stays. False where there is none. */
  change(
    change: NewCommitment & { id: string; mark: 1 | 2 | 3 | null; onWall: boolean; who: string; now: Date },
  ): Promise<boolean>;
  /**
   * By the table of allowed moves; `why` is for `cannot` alone. False where it stands elsewhere by now, or
   * may not go there.
   */
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
   * Writes an update down in the words to be told; `queue` it on each side then. A form that is sent twice
   * chooses the same id, and tells once.
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
    attended: number;
    who: string;
    now: Date;
  }): Promise<boolean>;
  sessions(commitment: string): Promise<{ on: Date; attended: number }[]>;
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

/**
 * What the service promised. Each change, its line in the history and its row on the audit record are one
 * statement.
 */
export class Commitments implements CommitmentStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async add(of: Parameters<CommitmentStore['add']>[0]): Promise<string | null> {
    const { id = uuidAt(of.now), due, who, now } = of;
    if (!isUuid(id) || !isUuid(of.theme)) return null;
    const made = await this.#done(adding, { ...of, id, due: due && dayOf(due), ...audited(who, now) });
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
    const { id, due, who, now } = of;
    if (!isUuid(id)) return false;
    return this.#done(changing, { ...of, due: due && dayOf(due), ...audited(who, now) });
  }

  async move(of: Parameters<CommitmentStore['move']>[0]): Promise<boolean> {
    const { id, from, to, why, who, now } = of;
    if (!isUuid(id) || !mayMove(from, to) || (why !== null) !== (to === 'cannot')) return false;
    return this.#done(moving, { ...of, ...audited(who, now) });
  }

  async history(id: string): ReturnType<CommitmentStore['history']> {
    if (!isUuid(id)) return [];
    const rows = await this.#db.run((client) =>
      client.commitmentHistory.findMany({ where: { commitmentId: id }, orderBy: { id: 'desc' } }),
    );
    return rows.map(({ did, was, becomes, who, at }) => ({ did, was, becomes, who, at }));
  }

  async tell(of: Parameters<CommitmentStore['tell']>[0]): Promise<StoredUpdate | null> {
    const { id, commitment, who, now } = of;
    if (!isUuid(id) || !isUuid(commitment)) return null;
    await this.#done(telling, { ...of, ...audited(who, now) });
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
    const { id, commitment, on, who, now } = of;
    if (!isUuid(id) || !isUuid(commitment)) return false;
    if (await this.#done(tellingInSession, { ...of, on: dayOf(on), ...audited(who, now) })) return true;
    const before = await this.#db.run((client) => client.toldSession.findUnique({ where: { id } }));
    return before?.commitmentId === commitment;
  }

  async sessions(commitment: string): Promise<{ on: Date; attended: number }[]> {
    if (!isUuid(commitment)) return [];
    const rows = await this.#db.run((client) =>
      client.toldSession.findMany({
        where: { commitmentId: commitment },
        orderBy: [{ onDay: 'desc' }, { id: 'desc' }],
      }),
    );
    return rows.map(({ onDay, attended }) => ({ on: onDay, attended }));
  }

  async #done(command: Command, values: Values): Promise<boolean> {
    return (await this.#db.execute(command, values)) > 0;
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
