import type { Answer } from '../../dialogs/questionnaire.ts';
import type { State } from '../../dialogs/state.ts';
import type { Update, Verdict } from '../../domain/commitment.ts';
import type { Consents, Purpose } from '../../domain/consent.ts';
import type { Bands, Kind, Side } from '../../domain/participant.ts';
import type { Ticket, Version } from '../stores/invitations-store.ts';

/** One conversation in memory: the row as loaded, decrypted. */
export type Held = {
  /** Side prefix and UUID: `p-…` or `v-…`. */
  id: string;
  side: Side;
  /** Goes up by one with each commit; also the Direct Line watermark. */
  version: number;
  /** Which of a respondent's tabs or devices is the current one. */
  tab: string;
  /** Keyed hash of the channel's own conversation id (Teams), where there is one. */
  address: string | null;
  questionnaire: Version;
  kind: Kind;
  bands: Bands;
  due: Date | null;
  /** Null before the first question, and after an anonymous response was completed and this process no longer remembers. */
  response: string | null;
  /** Cancelled by the service or by a withdrawal: no more is asked. */
  closed: boolean;
  /** What a victim agrees to now; null for everybody else. */
  consents: Consents | null;
  /** They speak for somebody else, and are never counted as them. */
  proxy: boolean;
  /** What they are to be told, oldest first. Undefined where they have not finished, or it was not looked up just now. */
  updates?: Update[];
  memory: Memory;
};

/** What is sealed in the conversation's row. */
export type Memory = {
  /** Null until the bot has greeted. */
  state: State | null;
  /** The latest turn as plain data, for a client that reconnects; null at completion. */
  latest: object | null;
  /** The last 16 idempotency keys and the version that each led to, newest last. */
  seen: { key: string; version: number }[];
};

/** One turn to be made durable, all of it or nothing. */
export type Turn = {
  held: Held;
  memory: Memory;
  at: Date;
  tab?: string;
  /** The first question is about to be asked: the response begins. */
  start?: boolean;
  answers: { question: string; answer: Answer }[];
  /** The response's compact row for counting (reports/counting/tally.ts), where it counts: on completion, on stopping, and on any change after. */
  tally?: string;
  complete?: boolean;
  /** All answers of the response go; it begins anew. */
  forget?: boolean;
  /** Answers, response and counts go; the receipt stays as proof. `mayReturn`: a victim may still change what they agreed to in this chat. */
  erase?: { receipt: string; mayReturn?: boolean };
  /** What a victim agreed to or withdrew in this turn, in the words that they saw. */
  consents?: {
    purpose: Purpose;
    given: boolean;
    wording: string;
    wordingVersion: string;
    receipt?: string;
  }[];
  /** Update that is told in this turn (`page`: they came to it; `chat`: they were written to), and whether it helps. */
  heardBack?: { update: string; told?: 'page' | 'chat'; verdict?: Verdict }[];
  /** Who withdrew agrees again: the code opens the questions as before. */
  reopen?: boolean;
  /** `words`: what was said, where no answer keeps it. */
  alerts: { question: string | null; words?: string }[];
};

export type ConversationStore = {
  /** Takes up the conversation of a ticket, making its row where there is none, and makes `tab` the current one. */
  open(
    conversation: string,
    ticket: Ticket,
    at: { tab: string; address?: string; now: Date },
  ): Promise<Held | null>;
  /** From the cache, else from the database. Null where there is none (never was, or gone by its date). */
  get(id: string): Promise<Held | null>;
  /** The newest from the database, whatever the cache says. */
  fresh(id: string): Promise<Held | null>;
  byAddress(address: string): Promise<Held | null>;
  /** No conversation of this side is spoken to at the address any more. */
  leave(address: string): Promise<void>;
  /** Commits before it resolves. Null: another turn was first; get it afresh and run again. */
  commit(turn: Turn): Promise<Held | null>;
  /** Calls back with the ids of conversations that another instance moved on. */
  onMoved(listener: (ids: string[]) => void): void;
  /** Tells other instances, after the commit, that these moved on. Batched. */
  announce(id: string): void;
};
