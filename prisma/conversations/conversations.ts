import { z } from 'zod';
import { statuses } from '../../domain/commitment.ts';
import { consentsAfter, purposes } from '../../domain/consent.ts';
import { kinds, type Side } from '../../domain/participant.ts';
import { Fault } from '../../fault.ts';
import type { Connection } from '../database/connection.ts';
import { conversationOf, prefixes, rowOf } from '../database/identifiers.ts';
import type { Keys } from '../sealing/sealing.ts';
import { bandsOf } from '../stores/bands-as-text.ts';
import type { Ticket } from '../stores/invitations.ts';
import type { Questionnaires } from '../stores/questionnaires.ts';
import { Cache } from './cache.ts';
import type { Turn } from './commit.ts';
import type { Conversation, Memory } from './conversation.ts';
import type { Moves } from './moved.ts';
import { placeOf, turnRow } from './turn-row.ts';
import { TurnWriter } from './turns.ts';

/** The conversations of one side: loaded, moved on by a turn, and told of elsewhere. */
export type ConversationStore = {
  /** Takes up the conversation of a ticket, making its row where there is none, and makes `tab` the current one. */
  open(
    conversation: string,
    ticket: Ticket,
    at: { tab: string; address?: string; now: Date },
  ): Promise<Conversation | null>;
  /** From the cache, else from the database. Null where there is none (never was, or gone by its date). */
  get(id: string): Promise<Conversation | null>;
  /** The newest from the database, whatever the cache says. */
  fresh(id: string): Promise<Conversation | null>;
  byAddress(address: string): Promise<Conversation | null>;
  /** No conversation of this side is spoken to at the address any more. */
  leave(address: string): Promise<void>;
  /** Commits before it resolves. Null: another turn was first; get it afresh and run again. */
  commit(turn: Turn): Promise<Conversation | null>;
  /** Calls back with the ids of conversations that another instance moved on. */
  onMoved(listener: (ids: string[]) => void): void;
  /** Tells other instances, after the commit, that these moved on. Batched. */
  announce(id: string): void;
};

const mostCached = 10_000;
const untouched: Memory = { state: null, latest: null, seen: [] };

/** The conversations of one side. */
export class Conversations implements ConversationStore {
  readonly #db: Connection;
  readonly #side: Side;
  readonly #keys: Keys;
  readonly #questionnaires: Questionnaires;
  readonly #moves: Moves;
  readonly #writer: TurnWriter;
  readonly #cache = new Cache(mostCached);

