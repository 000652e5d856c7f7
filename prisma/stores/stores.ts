import type { Questionnaire } from '../../dialogs/questionnaire.ts';
import type { Translation } from '../../dialogs/translation.ts';
import type { BandName, Bands } from '../../domain/participant.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { CaseloadStore } from './caseload-store.ts';
import type { CommitmentStore, TellingStore } from './commitments-store.ts';
import type { EditionStore } from './editions-store.ts';
import type { GapStore } from './gaps-store.ts';
import type { InvitationStore, Version } from './invitations-store.ts';
import type { CodebookStore, CodingStore, QuotationStore } from './themes-store.ts';
import type {
  ConsentStore,
  JourneyStore,
  PassedOnStore,
  PassingStore,
  VictimStore,
} from './victims-store.ts';
import type { NamedStore, TextStore } from './words-store.ts';

export type * from '../conversations/store.ts';
export type * from './caseload-store.ts';
export type * from './commitments-store.ts';
export type * from './editions-store.ts';
export type * from './gaps-store.ts';
export type * from './invitations-store.ts';
export type * from './themes-store.ts';
export type * from './victims-store.ts';
export type * from './words-store.ts';

/** What the rest of Sayback may ask of the database. The outer folders name these by type only; main.ts opens them. */
export type Stores = {
  people: PeopleStores;
  victim: VictimStores;
  service: ServiceStore;
  passedOn: PassedOnStore;
  codebook: CodebookStore;
  commitments: CommitmentStore;
  editions: EditionStore;
  caseload: CaseloadStore;
  gaps: GapStore;
  sessions: SessionStore;
  /** Throws where the database does not answer within a second. */
  ping(): Promise<void>;
  /** Deletes every record whose date has come. Returns how many rows went. */
  purge(now: Date): Promise<number>;
  close(): Promise<void>;
};

export type SideStores = {
  invitations: InvitationStore;
  conversations: ConversationStore;
  tallies: TallyStore;
  references: ReferenceStore;
  codings: CodingStore;
  quotations: QuotationStore;
  tellings: TellingStore;
};

export type PeopleStores = SideStores & { named: NamedStore; texts: TextStore };
export type VictimStores = SideStores & {
  victims: VictimStore;
  consents: ConsentStore;
  journeys: JourneyStore;
  named: NamedStore;
  passing: PassingStore;
};

export type ServiceStore = {
  /** Publishes it where it differs from the newest version under its key; several instances may do so at once. */
  publish(
    questionnaire: Questionnaire,
    translations: Record<string, Translation>,
    now: Date,
  ): Promise<Version>;
  version(id: number): Promise<Version>;
  newest(key: string): Promise<Version | null>;
  keys(): Promise<string[]>;
  /** Whether everything in the database is made up, to try Sayback out. */
  isDemo(): Promise<boolean>;
  /** Marks the database, for good, as one in which everything is made up. */
  markAsDemo(): Promise<void>;
  audit(entry: { who: string; did: string; to: string; at: Date }): Promise<void>;
  /** The audit record, what was written last first, `most` at a time, from after the row called `after` on. */
  audits(of: { after?: string; who?: string; did?: string; most: number }): Promise<AuditRow[]>;
  /** Everybody and everything that the audit record has as `who` and as `did`, in order. */
  audited(): Promise<{ who: string[]; did: string[] }>;
};

/** Who did what to what, in codes and ids: no words of anybody, and nothing that tells who a person is. */
export type AuditRow = { id: string; who: string; did: string; to: string; at: Date };

export type TallyStore = {
  /**
   * Moves waiting responses into the live figures, per questionnaire and only in batches of at least `threshold` people. Figures of months
   * that were over at the release before get no more.
   */
  release(threshold: number, now: Date): Promise<void>;
  /**
   * All that counts up to a month, `YYYY-MM`, itself included. Rows are grouped so that years read in one go: see reports/counting/tally.ts for
   * their shape. A person who answered further questions after the rest was counted has a row for these.
   */
  read(to: string): Promise<TallyGroup[]>;
  /**
   * Of everybody who answered both: their last response to the later questionnaire in these months, and the last to the earlier one that
   * they had begun before it, however long ago. A group a version, without bands.
   */
  pairs(of: {
    earlier: string;
    later: string;
    from: string;
    to: string;
  }): Promise<{ earlier: ResponseGroup[]; later: ResponseGroup[] }>;
  /** Invitations made in each month of the period and responses completed in it, by questionnaire and bands. */
  asked(
    from: string,
    to: string,
  ): Promise<{ questionnaire: string; month: string; bands: Bands; asked: number; answered: number }[]>;
};

/** Where chats outside our own page are spoken to again, by the keyed hash of the channel's conversation. */
export type ReferenceStore = {
  /** Keeps it, sealed, in the place of an earlier one. */
  keep(address: string, reference: object, now: Date): Promise<void>;
  get(address: string): Promise<object | null>;
  /** Drops it alone: whoever writes there is still answered. */
  forget(address: string): Promise<void>;
  /** Drops it, and no conversation of this side is spoken to there any more. */
  drop(address: string): Promise<void>;
};

/** Who is signed in to the staff pages. */
export type SessionStore = {
  /** Returns the secret for the cookie; only its hash is kept. */
  open(session: { who: string; role: string; now: Date; endsAt: Date }): Promise<string>;
  /** Null where there is none, or it ended. */
  find(secret: string, now: Date): Promise<{ who: string; role: string } | null>;
  close(secret: string): Promise<void>;
};

export type ResponseGroup = {
  version: Version;
  bands: Bands;
  /** One line a response: 11 characters of the person's token, then the codes of reports/counting/tally.ts; lines end with \n. */
  rows: string;
};
/** Those that were let into the figures in one release (by its number, a later one higher), for one month. */
export type TallyGroup = ResponseGroup & { batch: number; month: string };

export type {
  BoardQuestion,
  Draft,
  EditionStore,
  Entered,
  Narrative,
  PublishedEdition,
} from './editions-store.ts';
export type { BandName };
