import type { Consents, Purpose, Way } from '../../domain/consent.ts';
import type { Journey, JourneyFact, NotReachedReason } from '../../domain/journey.ts';
import type { Bands } from '../../domain/participant.ts';
import type { InvitationCard, InvitationRow, Version } from './invitations-store.ts';

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
    /** A number from `newReceipt`; a form that is sent twice chooses the same. Without it there is a new one. */
    receipt?: string;
  }): Promise<{ receipt: string | null } | null>;
  newReceipt(): string;
  /** Whether that number proves an erasure. */
  proves(receipt: string): Promise<boolean>;
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
