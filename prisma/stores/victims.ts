import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { addMonths, dayOf, monthOf } from '../../domain/calendar.ts';
import { type Consents, type Purpose, purposes } from '../../domain/consent.ts';
import { type Journey, journeyFacts, notReachedReasons } from '../../domain/journey.ts';
import type { Bands } from '../../domain/participant.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid, personOf, uuidAt } from '../database/identifiers.ts';
import { codeHash, newCode } from '../sealing/codes.ts';
import type { Keys } from '../sealing/sealing.ts';
import { audited } from './audit.ts';
import { bandsOf, bandsText } from './bands-as-text.ts';
import type { InvitationCard, InvitationRow } from './invitation-rows.ts';
import { listOf, victimCardOf } from './invitation-rows.ts';
import type { Version } from './questionnaires.ts';

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

/** How long a record is kept after it was made; each invitation keeps it as long as its answers. In months. */
export const recordMonths = 24;

/** The records of those who were harmed. */
export class Victims implements VictimStore {
  readonly #db: Connection;
  readonly #keys: Keys;

  constructor(db: Connection, keys: Keys) {
    this.#db = db;
    this.#keys = keys;
  }

  async add({
    id: own,
    reference,
    age,
    contact,
    identifiedOn,
    who,
    now,
  }: {
    id?: string;
    reference?: string;
    age?: Bands['age'];
    contact?: string;
    identifiedOn: Date;
    who: string;
    now: Date;
  }): Promise<{ id: string; reference: string } | null> {
    const id = own ?? uuidAt(now);
    const called = reference ?? newReference();
    const added = await this.#db.run((client) =>
      client.$queryRawUnsafe<unknown[]>(
        adding,
        id,
        personOf(this.#keys, id),
        called,
        bandsText(age ? { age } : {}),
        contact ? this.#seal(id, contact) : null,
        now,
        addMonths(now, recordMonths),
        dayOf(identifiedOn),
        ...audited(who, now),
      ),
    );
    return added.length > 0 ? { id, reference: called } : null;
  }

  async list({
    reference = null,
    after = null,
    most,
  }: {
    reference?: string | null;
    after?: string | null;
    most: number;
  }): Promise<VictimRow[]> {
    if (after !== null && !isUuid(after)) return [];
    return this.#rows(listing, reference, after, most);
  }