  constructor(db: Connection, side: Side, keys: Keys, questionnaires: Questionnaires, moves: Moves) {
    this.#db = db;
    this.#side = side;
    this.#keys = keys;
    this.#questionnaires = questionnaires;
    this.#moves = moves;
    this.#writer = new TurnWriter(db, side);
    moves.onMissed(() => this.#cache.clear());
    this.onMoved((ids) => {
      for (const id of ids) this.#cache.delete(id);
    });
  }

  async open(
    conversation: string,
    ticket: Ticket,
    at: { tab: string; address?: string; now: Date },
  ): Promise<Conversation | null> {
    const id = rowOf(this.#side, conversation);
    if (id === null || conversationOf(this.#keys, this.#side, ticket.invitation) !== conversation)
      return null;
    const { tab, address = null, now } = at;
    if (address !== null) await this.#leave(address, id);
    const sealed = this.#keys.sealer.seal(JSON.stringify(untouched), placeOf(conversation));
    const { invitation, claim } = ticket;
    try {
      const proof = Buffer.from(claim, 'base64url');
      return await this.#read(opening[this.#side], id, tab, address, proof, invitation, sealed, now);
    } catch (error) {
      // Consent to contact went since the code was looked up: there is nothing to open.
      if (error instanceof Fault && error.code === 'no-consent') return null;
      throw error;
    }
  }

  async get(id: string): Promise<Conversation | null> {
    return this.#cache.get(id) ?? this.fresh(id);
  }

  async fresh(conversation: string): Promise<Conversation | null> {
    const id = rowOf(this.#side, conversation);
    const known = this.#cache.get(conversation)?.response ?? null;
    const held = id && (await this.#read(reading(this.#side, 'id = $1::uuid'), id, known));
    if (!held) this.#cache.delete(conversation);
    return held || null;
  }

  async byAddress(address: string): Promise<Conversation | null> {
    return this.#cache.at(address) ?? this.#read(reading(this.#side, 'address = $1'), address, null);
  }

  leave(address: string): Promise<void> {
    return this.#leave(address, null);
  }

  async commit(turn: Turn): Promise<Conversation | null> {
    const { held, memory } = turn;
    const row = turnRow(turn, this.#keys.sealer);
    if (!(await this.#writer.write(row))) return null;
    const consents = held.consents && consentsAfter(held.consents, turn.consents ?? []);
    const forgets = turn.consents?.some(({ purpose, given }) => purpose === 'contact' && !given);
    const { updates: _, ...rest } = held;
    return this.#cache.set({
      ...rest,
      ...(forgets && { bands: {} }),
      version: held.version + 1,
      tab: turn.tab ?? held.tab,
      response: turn.erase ? null : row.response,
      consents,
      memory,
    });
  }

  onMoved(listener: (ids: string[]) => void): void {
    this.#moves.onMoved((ids) => {
      const ours = ids.filter((id) => id.startsWith(prefixes[this.#side]));
      if (ours.length > 0) listener(ours);
    });
  }

  announce(id: string): void {
    this.#moves.announce(id);
  }

  async #leave(address: string, besides: string | null): Promise<void> {
    const left = await this.#db.run((client) =>
      client.$queryRawUnsafe<{ id: string }[]>(leaving, address, besides),
    );
    for (const { id } of left) this.#cache.delete(prefixes[this.#side] + id);
  }

  async #read(sql: string, ...values: unknown[]): Promise<Conversation | null> {
    const [row] = await this.#db.run((client) => client.$queryRawUnsafe<Row[]>(sql, ...values));
    if (!row) return null;
    const id = prefixes[this.#side] + row.id;
    const kind = kinds.find((known) => known === row.kind);
    if (!kind) throw new Fault('unexpected', 'A conversation is with somebody of an unknown kind.');
    // What a withdrawal elsewhere made it forget is empty (migrations, withdrawn).
    const memory: Memory =
      row.sealed.length === 0 ? untouched : JSON.parse(this.#keys.sealer.open(row.sealed, placeOf(id)));
    const version = await this.#questionnaires.version(row.version_id);
    // Of an anonymous response that is completed only this process' memory is left, or the code.
    const anonymous = version.questionnaire.identity === 'anonymous';
    const remembered = anonymous ? this.#cache.get(id)?.response : null;
    const held = this.#cache.set({
      id,
      side: this.#side,
      version: row.version,
      tab: row.tab,
      address: row.address,
      questionnaire: version,
      kind,
      bands: bandsOf(row.bands),
      due: row.due,
      response: row.response_id ?? remembered ?? null,
      closed: row.closed,
      consents: this.#side === 'victim' ? consentsSchema.parse(row.consents ?? {}) : null,
      proxy: row.speaker === 'proxy',
      memory,
    });
    // Never out of the cache, for there may be one at any time; and only for who has finished.
    return memory.state?.phase === 'done' ? { ...held, updates: updatesSchema.parse(row.updates) } : held;
  }
}

const consentsSchema = z.partialRecord(z.enum(purposes), z.boolean());

const updatesSchema = z.array(
  z.object({ id: z.string(), status: z.enum(statuses), said: z.string(), did: z.string() }),
);

type Row = {
  id: string;
  version: number;
  tab: string;
  address: string | null;
  version_id: number;
  kind: string;
  bands: string;
  due: Date | null;
  response_id: string | null;
  closed: boolean;
  sealed: Uint8Array;
  updates: unknown;
  consents?: unknown;
  speaker?: string | null;
};

const own = 'id, version, tab, address, version_id, kind, bands, due, closed, sealed';
/**
 * `response`: what leads to it. `hears`: what leads to it for what is to be told, which costs no question of its own. A victim's conversation also
 * says what they agree to now, and whether somebody speaks for them.
 */
const columnsOf = (side: Side, from: string, response: string, hears = response) => {
  const columns = `${own}, ${response} as response_id, coalesce((
      select json_agg(json_build_object('id', u.id, 'status', u.status, 'said', u.said, 'did', u.did) order by u.made_at, u.id)
      from telling g join service.update u on u.id = g.update_id where g.response_id = ${hears} and g.outcome <> 'told'), '[]') as updates`;
  return side === 'people'
    ? columns
    : `${columns}, (select speaker from invitation i where i.id = ${from}.invitation_id) as speaker, (
      select json_object_agg(n.purpose, n.given) from consent_now n
      where n.participant_id = (select i.participant_id from invitation i where i.id = ${from}.invitation_id)) as consents`;
};
const reading = (side: Side, which: string) => `
  select ${columnsOf(side, 'conversation', 'conversation.response_id', 'coalesce(conversation.response_id, $2::uuid)')}
  from conversation where ${which}`;

/** A channel's conversation leads to one of ours: turns still under way in another lose their race and look again. */
const leaving =
  'update conversation set address = null, version = version + 1 where address = $1 and id is distinct from $2::uuid returning id';

/**
 * Takes up the row, or makes it where the invitation is open, on the version that is newest now. A completed anonymous response, to which its
 * conversation no longer leads, is found by the claim.
 */
const openingOf = (side: Side) => `
  with there as (
    update conversation set tab = $2, address = coalesce($3, address) where id = $1::uuid
    returning *
  ), made as (
    insert into conversation (id, invitation_id, claim, kind, bands, version_id, due, address, tab, sealed, made_at, moved_at, delete_on)
    select $1::uuid, i.id, $4::bytea, p.kind, i.bands, v.id, i.due, $3, $2, $6::bytea, $7::timestamptz, $7::timestamptz, i.delete_on
    from invitation i join participant p on p.id = i.participant_id
      join lateral (select id from service.questionnaire_version where key = i.questionnaire order by number desc limit 1) v on true
    where i.id = $5::uuid and i.status = 'open' and not exists (select from there)
    on conflict (id) do update set tab = excluded.tab
    returning *
  ), taken as (select * from there union all select * from made)
  select ${columnsOf(
    side,
    'taken',
    `coalesce(taken.response_id, (
    select r.id from response r where r.claim = $4::bytea and taken.invitation_id is null))`,
  )}
  from taken`;
const opening: Readonly<Record<Side, string>> = {
  people: openingOf('people'),
  victim: openingOf('victim'),
};
