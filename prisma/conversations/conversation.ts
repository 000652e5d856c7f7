import type { State } from '../../dialogs/state.ts';
import type { Update } from '../../domain/commitment.ts';
import type { Consents } from '../../domain/consent.ts';
import type { Bands, Kind, Side } from '../../domain/participant.ts';
import type { Version } from '../stores/questionnaires.ts';

/** One conversation in memory: the row as loaded, decrypted. */
export type Conversation = {
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
  /**
   * Null before the first question, and after an anonymous response was completed and this process no longer
   * remembers.
   */
  response: string | null;
  /**
   * Cancelled by the service or by a withdrawal, and nothing that was said is there: nothing more is done
   * here.
   */
  closed: boolean;
  /**
   * Cancelled, and what was said is there: it can be deleted, and nothing more is asked. Stays so when it is.
   */
  cancelled: boolean;
  /** What a victim agrees to now; null for everybody else. */
  consents: Consents | null;
  /** They speak for somebody else, and are never counted as them. */
  proxy: boolean;
  /**
   * What they are to be told, oldest first. Undefined where they have not finished, or it was not looked up
   * just now.
   */
  updates?: Update[];
  memory: Memory;
};

/** What is sealed in the conversation's row. */
export type Memory = {
  /** Null until the bot has greeted. */
  state: State | null;
  /** The latest turn as plain data, for a client that reconnects; null at completion. */
  latest: object | null;
  /** Digests of the last 16 idempotency keys and the version that each led to, newest last. */
  seen: { key: string; version: number }[];
  /** Those before, one after another, oldest first. */
  older?: string;
};
