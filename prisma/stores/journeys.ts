import { z } from 'zod';
import { addMonths, dayOf } from '../../domain/calendar.ts';
import {
  type Journey,
  type JourneyFact,
  journeyFacts,
  type NotReachedReason,
  notReachedReasons,
} from '../../domain/journey.ts';
import type { Bands } from '../../domain/participant.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid, personOf, uuidAt } from '../database/identifiers.ts';
import type { Keys } from '../sealing/sealing.ts';
import { audited } from './audit.ts';
import { bandsText } from './bands-as-text.ts';
import { recordMonths } from './victims.ts';

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

/** What was done for each person who was harmed, as facts with days. */
export class Journeys implements JourneyStore {
  readonly #db: Connection;
  readonly #keys: Keys;

  constructor(db: Connection, keys: Keys) {
    this.#db = db;
    this.#keys = keys;
  }

  async set({ victim, fact, day, reason, who, now }: Parameters<JourneyStore['set']>[0]): Promise<boolean> {
    if (!isUuid(victim)) return false;
    const values = [victim, fact, day && dayOf(day), reason ?? null, now, ...audited(who, now)];
    const found = await this.#db.run((client) => client.$queryRawUnsafe<unknown[]>(setting, ...values));
    return found.length > 0;
  }

  async all(): Promise<Journey[]> {
    const rows = await this.#db.run((client) => client.$queryRawUnsafe(reading));
    return z.array(journeySchema).parse(rows);
  }

  async bringIn({
    rows,
    who,
    now,
  }: Parameters<JourneyStore['bringIn']>[0]): Promise<{ added: number; known: number }> {
    // Of one moment, the list has the greatest id first: so they stand there in the order of the sheet.
    const ids = rows.map(() => uuidAt(now)).sort();
    const sheet = rows.map(({ reference, age, facts, reason }, n) => {
      const id = ids[rows.length - 1 - n] ?? uuidAt(now);
      return {
        id,
        person: personOf(this.#keys, id),
        reference,
        bands: bandsText(age ? { age } : {}),
        tells_age: age !== undefined,
        facts: journeyFacts.flatMap((fact) => {
          const day = facts[fact];
          return day ? [{ fact, on_day: dayOf(day), reason: fact === 'not-reached' ? reason : null }] : [];
        }),
      };
    });
    const [counts] = await this.#db.run((client) =>
      client.$queryRawUnsafe<{ added: number; known: number }[]>(
        bringing,
        JSON.stringify(sheet),
        now,
        addMonths(now, recordMonths),
        ...audited(who, now),
      ),
    );
    return counts ?? { added: 0, known: 0 };
  }
}

const journeySchema = z.object({
  person: z.string(),
  facts: z.partialRecord(z.enum(journeyFacts), z.string()),
  reason: z.enum(notReachedReasons).nullable(),
});

const reading = `
  select p.person, json_object_agg(f.fact, f.on_day) as facts, max(f.reason) as reason
  from participant p join journey_fact f on f.participant_id = p.id group by p.id`;

const setting = `
  with known as (
    select id from participant where id = $1::uuid
  ), taken_back as (
    delete from journey_fact where participant_id = $1::uuid and fact = $2 and $3::date is null
  ), told as (
    insert into journey_fact (participant_id, fact, on_day, reason, recorded_by, recorded_at)
    select id, $2, $3::date, $4, $6, $5::timestamptz from known where $3::date is not null
    on conflict (participant_id, fact) do update set
      on_day = excluded.on_day, reason = excluded.reason, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
  ), noted as (
    insert into service.audit (who, did, to_what, at, delete_on)
    select $6, case when $3::date is null then 'journey.take-back' else 'journey.record' end, id::text, $5::timestamptz, $7::date from known
  )
  select id from known`;

/** People are taken in one order, so that two sheets with the same people wait for one another and never both for ever. */
const bringing = `
  with sheet as materialized (
    select * from json_to_recordset($1::json) as s(id uuid, person text, reference text, bands text, tells_age bool, facts json)
  ), before as (
    select p.id, s.reference from sheet s join participant p on p.kind = 'victim' and p.pseudonym = s.reference
  ), somebody as (
    insert into participant (id, kind, person, pseudonym, bands, made_at, delete_on)
    select s.id, 'victim', s.person, s.reference, s.bands, $2::timestamptz, $3::date from sheet s order by s.reference
    on conflict (kind, pseudonym) where pseudonym is not null do update set
      bands = case when (select s.tells_age from sheet s where s.reference = participant.pseudonym)
        and not exists (
          select from consent_now n where n.participant_id = participant.id and n.purpose = 'contact' and not n.given)
        then excluded.bands else participant.bands end,
      delete_on = greatest(participant.delete_on, excluded.delete_on)
    returning id, pseudonym
  ), told as (
    insert into journey_fact (participant_id, fact, on_day, reason, recorded_by, recorded_at)
    select p.id, f.fact, f.on_day, f.reason, $4, $2::timestamptz
    from sheet s join somebody p on p.pseudonym = s.reference
      cross join lateral json_to_recordset(s.facts) as f(fact text, on_day date, reason text)
    on conflict (participant_id, fact) do update set
      on_day = excluded.on_day, reason = excluded.reason, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
  ), counts as (
    select (select count(*)::int from sheet) - (select count(*)::int from before) as added, (select count(*)::int from before) as known
  ), noted as (
    insert into service.audit (who, did, to_what, at, delete_on)
    select $4, 'victim.import', 'sheet:' || added || '+' || known, $2::timestamptz, $5::date from counts
  )
  select added, known from counts`;
