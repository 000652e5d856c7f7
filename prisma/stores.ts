import type { Consents, Purpose, Way } from '../dialogs/consent.ts';
import type { Journey, JourneyFact, NotReachedReason } from '../dialogs/journey.ts';
import type { BandName, Bands, Kind, Participant, Side } from '../dialogs/participant.ts';
import type { Answer, Questionnaire } from '../dialogs/questionnaire.ts';
import type { Mood, State } from '../dialogs/state.ts';
import type { Translation } from '../dialogs/translation.ts';
import type { QuotationState } from '../insight/quotation.ts';

/** What the rest of Sayback may ask of the database. The outer folders name these by type only; main.ts opens them. */
export type Stores = {
  people: PeopleStores;
  victim: VictimStores;
  service: ServiceStore;
  passedOn: PassedOnStore;
  codebook: CodebookStore;
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
};

export type PeopleStores = SideStores & { named: NamedStore; texts: TextStore };
export type VictimStores = SideStores & {
  victims: VictimStore;
  consents: ConsentStore;
  journeys: JourneyStore;
  named: NamedStore;
  passing: PassingStore;
};

/** A published, immutable version of a questionnaire. */
export type Version = {
  id: number;
  questionnaire: Questionnaire;
  translations: Readonly<Record<string, Translation>>;
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

export type InvitationStore = {
  create(invitation: {
    questionnaire: Version;
    participant: Participant;
    /** The service's own reference for the person: whoever has it already is asked again, with the bands told now. */
    reference?: string;
    due: Date;
    now: Date;
    /** Who makes it: on the audit record in the same transaction. */
    by?: string;
  }): Promise<{ id: string; code: string }>;
  /** Makes all of a sheet or none. A batch that was made before is left as it is, and counts as made. */
  createMany(sheet: {
    batch: string;
    /** As in `create`; where the batch was made before, nothing more is written. */
    by?: string;
    invitations: readonly {
      questionnaire: Version;
      participant: Participant;
      reference?: string;
      due: Date;
    }[];
    now: Date;
  }): Promise<void>;
  /** Newest first, `most` at a time, from after the one called `after` on. */
  list(of: InvitationFilter & { after?: string; most: number; now: Date }): Promise<InvitationRow[]>;
  /** How many stand where, by questionnaire. */
  standings(now: Date): Promise<{ questionnaire: string; standing: Standing; invitations: number }[]>;
  /** What is printed on cards: of a batch in its order, or one. `code` is null once it is used, or ended. */
  cards(of: { batch: string } | { id: string }, now: Date): Promise<InvitationCard[]>;
  /** What a code opens. Null for one that was never given out on this side. The code is taken as typed: case, spaces and hyphens do not matter. */
  find(code: string, now: Date): Promise<Opened | null>;
  /** Ends it, and any conversation on it. False where there is none, or it was used already. `by` as in `create`. */
  cancel(id: string, now: Date, by?: string): Promise<boolean>;
};

/**
 * How far an invitation has come. finished: completed (and perhaps deleted since). over: its last day passed before it was finished.
 */
export type Standing = 'not-started' | 'started' | 'finished' | 'over' | 'cancelled';

export type InvitationFilter = { standing?: Standing; questionnaire?: string; reference?: string };

export type InvitationRow = {
  id: string;
  /** The service's own reference, where it gave one. */
  reference: string | null;
  questionnaire: string;
  kind: Kind;
  bands: Bands;
  madeAt: Date;
  due: Date;
  standing: Standing;
  batch: string | null;
  /** Somebody else speaks for the person. */
  proxy: boolean;
};

export type InvitationCard = InvitationRow & { code: string | null };

export type Opened =
  | { is: 'open' | 'completed'; conversation: string; ticket: Ticket }
  | { is: 'expired' | 'cancelled' };

/** What `ConversationStore.open` needs to take up a conversation; opaque to others, safe to seal into a token. */
export type Ticket = { invitation: string; claim: string };

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
  /** The response's compact row for counting (reports/tally.ts), where it counts: on completion, on stopping, and on any change after. */
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

export type TallyStore = {
  /**
   * Moves waiting responses into the live figures, per questionnaire and only in batches of at least `threshold` people. Figures of months
   * that were over at the release before get no more.
   */
  release(threshold: number, now: Date): Promise<void>;
  /**
   * All that counts up to a month, `YYYY-MM`, itself included. Rows are grouped so that years read in one go: see reports/tally.ts for
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

/** Those who were harmed. Their record is made by whoever may add them, before anything else. What is written is on the audit record too. */
export type VictimStore = {
  /**
   * Adds them, and the day they were identified. Null where the reference (or the id that the caller chose) is somebody's already. Without
   * a reference they get one.
   */
  add(victim: {
    /** A form that is sent twice chooses the same, and adds them once. */
    id?: string;
    reference?: string;
    age?: Bands['age'];
    /** How to reach them, in any words. Sealed. */
    contact?: string;
    identifiedOn: Date;
    who: string;
    now: Date;
  }): Promise<{ id: string; reference: string } | null>;
  /** Newest first, `most` at a time, from after the one called `after` on. `reference`: a part of it. */
  list(of: { reference?: string; after?: string; most: number }): Promise<VictimRow[]>;
  get(id: string): Promise<VictimRow | null>;
  /** How to reach them; null where nothing is kept. Look only where the audit record says so. */
  contact(id: string): Promise<string | null>;
  /** Keeps how to reach them; null forgets it. False where there is no such person, or (to keep) no consent to contact was withdrawn since. */
  keepContact(id: string, contact: string | null, by?: { who: string; now: Date }): Promise<boolean>;
  /** Invites them, in the transaction that checks their consent. Throws `no-consent`. Null where there is no such person. */
  invite(invitation: {
    victim: string;
    questionnaire: Version;
    due: Date;
    /** Somebody else speaks for them. */
    proxy: boolean;
    now: Date;
    /** A form that is sent twice chooses the same, and invites once; the second time is null. */
    id?: string;
    /** As in `InvitationStore.create`. */
    by?: string;
  }): Promise<{ id: string; code: string } | null>;
  /** Their invitations, newest first. */
  invitations(id: string, now: Date): Promise<InvitationRow[]>;
  /**
   * What is printed on the card of one of their invitations, in the transaction that checks their consent to contact. Throws `no-consent`.
   * A code that is shown is on the audit record in the same transaction. Null where there is no such invitation of theirs.
   */
  card(of: { victim: string; invitation: string; by: string; now: Date }): Promise<InvitationCard | null>;
};

export type VictimRow = {
  id: string;
  reference: string;
  age: Bands['age'] | null;
  madeAt: Date;
  hasContact: boolean;
  consents: Consents;
  /** Since when each stands so. */
  since: Readonly<Partial<Record<Purpose, Date>>>;
  journey: Journey;
};

/** The ledger: every yes and no, in the words that were shown. Only added to, and on the audit record too. */
export type ConsentStore = {
  /**
   * Writes it down, and with it undoes what a withdrawal undoes: answers are erased, open invitations and unread words called back. The
   * receipt is for taking back what was agreed to; a first no has none. Null where there is no such person.
   */
  record(entry: {
    victim: string;
    purpose: Purpose;
    given: boolean;
    way: Way;
    wording: string;
    wordingVersion: string;
    who: string;
    now: Date;
  }): Promise<{ receipt: string | null } | null>;
  /** Newest first. */
  ledger(victim: string): Promise<ConsentEntry[]>;
  /** Whose invitation it is; null where there is none. */
  victimOf(invitation: string): Promise<string | null>;
};

export type ConsentEntry = {
  purpose: Purpose;
  given: boolean;
  way: Way;
  by: string;
  wording: string;
  wordingVersion: string;
  receipt: string | null;
  at: Date;
};

/** What was done for somebody. What is written is on the audit record too. */
export type JourneyStore = {
  /** Writes a fact down, in the place of an earlier day for it; null takes it back. False where there is no such person. */
  set(entry: {
    victim: string;
    fact: JourneyFact;
    day: Date | null;
    reason?: NotReachedReason;
    who: string;
    now: Date;
  }): Promise<boolean>;
  /** Of everybody, to count. */
  all(): Promise<Journey[]>;
  /** A sheet, all or nothing: who is not known yet is added. A fact told in the sheet takes the place of an earlier day. */
  bringIn(sheet: {
    rows: readonly {
      reference: string;
      age?: Bands['age'];
      facts: Partial<Record<JourneyFact, Date>>;
      reason?: NotReachedReason;
    }[];
    who: string;
    now: Date;
  }): Promise<{ added: number; known: number }>;
};

/** What people said under their name, for whoever they were told reads it. Only named responses are ever here, and only finished ones. */
export type NamedStore = {
  /** Newest first. `participant`: of one person alone. */
  list(of: {
    reference?: string;
    questionnaire?: string;
    participant?: string;
    after?: string;
    most: number;
  }): Promise<NamedRow[]>;
  /** Look only where the audit record says so. `earlier`: what the same person said before to the questionnaire that this one follows. */
  read(response: string): Promise<(NamedRow & { earlier: NamedRow | null }) | null>;
};

export type NamedRow = {
  response: string;
  reference: string | null;
  questionnaire: Version;
  kind: Kind;
  bands: Bands;
  proxy: boolean;
  endedAt: Date;
  /** Empty in a list. */
  answers: Record<string, Answer>;
};

/** Own words in their number, to be read by a machine and not by a person. */
export type TextStore = {
  /** Of counted responses in these months, both included. */
  of(questionnaires: readonly string[], from: string, to: string): Promise<OwnWords[]>;
};
export type OwnWords = {
  person: string;
  version: Version;
  question: string;
  text: string;
  /** How a machine guessed it to sound when it was said, in a language on which that was measured; null where it ventured no guess. */
  mood: Mood | null;
};

/** What a victim lets pass on: each answer once. */
export type PassingStore = {
  /** In the transaction that checks their consent; throws `no-consent`. False where it was passed on already, or there is no such answer. */
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
  /** The questions of a response whose answers were passed on, with the day and whether somebody has read them. */
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

/** What answers may be about: the lead's own, and everything that was done to it. */
export type CodebookStore = {
  /** Puts the ready one there, where there is none yet. */
  seed(themes: readonly { key: string; label: string; words: readonly string[] }[], now: Date): Promise<void>;
  /** Every theme there ever was, in the order of the codebook. */
  list(): Promise<CodebookTheme[]>;
  /** What was done to a theme, the latest first. */
  history(id: string): Promise<ThemeChange[]>;
  /** Returns its id; null where another theme has the label. */
  add(theme: { label: string; words: readonly string[]; who: string; now: Date }): Promise<string | null>;
  /** Label and words. False where there is no such theme in use, or another has the label. */
  change(theme: {
    id: string;
    label: string;
    words: readonly string[];
    who: string;
    now: Date;
  }): Promise<boolean>;
  /** From then on what was about the one counts as about the other. False unless both are in use. */
  merge(of: { id: string; into: string; who: string; now: Date }): Promise<boolean>;
  /** Two themes in the place of one, whose answers are to be read again. False where it is not in use, or a label is taken. */
  split(of: {
    id: string;
    parts: readonly [
      { label: string; words: readonly string[] },
      { label: string; words: readonly string[] },
    ];
    who: string;
    now: Date;
  }): Promise<boolean>;
  /** It is offered no more, and what was about it still counts. */
  retire(of: { id: string; who: string; now: Date }): Promise<boolean>;
};
export type CodebookTheme = {
  id: string;
  key: string;
  label: string;
  words: string[];
  /** Offered to whoever reads. */
  used: boolean;
  mergedInto: string | null;
  split: boolean;
};
export type ThemeChange = { did: string; was: string | null; becomes: string | null; who: string; at: Date };

/** Own words of one side, read one at a time and redacted, and what people say that they are about. */
export type CodingStore = {
  /** How many wait, told up to `most`. */
  waiting(who: string, most: number): Promise<{ unread: number; second: number; differing: number }>;
  /**
   * The next answer that nobody has read, or (`second`) that others have and this person has not; after the one called `after`. What may
   * tell of somebody at risk is never among them: it goes to the safeguarding lead alone.
   */
  next(of: {
    who: string;
    queue: 'unread' | 'second';
    newestFirst: boolean;
    after?: string;
  }): Promise<ReadAnswer | null>;
  get(handle: string): Promise<ReadAnswer | null>;
  /** Answers about which people differ, and nobody has settled it. */
  differing(most: number): Promise<ReadAnswer[]>;
  /** What this person says it is about, in the place of what they said before. `settles`: whatever others say. False where it is gone. */
  code(coding: {
    handle: string;
    who: string;
    themes: readonly string[];
    praise: boolean;
    settles: boolean;
    now: Date;
  }): Promise<boolean>;
  /** Who raised what, of answers that are settled and count by now. `theme` is null for praise. */
  raised(): Promise<{ theme: string | null; person: string }[]>;
};
export type Coding = { coder: string; themes: string[]; praise: boolean; settles: boolean };
/** Of whom it is stands nowhere in it. */
export type ReadAnswer = {
  /** Leads back to the answer for who has it, and says nothing of it. Another each time. */
  handle: string;
  version: Version;
  question: string;
  /** Redacted. */
  text: string;
  /** YYYY-MM. */
  month: string;
  /** What was promised, or agreed to, allows to quote it. */
  mayQuote: boolean;
  codings: Coding[];
};

/** Words of one side on their way to be shown (insight/quotation.ts). */
export type QuotationStore = {
  /** False where it is chosen already, is gone, or may not be quoted. */
  choose(of: { handle: string; who: string; now: Date }): Promise<boolean>;
  list(): Promise<QuotationRow[]>;
  get(id: string): Promise<(QuotationRow & { answer: string }) | null>;
  /** Keeps the words to be shown; `not-a-cut` where they are more than cut from the answer. */
  redact(of: {
    id: string;
    shown: string;
    who: string;
    now: Date;
  }): Promise<'done' | 'not-a-cut' | 'not-now'>;
  /** `second`: whoever chose or cut the words may not be who clears them. */
  clear(of: { id: string; shown: string; who: string; second: boolean; now: Date }): Promise<boolean>;
  sendBack(of: { id: string; who: string; now: Date }): Promise<boolean>;
  drop(of: { id: string; who: string; now: Date }): Promise<boolean>;
};
export type QuotationRow = {
  id: string;
  version: Version;
  question: string;
  month: string;
  state: QuotationState;
  /** The words to be shown; null until they are cut. */
  shown: string | null;
  chosenBy: string;
  redactedBy: string | null;
  clearedBy: string | null;
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
  /** One line a response: 11 characters of the person's token, then the codes of reports/tally.ts; lines end with \n. */
  rows: string;
};
/** Those that were let into the figures in one release (by its number, a later one higher), for one month. */
export type TallyGroup = ResponseGroup & { batch: number; month: string };

export type { BandName };
