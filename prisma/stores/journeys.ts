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
import { command, query } from '../database/statement.ts';
import type { Keys } from '../sealing/sealing.ts';
import { audited, auditing } from './audit.ts';
import { bandsText } from './bands-as-text.ts';
import { recordMonths } from './victims.ts';

/** What was done for somebody. What is written is on the audit record too. */
export type JourneyStore = {
  /**
   * Writes a fact down, in the place of an earlier day for it; null takes it back. False where there is no
   * such person.
   */
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
  /**
   * A sheet, all or nothing: who is not known yet is added. A fact told in the sheet takes the place of an
   * earlier day.
   */
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

  async set(entry: Parameters<JourneyStore['set']>[0]): Promise<boolean> {
    const { victim, fact, day, reason = null, who, now } = entry;
    if (!isUuid(victim)) return false;
    const values = { victim, fact, day: day && dayOf(day), reason, ...audited(who, now) };
    return (await this.#db.execute(setting, values)) > 0;
  }

  async all(): Promise<Journey[]> {
    const all: Journey[] = [];
    for (let after: string | null = null; ; ) {
      const rows: (Journey & { id: string })[] = await this.#db.query(reading, { after, most: some });
      all.push(...rows.map(({ person, facts, reason }) => ({ person, facts, reason })));
      const last = rows.at(-1);
      if (!last || rows.length < some) return all;
      after = last.id;
    }
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
    const deleteOn = addMonths(now, recordMonths);
    const values = { sheet: JSON.stringify(sheet), deleteOn, ...audited(who, now) };
    const [counts] = await this.#db.query(bringing, values);
    return counts ?? { added: 0, known: 0 };
  }
}

/** So many are read in one go, before others have their turn. */
const some = 500;

const journeySchema = z.object({
  id: z.string(),
  person: z.string(),
  facts: z.partialRecord(z.enum(journeyFacts), z.string()),
  reason: z.enum(notReachedReasons).nullable(),
});

const reading = query(
  'journeys.all',
  `select p.id, p.person, json_object_agg(f.fact, f.on_day) as facts, max(f.reason) as reason
  from (
    select id, person from participant p
    where ($after::uuid is null or id > $after::uuid)
      and exists (select from journey_fact f where f.participant_id = p.id)
    order by id limit $most::int
  ) p join journey_fact f on f.participant_id = p.id
  group by p.id, p.person order by p.id`,
  journeySchema,
);

const setting = command(
  'journeys.set',
  `with known as (
    select id from participant where id = $victim::uuid
  ), taken_back as (
    delete from journey_fact where participant_id = $victim::uuid and fact = $fact and $day::date is null
  ), told as (
    insert into journey_fact (participant_id, fact, on_day, reason, recorded_by, recorded_at)
    select id, $fact, $day::date, $reason, $who, $now::timestamptz from known where $day::date is not null
    on conflict (participant_id, fact) do update set
      on_day = excluded.on_day, reason = excluded.reason,
      recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
  ), ${auditing({
    did: `case when $day::date is null then 'journey.take-back' else 'journey.record' end`,
    from: 'known',
  })}
  select from known`,
);

/**
 * Participants are taken in one order, so that two sheets with the same ones wait for one another and never
 * both for ever.
 */
const bringing = query(
  'journeys.bring-in',
  `with sheet as materialized (
    select * from json_to_recordset($sheet::json) as s(
      id uuid, person text, reference text, bands text, tells_age bool, facts json)
  ), before as (
    select p.id, s.reference
    from sheet s join participant p on p.kind = 'victim' and p.pseudonym = s.reference
  ), somebody as (
    insert into participant (id, kind, person, pseudonym, bands, made_at, delete_on)
    select s.id, 'victim', s.person, s.reference, s.bands, $now::timestamptz, $deleteOn::date
    from sheet s order by s.reference
    on conflict (kind, pseudonym) where pseudonym is not null do update set
      bands = case when (select s.tells_age from sheet s where s.reference = participant.pseudonym)
        and not exists (
          select from consent_now n
          where n.participant_id = participant.id and n.purpose = 'contact' and not n.given)
        then excluded.bands else participant.bands end,
      delete_on = greatest(participant.delete_on, excluded.delete_on)
    returning id, pseudonym
  ), told as (
    insert into journey_fact (participant_id, fact, on_day, reason, recorded_by, recorded_at)
    select p.id, f.fact, f.on_day, f.reason, $who, $now::timestamptz
    from sheet s join somebody p on p.pseudonym = s.reference
      cross join lateral json_to_recordset(s.facts) as f(fact text, on_day date, reason text)
    on conflict (participant_id, fact) do update set
      on_day = excluded.on_day, reason = excluded.reason,
      recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
  ), counts as (
    select (select count(*)::int from sheet) - (select count(*)::int from before) as added,
      (select count(*)::int from before) as known
  ), ${auditing({ did: `'victim.import'`, to: `'sheet:' || added || '+' || known`, from: 'counts' })}
  select added, known from counts`,
  z.object({ added: z.number(), known: z.number() }),
);
