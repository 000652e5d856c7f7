import { z } from 'zod';
import { purposes } from '../../domain/consent.ts';
import { journeyFacts, notReachedReasons } from '../../domain/journey.ts';
import { command, query } from '../database/statement.ts';
import { auditing } from './audit.ts';
import { bandsOf } from './bands-as-text.ts';

const victimSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    bands: z.string().transform(bandsOf),
    madeAt: z.date(),
    hasContact: z.boolean(),
    consents: z.partialRecord(z.enum(purposes), z.boolean()).nullable(),
    since: z.partialRecord(z.enum(purposes), z.coerce.date()).nullable(),
    person: z.string(),
    facts: z.partialRecord(z.enum(journeyFacts), z.string()).nullable(),
    reason: z.enum(notReachedReasons).nullable(),
  })
  .transform(({ bands, consents, since, person, facts, reason, ...victim }) => ({
    ...victim,
    age: bands.age ?? null,
    consents: consents ?? {},
    since: since ?? {},
    journey: { person, facts: facts ?? {}, reason },
  }));

export const adding = command(
  'victims.add',
  `with added as (
    insert into participant (id, kind, person, pseudonym, bands, contact, made_at, delete_on)
    values (
      $id::uuid, 'victim', $person, $reference, $bands, $contact::bytea, $now::timestamptz, $deleteOn::date)
    on conflict do nothing
    returning id
  ), identified as (
    insert into journey_fact (participant_id, fact, on_day, recorded_by, recorded_at)
    select id, 'identified', $identifiedOn::date, $who, $now::timestamptz from added
  ), ${auditing({ did: `'victim.add'`, from: 'added' })}
  select from added`,
);

const columns = `
  p.id, p.person, p.pseudonym as reference, p.bands, p.made_at as "madeAt",
  p.contact is not null as "hasContact",
  (select json_object_agg(n.purpose, n.given) from consent_now n where n.participant_id = p.id) as consents,
  (select json_object_agg(n.purpose, n.since) from consent_now n where n.participant_id = p.id) as since,
  (select json_object_agg(f.fact, f.on_day) from journey_fact f where f.participant_id = p.id) as facts,
  (select f.reason from journey_fact f where f.participant_id = p.id and f.fact = 'not-reached') as reason`;

export const listing = query(
  'victims.list',
  `select ${columns} from participant p
  where p.pseudonym is not null
    and ($reference::text is null or position(lower($reference) in lower(p.pseudonym)) > 0)
    and ($after::uuid is null or (p.made_at, p.id) < (
      select last.made_at, last.id from participant last where last.id = $after::uuid))
  order by p.made_at desc, p.id desc limit $most::int`,
  victimSchema,
);

/** By id, which is how they stand in the table: the list's own order would sort everybody each time. */
export const walking = query(
  'victims.walk',
  `select ${columns} from participant p
  where p.pseudonym is not null and ($after::uuid is null or p.id > $after::uuid)
  order by p.id limit $most::int`,
  victimSchema,
);

export const knowing = query(
  'victims.known',
  `select p.id, p.pseudonym as reference, exists (
      select from consent_now n where n.participant_id = p.id and n.purpose = 'contact' and not n.given
    ) as withdrew
  from participant p where p.kind = 'victim' and p.pseudonym = any($references::text[])`,
  z.object({ id: z.string(), reference: z.string(), withdrew: z.boolean() }),
);

export const one = query(
  'victims.one',
  `select ${columns} from participant p where p.id = $id::uuid and p.pseudonym is not null`,
  victimSchema,
);

/**
 * Who does not want to be contacted is not kept reachable; where they said so just now, the database leaves
 * it empty.
 */
export const keeping = command(
  'victims.keep-contact',
  `with kept as (
    update participant p set contact = $contact::bytea
    where p.id = $id::uuid and ($contact::bytea is null or not exists (
      select from consent_now n where n.participant_id = p.id and n.purpose = 'contact' and not n.given))
    returning p.id, $contact::bytea is null or p.contact is not null as done
  ), ${auditing({ did: '$did', from: 'kept where done and $who::text is not null' })}
  select from kept where done`,
);

export const inviting = command(
  'victims.invite',
  `with known as (
    update participant set delete_on = greatest(delete_on, $deleteOn::date) where id = $victim::uuid
    returning id, bands
  ), made as (
    insert into invitation (
      id, participant_id, questionnaire, code_hash, code_sealed, bands, month, due, made_at,
      delete_on, speaker)
    select $id::uuid, id, $questionnaire, $codeHash::bytea, $codeSealed::bytea, bands, $month, $due::date,
      $now::timestamptz, $deleteOn::date, $speaker
    from known
    on conflict (id) do nothing
    returning id
  ), ${auditing({ did: `'invitation.create'`, from: 'made where $who::text is not null' })}
  select from made`,
);
