import type { Side } from '../../domain/participant.ts';
import { Fault } from '../../fault.ts';
import type { Connection } from '../database/connection.ts';
import { conversationOf, prefixes, rowOf } from '../database/identifiers.ts';
import type { Values } from '../database/statement.ts';
import type { Keys } from '../sealing/sealing.ts';
import type { Ticket } from '../stores/invitations.ts';
import type { Questionnaires } from '../stores/questionnaires.ts';
import { Cache } from './cache.ts';
import { type Commit, conversationAfter } from './commit.ts';
import { commitRow, placeOf } from './commit-row.ts';
import { CommitWriter } from './commit-writer.ts';
import type { Conversation, Memory } from './conversation.ts';
import { leaving, lookingLeft, opening, readingAt, readingOne } from './conversation-statements.ts';
import type { Moves } from './moved.ts';

/** The conversations of one side: loaded, moved on by a turn, and told of elsewhere. */
export type ConversationStore = {
  /**
   * Takes up the conversation of a ticket, making its row where there is none, and makes `tab` the current
   * one.
   */
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
  /**
   * Whether a conversation of this side was in the chat of this address, and was carried on in another in
   * place of it.
   */
  wasLeft(address: string): Promise<boolean>;
  /**
   * Commits before it resolves. Null: another turn was first; get it afresh and run again. Throws
   * `code-not-open` where only the code still leads to what should be erased or told, `no-consent` where a
   * victim took back what the turn needs, `unavailable` where the database does not answer: then it may or
   * may not be done.
   */
  commit(commit: Commit): Promise<Conversation | null>;
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
  readonly #writer: CommitWriter;
  readonly #cache = new Cache(mostCached);

  constructor(db: Connection, side: Side, keys: Keys, questionnaires: Questionnaires, moves: Moves) {
    this.#db = db;
    this.#side = side;
    this.#keys = keys;
    this.#questionnaires = questionnaires;
    this.#moves = moves;
    this.#writer = new CommitWriter(db, side);
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
    const { invitation } = ticket;
    const claim = Buffer.from(ticket.claim, 'base64url');
    try {
      return await this.#read(opening[this.#side], { id, tab, address, claim, invitation, sealed, now });
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
    const found = id && (await this.#read(readingOne[this.#side], { id, known }));
    if (!found) this.#cache.delete(conversation);
    return found || null;
  }

  async byAddress(address: string): Promise<Conversation | null> {
    return this.#cache.at(address) ?? this.#read(readingAt[this.#side], { address, known: null });
  }

  leave(address: string): Promise<void> {
    return this.#leave(address, null);
  }

  async wasLeft(address: string): Promise<boolean> {
    const [row] = await this.#db.query(lookingLeft, { address });
    return row?.left === true;
  }

  async commit(commit: Commit): Promise<Conversation | null> {
    const row = commitRow(commit, this.#keys.sealer);
    if (!(await this.#writer.write(row))) return null;
    return this.#cache.set(conversationAfter(commit, row.response));
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
    const left = await this.#db.query(leaving, { address, besides });
    for (const { id } of left) this.#cache.delete(prefixes[this.#side] + id);
  }

  async #read(conversation: (typeof readingOne)[Side], values: Values): Promise<Conversation | null> {
    const [row] = await this.#db.query(conversation, values);
    if (!row) return null;
    const { sealed, consents, speaker, updates, ...rest } = row;
    const id = prefixes[this.#side] + row.id;
    // What a withdrawal elsewhere made it forget is empty (migrations, withdrawn).
    const memory: Memory =
      sealed.length === 0 ? untouched : JSON.parse(this.#keys.sealer.open(sealed, placeOf(id)));
    const questionnaire = await this.#questionnaires.version(row.questionnaire);
    const known = this.#cache.get(id);
    // Of an anonymous response that is completed only this process' memory is left, or the code.
    const anonymous = questionnaire.questionnaire.identity === 'anonymous';
    const remembered = anonymous ? known?.response : null;
    // What may still go on with the last words does so here, or nowhere.
    const more = known?.version === row.version ? known.memory.state?.more : undefined;
    if (memory.state?.phase === 'done' && more) memory.state.more = more;
    const holds = row.response !== null || memory.state?.phase === 'gone';
    const found = this.#cache.set({
      ...rest,
      id,
      closed: row.closed && !holds,
      cancelled: row.closed && holds,
      side: this.#side,
      questionnaire,
      response: row.response ?? remembered ?? null,
      consents: this.#side === 'victim' ? (consents ?? {}) : null,
      proxy: speaker === 'proxy',
      memory,
    });
    // Never out of the cache, for there may be one at any time; and only for who has finished.
    return memory.state?.phase === 'done' ? { ...found, updates } : found;
  }
}
