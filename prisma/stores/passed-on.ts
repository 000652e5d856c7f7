import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { addMonths, dayOf } from '../../domain/calendar.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid } from '../database/identifiers.ts';
import { command, query } from '../database/statement.ts';
import type { Keys } from '../sealing/sealing.ts';
import { audited, auditing } from './audit.ts';

/** What a victim lets pass on: each answer once. */
export type PassingStore = {
  /**
   * In the transaction that checks their consent; throws `no-consent`. False where it was passed on already,
   * or there is no such answer.
   */
  pass(entry: {
    response: string;
    question: string;
    recipient: string;
    /** What is passed on: the question and the words, as they were. */
    words: PassedWords;
    now: Date;
    /** Who passes it on: on the audit record in the same transaction. */
    by?: string;
  }): Promise<boolean>;
  /**
   * The questions of a response whose answers were passed on, with the day and whether somebody has read
   * them.
   */
  passed(response: string): Promise<{ question: string; on: Date; read: boolean }[]>;
};

export type PassedWords = { asked: string; said: string; proxy: boolean };

/** What reached the case managers. Of whom it is stands nowhere here. */
export type PassedOnStore = {
  /** Newest first; unread ones before all others. */
  list(): Promise<{ id: string; recipient: string; on: Date; readBy: string | null; readAt: Date | null }[]>;
  /** The words, and that they were read. The first time is on the audit record in the same transaction. */
  open(id: string, who: string, now: Date): Promise<(PassedWords & { recipient: string; on: Date }) | null>;
  /** The words again; null before somebody opened them. Look only where the audit record says so. */
  again(id: string): Promise<(PassedWords & { recipient: string; on: Date }) | null>;
};

/** How long a case manager may read it again, in months. */
const keptMonths = 3;

const wordsSchema = z.object({ asked: z.string(), said: z.string(), proxy: z.boolean() });

/** From the victims' side: what goes on its way, once. */
export class Passing implements PassingStore {
  readonly #db: Connection;
  readonly #keys: Keys;

  constructor(db: Connection, keys: Keys) {
    this.#db = db;
    this.#keys = keys;
  }

  async pass({
    response,
    question,
    recipient,
    words,
    now,
    by,
  }: Parameters<PassingStore['pass']>[0]): Promise<boolean> {
    if (!isUuid(response)) return false;
    // Random, so that not even the time of making it leads from one side to the other.
    const id = randomUUID();
    const sealed = this.#keys.sealer.seal(JSON.stringify(words), placeOf(id));
    const passed = await this.#db.execute(passing, {
      response,
      question,
      id,
      recipient,
      sealed,
      today: dayOf(now),
      deleteOn: addMonths(now, keptMonths),
      ...audited(by, now),
    });
    return passed > 0;
  }

  async passed(response: string): Promise<{ question: string; on: Date; read: boolean }[]> {
    return isUuid(response) ? this.#db.query(looking, { response }) : [];
  }
}

/** On the case managers' side: what arrived. */
export class PassedOn implements PassedOnStore {
  readonly #db: Connection;
  readonly #keys: Keys;

  constructor(db: Connection, keys: Keys) {
    this.#db = db;
    this.#keys = keys;
  }

  async list() {
    const rows = await this.#db.run((client) =>
      client.passedOn.findMany({
        orderBy: [{ openedAt: { sort: 'desc', nulls: 'first' } }, { madeOn: 'desc' }, { id: 'asc' }],
        omit: { sealed: true },
      }),
    );
    return rows.map(({ id, recipient, madeOn, openedBy, openedAt }) => ({
      id,
      recipient,
      on: madeOn,
      readBy: openedBy,
      readAt: openedAt,
    }));
  }

  async open(
    id: string,
    who: string,
    now: Date,
  ): Promise<(PassedWords & { recipient: string; on: Date }) | null> {
    if (!isUuid(id)) return null;
    // Read first is written first: what is read can no longer be called back.
    await this.#db.execute(opening, { id, ...audited(who, now) });
    return this.again(id);
  }

  async again(id: string): Promise<(PassedWords & { recipient: string; on: Date }) | null> {
    if (!isUuid(id)) return null;
    const row = await this.#db.run((client) =>
      client.passedOn.findFirst({ where: { id, openedAt: { not: null } } }),
    );
    if (!row) return null;
    const words = wordsSchema.parse(JSON.parse(this.#keys.sealer.open(row.sealed, placeOf(id))));
    return { ...words, recipient: row.recipient, on: row.madeOn };
  }
}

function placeOf(id: string): string {
  return `passed-on:${id}`;
}

// Locked until it has gone: whoever deletes their answers meanwhile waits, and calls it back.
const passing = command(
  'passing.pass',
  `with said as (
    select r.id, i.participant_id from response r join invitation i on i.id = r.invitation_id
      join answer a on a.response_id = r.id and a.question = $question and a.outcome = 'given'
    where r.id = $response::uuid and r.ended_at is not null
    for key share of r
  ), once as (
    insert into passing (response_id, question, participant_id, passed_on_id, on_day)
    select id, $question, participant_id, $id::uuid, $today::date from said
    on conflict do nothing
    returning passed_on_id
  ), sent as (
    insert into service.passed_on (id, recipient, sealed, made_on, delete_on)
    select passed_on_id, $recipient, $sealed::bytea, $today::date, $deleteOn::date from once
  ), ${auditing({
    did: `'words.passed-on'`,
    to: '$response::uuid::text',
    from: 'once where $who::text is not null',
  })}
  select from once`,
);

const opening = command(
  'passed-on.open',
  `with opened as (
    update passed_on set opened_at = $now::timestamptz, opened_by = $who
    where id = $id::uuid and opened_at is null returning id
  ), ${auditing({ did: `'passed-on.read'`, from: 'opened' })}
  select from opened`,
);

const looking = query(
  'passing.passed',
  `select p.question, p.on_day as on, coalesce(o.opened_at is not null, true) as read
  from passing p left join service.passed_on o on o.id = p.passed_on_id
  where p.response_id = $response::uuid order by p.question`,
  z.object({ question: z.string(), on: z.date(), read: z.boolean() }),
);
