import { z } from 'zod';
import { addMonths, dayOf } from '../../domain/calendar.ts';
import { type Purpose, purposes, type Way, ways } from '../../domain/consent.ts';
import { Fault } from '../../fault.ts';
import { receiptMonths } from '../conversations/commit-row.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid, uuidAt } from '../database/identifiers.ts';
import { query } from '../database/statement.ts';
import { newReceipt } from '../sealing/receipts.ts';
import { audited, auditing } from './audit.ts';

/** The ledger: every yes and no, in the words that were shown. Only added to, and on the audit record too. */
export type ConsentStore = {
  /**
   * Writes it down, and with it undoes what a withdrawal undoes: answers are erased, open invitations and
   * unread words called back. The receipt is for taking back what was agreed to; a first no has none. Null
   * where there is no such person.
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
    /**
     * A number from `newReceipt`; a form that is sent twice chooses the same. Without it there is a new one.
     */
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

type Entry = Parameters<ConsentStore['record']>[0];

/**
 * Turns under way and a withdrawal of several conversations may wait for one another: the database lets one
 * go, and it is tried again.
 */
const mostTries = 5;

/**
 * The consent ledger of those who were harmed. What a withdrawal undoes, the database itself undoes
 * (migrations, consent).
 */
export class ConsentLedger implements ConsentStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async record(entry: Entry): Promise<{ receipt: string | null } | null> {
    if (!isUuid(entry.victim)) return null;
    const receipt = entry.given ? null : (entry.receipt ?? newReceipt());
    for (let tries = 1; ; tries++) {
      try {
        return await this.#write(entry, receipt);
      } catch (error) {
        if (!(error instanceof Fault) || error.code !== 'busy' || tries === mostTries) throw error;
      }
    }
  }

  newReceipt(): string {
    return newReceipt();
  }

  async proves(receipt: string): Promise<boolean> {
    const row = await this.#db.run((client) =>
      client.erasure.findUnique({ where: { receipt }, select: { receipt: true } }),
    );
    return row !== null;
  }

  async ledger(victim: string): Promise<ConsentEntry[]> {
    if (!isUuid(victim)) return [];
    const rows = await this.#db.run((client) =>
      client.consent.findMany({
        where: { participantId: victim },
        orderBy: { place: 'desc' },
      }),
    );
    return z.array(entrySchema).parse(rows.map(({ recordedBy, ...row }) => ({ ...row, by: recordedBy })));
  }

  async victimOf(invitation: string): Promise<string | null> {
    if (!isUuid(invitation)) return null;
    const row = await this.#db.run((client) =>
      client.invitation.findUnique({ where: { id: invitation }, select: { participantId: true } }),
    );
    return row?.participantId ?? null;
  }

  async #write(entry: Entry, receipt: string | null): Promise<{ receipt: string | null } | null> {
    const { who, now } = entry;
    const [written] = await this.#db.query(recording, {
      ...entry,
      ...audited(who, now),
      id: uuidAt(now),
      receipt,
      today: dayOf(now),
      receiptDeleteOn: addMonths(now, receiptMonths),
    });
    return written ?? null;
  }
}

const entrySchema = z.object({
  purpose: z.enum(purposes),
  given: z.boolean(),
  way: z.enum(ways),
  by: z.string(),
  wording: z.string(),
  wordingVersion: z.string(),
  receipt: z.string().nullable(),
  at: z.date(),
});

const recording = query(
  'consents.record',
  `with known as (
    select id from participant where id = $victim::uuid
  ), receipt as (
    select case when exists (
      select from consent_now n where n.participant_id = known.id and n.purpose = $purpose and n.given)
      then $receipt::text end as number
    from known
  ), proved as (
    insert into erasure (receipt, erased_on, what, delete_on)
    select number, $today::date, 'consent:' || $purpose, $receiptDeleteOn::date
    from receipt where number is not null
  ), ${auditing({
    did: `'consent.record.' || $purpose || case when $given::bool then '.yes' else '.no' end`,
    from: 'known',
  })}
  insert into consent (
    id, participant_id, purpose, given, way, recorded_by, wording, wording_version, receipt, at)
  select
    $id::uuid, id, $purpose, $given::bool, $way, $who, $wording, $wordingVersion, number, $now::timestamptz
  from known, receipt
  returning receipt`,
  z.object({ receipt: z.string().nullable() }),
);
