import { z } from 'zod';
import { type GapState, gapStates } from '../../domain/gap.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid } from '../database/identifiers.ts';
import { command, query } from '../database/statement.ts';

/** Gaps between groups, each explained or changed, with an owner, an answer and a date. */
export type GapStore = {
  /** A form that is sent twice chooses the same id, and makes one gap. */
  add(gap: GapWords & { id: string; who: string; now: Date }): Promise<void>;
  /** The open ones first, what is due soonest first, then the others, the latest first. */
  list(): Promise<Gap[]>;
  get(id: string): Promise<Gap | null>;
  /**
   * Writes over all of it, and each thing that became another into the history. False where there is no such
   * gap.
   */
  change(
    change: GapWords & { id: string; state: GapState; answer: string | null; who: string; now: Date },
  ): Promise<boolean>;
  /** What was done to a gap, the latest first. */
  history(id: string): Promise<GapChange[]>;
};

export type GapWords = {
  /** Which groups, and what differs, in the service's own words. */
  what: string;
  owner: string;
  /** By when it is to be explained or changed. */
  due: Date | null;
};

export type Gap = GapWords & {
  id: string;
  state: GapState;
  /** Why it is so, or what was changed; never null where it is not open. */
  answer: string | null;
  madeAt: Date;
  /** Since when it stands as it does. */
  movedAt: Date;
};

export type GapChange = {
  did: 'made' | 'reworded' | 'owner' | 'due' | 'answered' | 'moved';
  was: string | null;
  becomes: string | null;
  who: string;
  at: Date;
};

/** The gaps between groups. Each change and its lines in the history are one statement. */
export class Gaps implements GapStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async add(gap: Parameters<GapStore['add']>[0]): Promise<void> {
    await this.#db.execute(adding, gap);
  }

  list(): Promise<Gap[]> {
    return this.#db.query(listing, { id: null });
  }

  async get(id: string): Promise<Gap | null> {
    const [gap] = isUuid(id) ? await this.#db.query(listing, { id }) : [];
    return gap ?? null;
  }

  async change(change: Parameters<GapStore['change']>[0]): Promise<boolean> {
    return isUuid(change.id) && (await this.#db.execute(changing, change)) > 0;
  }

  async history(id: string): Promise<GapChange[]> {
    if (!isUuid(id)) return [];
    const rows = await this.#db.run((client) =>
      client.gapHistory.findMany({ where: { gapId: id }, orderBy: { id: 'desc' } }),
    );
    return historySchema.parse(rows);
  }
}

const gapSchema = z.object({
  id: z.string(),
  what: z.string(),
  owner: z.string(),
  due: z.date().nullable(),
  state: z.enum(gapStates),
  answer: z.string().nullable(),
  madeAt: z.date(),
  movedAt: z.date(),
});

const historySchema = z.array(
  z.object({
    did: z.enum(['made', 'reworded', 'owner', 'due', 'answered', 'moved']),
    was: z.string().nullable(),
    becomes: z.string().nullable(),
    who: z.string(),
    at: z.date(),
  }),
);

const listing = query(
  'gaps.list',
  `select id, what, owner, due, state, answer, made_at as "madeAt", moved_at as "movedAt" from gap
  where $id::uuid is null or id = $id::uuid
  order by state <> 'open', case when state = 'open' then due end nulls last, moved_at desc, id`,
  gapSchema,
);

const adding = command(
  'gaps.add',
  `with made as (
    insert into gap (id, what, owner, due, made_at, moved_at)
    values ($id::uuid, $what, $owner, $due::date, $now::timestamptz, $now::timestamptz)
    on conflict do nothing
    returning id, what
  )
  insert into gap_history (gap_id, did, becomes, who, at)
  select id, 'made', what, $who, $now::timestamptz from made`,
);

const changing = command(
  'gaps.change',
  `with before as (
    select * from gap where id = $id::uuid for update
  ), changed as (
    update gap g set what = $what, owner = $owner, due = $due::date, state = $state, answer = $answer,
      moved_at = case when b.state = $state then b.moved_at else $now::timestamptz end
    from before b where g.id = b.id
    returning g.id
  ), noted as (
    insert into gap_history (gap_id, did, was, becomes, who, at)
    select b.id, c.did, c.was, c.becomes, $who, $now::timestamptz from before b, lateral (values
      (1, 'reworded', b.what, $what),
      (2, 'owner', b.owner, $owner),
      (3, 'due', b.due::text, $due::date::text),
      (4, 'answered', b.answer, $answer),
      (5, 'moved', b.state, $state)
    ) as c(place, did, was, becomes)
    where c.was is distinct from c.becomes order by c.place
  )
  select from changed`,
);