  async get(id: string): Promise<VictimRow | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.#rows(one, id);
    return row ?? null;
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
    const sealed = contact === null ? null : this.#seal(id, contact);
    const at = by?.now ?? new Date(0);
    const did = contact === null ? 'victim.contact-forgotten' : 'victim.contact-kept';
    const values = [id, sealed, did, at, ...audited(by?.who, at)];
    const kept = await this.#db.run((client) => client.$queryRawUnsafe<unknown[]>(keeping, ...values));
    return kept.length > 0;
  }

  async invite({
    victim,
    questionnaire,
    due,
    proxy,
    now,
    id = uuidAt(now),
    by,
  }: Parameters<VictimStore['invite']>[0]): Promise<{ id: string; code: string } | null> {
    if (!isUuid(victim)) return null;
    const { key, keepMonths } = questionnaire.questionnaire;
    const code = newCode();
    const made = await this.#db.run((client) =>
      client.$queryRawUnsafe<unknown[]>(
        inviting,
        id,
        victim,
        key,
        codeHash(this.#keys, code),
        this.#keys.sealer.seal(code, `code:${id}`),
        monthOf(now),
        dayOf(due),
        now,
        addMonths(new Date(Math.max(+due, +now)), keepMonths),
        proxy ? 'proxy' : null,
        ...audited(by, now),
      ),
    );
    return made.length > 0 ? { id, code } : null;
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

  async #rows(sql: string, ...values: unknown[]): Promise<VictimRow[]> {
    const rows = await this.#db.run((client) => client.$queryRawUnsafe(sql, ...values));
    return z
      .array(rowSchema)
      .parse(rows)
      .map(({ bands, facts, reason, person, ...row }) => ({
        ...row,
        age: bands.age ?? null,
        journey: { person, facts: facts ?? {}, reason },
      }));
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

const rowSchema = z.object({
  id: z.string(),
  reference: z.string(),
  bands: z.string().transform(bandsOf),
  madeAt: z.date(),
  hasContact: z.boolean(),
  consents: z
    .partialRecord(z.enum(purposes), z.boolean())
    .nullable()
    .transform((consents) => consents ?? {}),
  since: z
    .partialRecord(z.enum(purposes), z.coerce.date())
    .nullable()
    .transform((since) => since ?? {}),
  person: z.string(),
  facts: z.partialRecord(z.enum(journeyFacts), z.string()).nullable(),
  reason: z.enum(notReachedReasons).nullable(),
});

const adding = `
  with added as (
    insert into participant (id, kind, person, pseudonym, bands, contact, made_at, delete_on)
    values ($1::uuid, 'victim', $2, $3, $4, $5::bytea, $6::timestamptz, $7::date)
    on conflict do nothing
    returning id
  ), identified as (
    insert into journey_fact (participant_id, fact, on_day, recorded_by, recorded_at)
    select id, 'identified', $8::date, $9, $6::timestamptz from added
  ), noted as (
    insert into service.audit (who, did, to_what, at, delete_on)
    select $9, 'victim.add', id::text, $6::timestamptz, $10::date from added
  )
  select id from added`;

const columns = `
  p.id, p.pseudonym as reference, p.bands, p.made_at as "madeAt", p.contact is not null as "hasContact", p.person,
  (select json_object_agg(n.purpose, n.given) from consent_now n where n.participant_id = p.id) as consents,
  (select json_object_agg(n.purpose, n.since) from consent_now n where n.participant_id = p.id) as since,
  (select json_object_agg(f.fact, f.on_day) from journey_fact f where f.participant_id = p.id) as facts,
  (select f.reason from journey_fact f where f.participant_id = p.id and f.fact = 'not-reached') as reason`;

const listing = `
  select ${columns} from participant p
  where p.pseudonym is not null and ($1::text is null or position(lower($1) in lower(p.pseudonym)) > 0)
    and ($2::uuid is null or (p.made_at, p.id) < (select last.made_at, last.id from participant last where last.id = $2::uuid))
  order by p.made_at desc, p.id desc limit $3::int`;

const one = `select ${columns} from participant p where p.id = $1::uuid and p.pseudonym is not null`;

/** Who does not want to be contacted is not kept reachable; where they said so just now, the database leaves it empty. */
const keeping = `
  with kept as (
    update participant p set contact = $2::bytea
    where p.id = $1::uuid and ($2::bytea is null or not exists (
      select from consent_now n where n.participant_id = p.id and n.purpose = 'contact' and not n.given))
    returning p.id, $2::bytea is null or p.contact is not null as done
  ), noted as (
    insert into service.audit (who, did, to_what, at, delete_on)
    select $5, $3, id::text, $4::timestamptz, $6::date from kept where done and $5::text is not null
  )
  select id from kept where done`;

const inviting = `
  with known as (
    update participant set delete_on = greatest(delete_on, $9::date) where id = $2::uuid returning id, bands
  ), made as (
    insert into invitation (id, participant_id, questionnaire, code_hash, code_sealed, bands, month, due, made_at, delete_on, speaker)
    select $1::uuid, id, $3, $4::bytea, $5::bytea, bands, $6, $7::date, $8::timestamptz, $9::date, $10 from known
    on conflict (id) do nothing
    returning id
  ), noted as (
    insert into service.audit (who, did, to_what, at, delete_on)
    select $11, 'invitation.create', id::text, $8::timestamptz, $12::date from made where $11::text is not null
  )
  select id from made`;
