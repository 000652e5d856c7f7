import type { Update, Verdict } from '../../domain/commitment.ts';
import type { Side } from '../../domain/participant.ts';
import { Fault } from '../../fault.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid, prefixes, rowOf } from '../database/identifiers.ts';
import type { Command, Values } from '../database/statement.ts';
import {
  claiming,
  heardBack,
  leaving,
  missing,
  notHeard,
  outcomes,
  queueingOne,
  queueingSince,
  showing,
  unqueueing,
  unshown,
  waiting,
} from './telling-statements.ts';

/** Who is told what, on one side. */
export type TellingStore = {
  /**
   * Queues an update for everybody who by settled codings had raised its theme before it was made, asked to
   * hear back, and was not told it yet. Returns how many were added.
   */
  queue(update: string, now: Date): Promise<number>;
  /**
   * The same for every update made since then: whose words are settled later hears of it too, and whose are
   * read anew and are about something else no longer does.
   */
  queueSince(since: Date, now: Date): Promise<number>;
  /** What waits to be told in this conversation, oldest first; also what could not be written to them. */
  waiting(conversation: string): Promise<Update[]>;
  /** Of one update: what happened to each, and what they thought of it. No names, no ids. */
  outcomes(update: string): Promise<TellingOutcome[]>;
  /**
   * Of one update: of how many more it may be shown that they were told, and what they thought of it, or now
   * think.
   */
  unshown(update: string): Promise<{ told: number; judged: number }>;
  /**
   * From now on it is shown of all of these. What changes for them afterwards is not, until it is called
   * again.
   */
  show(update: string, which: 'told' | 'judged'): Promise<void>;
  /** How many distinct people, of those who count by now, asked to hear back and were told nothing yet. */
  notHeard(): Promise<number>;
  /**
   * Of everybody who raised a theme (settled, counted): when they said it, whether they asked to hear back,
   * and when they first were told of it.
   */
  heardBack(): Promise<
    { theme: string; person: string; saidAt: Date; asked: boolean; toldAt: Date | null }[]
  >;
  /**
   * Takes the oldest that waits and whose chat is known, for nobody else to take until the lease ends (one
   * taken before that is anybody's again); null where there is none.
   */
  next(times: { now: Date; leaseEnds: Date }): Promise<DueTelling | null>;
  /** Whatever waits and has no chat, or `all` that waits, is left until they come. Returns how many. */
  unreachable(of: { all: boolean; now: Date }): Promise<number>;
  /** What was written did not arrive: `why` leaves it until they come, null lets it wait for another try. */
  missed(of: {
    update: string;
    response: string;
    why: NonNullable<TellingOutcome['why']> | null;
    now: Date;
  }): Promise<void>;
};

/** What is to be written in a chat now. */
export type DueTelling = {
  update: string;
  response: string;
  conversation: string;
  address: string;
  madeAt: Date;
};

export type TellingOutcome = {
  outcome: 'waiting' | 'told' | 'unreachable';
  way: 'page' | 'chat' | null;
  why: 'no-chat' | 'refused' | 'failed' | null;
  verdict: Verdict | null;
  shownWay: 'page' | 'chat' | null;
  shownVerdict: Verdict | null;
};

/** Consent that is taken back while an update is queued; the next try passes over whoever did. */
const mostTries = 3;

/** Who of one side is told what became of what they raised. */
export class Tellings implements TellingStore {
  readonly #db: Connection;
  readonly #side: Side;

  constructor(db: Connection, side: Side) {
    this.#db = db;
    this.#side = side;
  }

  async queue(update: string, now: Date): Promise<number> {
    return isUuid(update) ? this.#queue(queueingOne[this.#side], { update, now }) : 0;
  }

  async queueSince(since: Date, now: Date): Promise<number> {
    await this.#db.execute(unqueueing);
    return this.#queue(queueingSince[this.#side], { since, now });
  }

  async waiting(conversation: string): Promise<Update[]> {
    const id = rowOf(this.#side, conversation);
    return id === null ? [] : this.#db.query(waiting, { conversation: id });
  }

  async outcomes(update: string): Promise<TellingOutcome[]> {
    return isUuid(update) ? this.#db.query(outcomes, { update }) : [];
  }

  async unshown(update: string): Promise<{ told: number; judged: number }> {
    const [many] = isUuid(update) ? await this.#db.query(unshown, { update }) : [];
    return many ?? { told: 0, judged: 0 };
  }

  async show(update: string, which: 'told' | 'judged'): Promise<void> {
    if (isUuid(update)) await this.#db.execute(showing[which], { update });
  }

  async notHeard(): Promise<number> {
    const [found] = await this.#db.query(notHeard);
    return found?.respondents ?? 0;
  }

  heardBack(): ReturnType<TellingStore['heardBack']> {
    return this.#db.query(heardBack[this.#side]);
  }

  async next(times: { now: Date; leaseEnds: Date }): Promise<DueTelling | null> {
    const [due] = await this.#db.query(claiming, times);
    if (!due) return null;
    const { id, ...rest } = due;
    return { ...rest, conversation: prefixes[this.#side] + id };
  }

  unreachable(of: { all: boolean; now: Date }): Promise<number> {
    return this.#db.execute(leaving, of);
  }

  async missed(of: Parameters<TellingStore['missed']>[0]): Promise<void> {
    await this.#db.execute(missing, of);
  }

  async #queue(command: Command, values: Values): Promise<number> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#db.execute(command, values);
      } catch (error) {
        if (!(error instanceof Fault && error.code === 'no-consent') || tries >= mostTries) throw error;
      }
    }
  }
}
