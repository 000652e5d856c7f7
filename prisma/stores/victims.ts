import { randomBytes } from 'node:crypto';
import { addMonths, dayOf, monthOf } from '../../domain/calendar.ts';
import type { Consents, Purpose } from '../../domain/consent.ts';
import type { Journey } from '../../domain/journey.ts';
import type { Bands } from '../../domain/participant.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid, personOf, uuidAt } from '../database/identifiers.ts';
import { codeHash, newCode } from '../sealing/codes.ts';
import type { Keys } from '../sealing/sealing.ts';
import { audited } from './audit.ts';
import { bandsText } from './bands-as-text.ts';
import type { InvitationCard, InvitationRow } from './invitation-rows.ts';
import { listOf, victimCardOf } from './invitation-rows.ts';
import type { Version } from './questionnaires.ts';
import { adding, inviting, keeping, knowing, listing, one, walking } from './victim-statements.ts';

/**
 * Those who were harmed. Their record is made by whoever may add them, before anything else. What is written
 * is on the audit record too.
 */
export type VictimStore = {
  /**
   * Adds them, and the day they were identified. Null where the reference (or the id that the caller chose)
   * is somebody's already. Without a reference they get one.
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
  /** Everybody, some at a time, so that nobody has to hold all of them or look at all in one go. */
  everybody(): AsyncGenerator<VictimRow[]>;
  /** Of those with these references who are known: whether they said no to contact. */
  known(references: readonly string[]): Promise<{ id: string; reference: string; withdrew: boolean }[]>;
  get(id: string): Promise<VictimRow | null>;
  /** How to reach them; null where nothing is kept. Look only where the audit record says so. */
  contact(id: string): Promise<string | null>;
  /**
   * Keeps how to reach them; null forgets it. False where there is no such person, or (to keep) no consent to
   * contact was withdrawn since.
   */
  keepContact(id: string, contact: string | null, by?: { who: string; now: Date }): Promise<boolean>;
  /**
   * Invites them, in the transaction that checks their consent. Throws `no-consent`. Null where there is no
   * such person.
   */
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
   * What is printed on the card of one of their invitations, in the transaction that checks their consent to
   * contact. Throws `no-consent`. A code that is shown is on the audit record in the same transaction. Null
   * where there is no such invitation of theirs.
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

/**
 * How long a record is kept after it was made; each invitation keeps it as long as its answers. In months.
 */
export const recordMonths = 24;

/** So many are read in one go, before others have their turn. */
const some = 250;

/** The records of those who were harmed. */
export class Victims implements VictimStore {
  readonly #db: Connection;
  readonly #keys: Keys;

  constructor(db: Connection, keys: Keys) {
    this.#db = db;
    this.#keys = keys;
  }

  async add(victim: Parameters<VictimStore['add']>[0]): Promise<{ id: string; reference: string } | null> {
    const { age, contact, identifiedOn, who, now } = victim;
    const { id = uuidAt(now), reference = newReference() } = victim;
    const added = await this.#db.execute(adding, {
      id,
      person: personOf(this.#keys, id),
      reference,
      bands: bandsText(age ? { age } : {}),
      contact: contact ? this.#seal(id, contact) : null,
      deleteOn: addMonths(now, recordMonths),
      identifiedOn: dayOf(identifiedOn),
      ...audited(who, now),
    });
    return added > 0 ? { id, reference } : null;
  }

  async list(of: Parameters<VictimStore['list']>[0]): Promise<VictimRow[]> {
    const { reference = null, after = null, most } = of;
    if (after !== null && !isUuid(after)) return [];
    return this.#db.query(listing, { reference, after, most });
  }

  async *everybody(): AsyncGenerator<VictimRow[]> {
    for (let after: string | null = null; ; ) {
      const rows: VictimRow[] = await this.#db.query(walking, { after, most: some });
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      after = last.id;
    }
  }

  known(references: readonly string[]): Promise<{ id: string; reference: string; withdrew: boolean }[]> {
    return this.#db.query(knowing, { references });
  }

  async get(id: string): Promise<VictimRow | null> {
    const [victim] = isUuid(id) ? await this.#db.query(one, { id }) : [];
    return victim ?? null;
  }

  async contact(id: string): Promise<string | null> {
    if (!isUuid(id)) return null;
    const row = await this.#db.run((client) =>
      client.participant.findUnique({ where: { id }, select: { contact: true } }),
    );
    return row?.contact ? this.#keys.sealer.open(row.contact, placeOf(id)) : null;
  }

  async keepContact(id: string, contact: string | null, by?: { who: string; now: Date }): Promise<boolean> {
    if (!isUuid(id)) return false;
    const values = {
      id,
      contact: contact === null ? null : this.#seal(id, contact),
      did: contact === null ? 'victim.contact-forgotten' : 'victim.contact-kept',
      ...audited(by?.who, by?.now ?? new Date(0)),
    };
    return (await this.#db.execute(keeping, values)) > 0;
  }

  async invite(of: Parameters<VictimStore['invite']>[0]): Promise<{ id: string; code: string } | null> {
    const { victim, questionnaire, due, proxy, now, id = uuidAt(now), by } = of;
    if (!isUuid(victim)) return null;
    const { key, keepMonths } = questionnaire.questionnaire;
    const code = newCode();
    const made = await this.#db.execute(inviting, {
      id,
      victim,
      questionnaire: key,
      codeHash: codeHash(this.#keys, code),
      codeSealed: this.#keys.sealer.seal(code, `code:${id}`),
      month: monthOf(now),
      due: dayOf(due),
      deleteOn: addMonths(new Date(Math.max(+due, +now)), keepMonths),
      speaker: proxy ? 'proxy' : null,
      ...audited(by, now),
    });
    return made > 0 ? { id, code } : null;
  }

  async invitations(id: string, now: Date): Promise<InvitationRow[]> {
    return isUuid(id) ? listOf(this.#db, { participant: id, most: 1000, now }) : [];
  }

  card(of: Parameters<VictimStore['card']>[0]): Promise<InvitationCard | null> {
    return victimCardOf(this.#db, this.#keys, of);
  }

  #seal(id: string, contact: string): Buffer<ArrayBuffer> {
    return this.#keys.sealer.seal(contact, placeOf(id));
  }
}

/** A reference of Sayback's own, which nobody can take for a child's or a crime's. */
function newReference(): string {
  const letters = 'BCDFGHJKMNPQRSTVWXYZ23456789';
  return `V-${[...randomBytes(6)].map((byte) => letters[byte % letters.length]).join('')}`;
}

function placeOf(id: string): string {
  return `contact:${id}`;
}
