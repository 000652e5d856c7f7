import { z } from 'zod';
import { addMonths, dayOf, monthOf } from '../../domain/calendar.ts';
import { oneByOne } from '../../domain/giving-way.ts';
import { ownBands, type Participant, type Side } from '../../domain/participant.ts';
import type { Connection } from '../database/connection.ts';
import { conversationOf, isUuid, personOf, uuidAt } from '../database/identifiers.ts';
import { command, perSide, query } from '../database/statement.ts';
import { claimOf, codeHash, newCode } from '../sealing/codes.ts';
import type { Keys } from '../sealing/sealing.ts';
import { audited, auditing } from './audit.ts';
import { bandsText } from './bands-as-text.ts';
import type { Asked, InvitationCard, InvitationFilter, InvitationRow, Standing } from './invitation-rows.ts';
import { aCode, cardsOf, knownOf, listOf, standingsOf } from './invitation-rows.ts';
import type { Version } from './questionnaires.ts';

export type InvitationStore = {
  create(invitation: {
    questionnaire: Version;
    participant: Participant;
    /**
     * The service's own reference for the person: whoever has it already is asked again, with the bands told
     * now.
     */
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
  /**
   * Which of these people were invited before: once for each questionnaire, and whether an invitation to it
   * still works.
   */
  known(people: readonly Asked[], now: Date): Promise<(Asked & { questionnaire: string; open: boolean })[]>;
  /** How many stand where, by questionnaire. */
  standings(now: Date): Promise<{ questionnaire: string; standing: Standing; invitations: number }[]>;
  /** What is printed on cards: of a batch in its order, or one. `code` is null once it is used, or ended. */
  cards(of: { batch: string } | { id: string }, now: Date): Promise<InvitationCard[]>;
  /** The service's own names in use, such as its teams: each with its band, once; of very many the first. */
  ownNames(): Promise<{ band: string; name: string }[]>;
  /**
   * What a code opens. Null for one that was never given out on this side. The code is taken as typed: case,
   * spaces and hyphens do not matter.
   */
  find(code: string, now: Date): Promise<Opened | null>;
  /**
   * Ends it, and any conversation on it. False where there is none, or it was used already. `by` as in
   * `create`.
   */
  cancel(id: string, now: Date, by?: string): Promise<boolean>;
};

/**
 * `kept`: its last day is past, or it was cancelled, and what was said with it is still there, to be deleted.
 * `expired` and `cancelled`: there is nothing. `not-agreed`: a victim's, who agrees to no contact.
 */
export type Opened =
  | { is: 'open' | 'completed' | 'kept'; conversation: string; ticket: Ticket }
  | { is: 'expired' | 'cancelled'; invitation: string }
  | { is: 'not-agreed' };

/**
 * What `ConversationStore.open` needs to take up a conversation; opaque to others, safe to seal into a token.
 */
export type Ticket = { invitation: string; claim: string };

type New = { questionnaire: Version; participant: Participant; reference?: string; due: Date };

/** The invitations of one side, and the participants they are made for. */
export class Invitations implements InvitationStore {
  readonly #db: Connection;
  readonly #side: Side;
  readonly #keys: Keys;

  constructor(db: Connection, side: Side, keys: Keys) {
    this.#db = db;
    this.#side = side;
    this.#keys = keys;
  }

  async create({
    now,
    by,
    ...invitation
  }: New & { now: Date; by?: string }): Promise<{ id: string; code: string }> {
    const { id, code, row } = this.#row(invitation, 0, now);
    await this.#db.execute(making, { rows: JSON.stringify([row]), batch: null, ...audited(by, now) });
    return { id, code };
  }

  async createMany(sheet: Parameters<InvitationStore['createMany']>[0]): Promise<void> {
    const { batch, invitations, now, by } = sheet;
    const made = await oneByOne(
      invitations.entries(),
      () => aCode,
      ([n, invitation]) => this.#row(invitation, n, now).row,
    );
    const rows = JSON.stringify(made);
    // Whoever sends the same sheet at the same moment waits here, and then sees that it was made.
    await this.#db.executeAll([locking, { batch }], [making, { rows, batch, ...audited(by, now) }]);
  }

  list(of: InvitationFilter & { after?: string; most: number; now: Date }): Promise<InvitationRow[]> {
    return listOf(this.#db, of);
  }

  known(people: readonly Asked[], now: Date): ReturnType<InvitationStore['known']> {
    return knownOf(this.#db, people, now);
  }

  standings(now: Date): Promise<{ questionnaire: string; standing: Standing; invitations: number }[]> {
    return standingsOf(this.#db, now);
  }

  cards(of: { batch: string } | { id: string }, now: Date): Promise<InvitationCard[]> {
    return cardsOf(this.#db, this.#keys, of, now);
  }

  ownNames(): Promise<{ band: string; name: string }[]> {
    return this.#db.query(naming, { bands: ownBands, most: mostNames });
  }

  async find(code: string, now: Date): Promise<Opened | null> {
    const [row] = await this.#db.query(looking[this.#side], { codeHash: codeHash(this.#keys, code) });
    if (!row) return null;
    const { id, status, due, agreed, kept } = row;
    if (!agreed) return { is: 'not-agreed' };
    const isCancelled = status === 'cancelled';
    const isOver = isCancelled || (status === 'open' && due < dayOf(now));
    if (isOver && !kept) return { is: isCancelled ? 'cancelled' : 'expired', invitation: id };
    return {
      is: isOver ? 'kept' : status === 'open' ? 'open' : 'completed',
      conversation: conversationOf(this.#keys, this.#side, id),
      ticket: { invitation: id, claim: claimOf(this.#keys, code).toString('base64url') },
    };
  }

  async cancel(id: string, now: Date, by?: string): Promise<boolean> {
    return isUuid(id) && (await this.#db.execute(cancelling, { id, ...audited(by, now) })) > 0;
  }

  #row({ questionnaire, participant, reference, due }: New, place: number, now: Date) {
    const { key, keepMonths } = questionnaire.questionnaire;
    const { kind, ...bands } = participant;
    const [id, who, code] = [uuidAt(now), uuidAt(now), newCode()];
    const row = {
      id,
      participant: who,
      person: personOf(this.#keys, who),
      kind,
      reference,
      bands: bandsText(bands),
      questionnaire: key,
      code_hash: codeHash(this.#keys, code).toString('base64'),
      code_sealed: this.#keys.sealer.seal(code, `code:${id}`).toString('base64'),
      month: monthOf(now),
      due: dayOf(due),
      delete_on: addMonths(new Date(Math.max(+due, +now)), keepMonths),
      place,
    };
    return { id, code, row };
  }
}

const lookedSchema = z.object({
  id: z.string(),
  status: z.string(),
  due: z.date(),
  agreed: z.boolean(),
  kept: z.boolean(),
});

/** Without consent to contact, a victim's code leads nowhere. */
const agrees: Readonly<Record<Side, string>> = {
  people: 'true',
  victim: `exists (
    select from consent_now n
    where n.participant_id = i.participant_id and n.purpose = 'contact' and n.given)`,
};
const looking = perSide((side) =>
  query(
    'invitations.find',
    `select id, status, due, ${agrees[side]} as agreed,
      exists (
        select from conversation c where c.invitation_id = i.id and c.response_id is not null) as kept
    from invitation i where code_hash = $codeHash::bytea`,
    lookedSchema,
  ),
);

/** Many times the teams, areas and languages of any service. */
const mostNames = 5_000;
const naming = query(
  'invitations.own-names',
  `select distinct b.band, b.name from participant p, json_each_text(p.bands::json) b(band, name)
   where b.band = any($bands::text[]) order by b.band, b.name
   limit $most::int`,
  z.object({ band: z.string(), name: z.string() }),
);

const locking = command(
  'invitations.lock',
  `select pg_advisory_xact_lock(hashtextextended($batch::text, 0))`,
);

/**
 * Everything or nothing, the entry in the audit record too. Whoever has the reference already keeps their
 * row, and with it the token that counts them as one person. Participants are taken in one order, so that two
 * sheets with the same ones wait for one another and never both for ever.
 */
const making = command(
  'invitations.create',
  `with asked as materialized (
    select *, coalesce(reference, participant::text) as somebody from json_to_recordset($rows::json) as a(
      id uuid, participant uuid, person text, kind text, reference text, bands text, questionnaire text,
      code_hash text, code_sealed text, month text, due date, delete_on date, place int)
    where $batch::uuid is null or not exists (select from invitation where batch = $batch::uuid)
  ), known as (
    insert into participant (id, kind, person, pseudonym, bands, made_at, delete_on)
    select distinct on (kind, somebody) participant, kind, person, reference, bands, $now::timestamptz,
      max(delete_on) over (partition by kind, somebody)
    from asked order by kind, somebody, place desc
    on conflict (kind, pseudonym) where pseudonym is not null do update set
      bands = excluded.bands, delete_on = greatest(participant.delete_on, excluded.delete_on)
    returning id, kind, coalesce(pseudonym, id::text) as somebody
  ), ${auditing({
    did: `'invitation.create'`,
    to: `coalesce('batch:' || $batch::uuid::text, min(id::text))`,
    from: 'asked where $who::text is not null having count(*) > 0',
  })}
  insert into invitation (
    id, participant_id, questionnaire, code_hash, code_sealed, bands, month, due, made_at, delete_on,
    batch, place)
  select a.id, k.id, a.questionnaire, decode(a.code_hash, 'base64'), decode(a.code_sealed, 'base64'), a.bands,
    a.month, a.due, $now::timestamptz, a.delete_on, $batch::uuid,
    case when $batch::uuid is not null then a.place end
  from asked a join known k on k.kind = a.kind and k.somebody = a.somebody`,
);

/** A turn that was begun before loses by the version and finds the conversation closed. */
const cancelling = command(
  'invitations.cancel',
  `with ended as (
    update invitation set status = 'cancelled', code_sealed = null
    where id = $id::uuid and status in ('open', 'cancelled')
    returning id
  ), closed as (
    update conversation c set closed = true, version = c.version + 1, moved_at = $now::timestamptz
    from ended where c.invitation_id = ended.id and not c.closed
  ), ${auditing({ did: `'invitation.cancel'`, from: 'ended where $who::text is not null' })}
  select from ended`,
);
