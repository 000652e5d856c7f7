import { bandKeys } from '../../../domain/participant.ts';

/** How much of each there is: many times what a large service has. */
export const large = {
  responses: 10_000,
  invitations: 40_000,
  victims: 10_000,
  ownWords: 1_000,
  codings: 800,
  quotations: 600,
};
const written = 200;
const names = 500;

/** Every band, drawn evenly, and a team of its own for every fortieth. */
const bands = [
  ...Object.entries(bandKeys).map(([band, keys]) => {
    const place = `1 + (hashint8(n + ${band.length}) & 65535) % ${keys.length}`;
    return [band, `(array[${keys.map((key) => `'${key}'`)}])[${place}]`] as const;
  }),
  ['team', `'team-' || n % ${names}`] as const,
];
const inJson = bands.map(([band, value]) => `'"${band}":"' || ${value} || '"'`);
const bandsText = `'{' || ${inJson.join(` || ',' || `)} || '}'`;

/** Statements that fill, each with its values. */
export const filling: readonly (readonly [text: string, values: readonly unknown[]])[] = [
  [
    `with tallied as (
      select response_id, row_number() over () as n from people.tally where questionnaire = 'end-of-order'
    )
    update people.tally t set bands = ${bandsText} from tallied where tallied.response_id = t.response_id`,
    [],
  ],
  [
    `with drawn as materialized (
      select n, uuidv7() as participant, uuidv7() as invitation, ${bandsText} as bands,
        now() - make_interval(days => n % 300) as at
      from generate_series(1, $1::int) n
    ), participants as (
      insert into people.participant (id, kind, person, pseudonym, bands, made_at, delete_on)
      select participant, 'child', right(encode(uuid_send(participant), 'hex'), 11), 'R-' || n, bands, at,
        at + interval '3 years'
      from drawn
    )
    insert into people.invitation
      (id, participant_id, questionnaire, code_hash, bands, month, due, status, made_at, delete_on)
    select invitation, participant, 'end-of-order', uuid_send(invitation), bands, to_char(at, 'YYYY-MM'),
      now() + interval '60 days', (array['open', 'open', 'open', 'cancelled'])[1 + n % 4], at,
      at + interval '3 years'
    from drawn`,
    [large.invitations],
  ],
  [
    `with drawn as materialized (
      select n, uuidv7() as id, now() - make_interval(days => n % 300) as at
      from generate_series(1, $1::int) n
    ), added as (
      insert into victim.participant (id, kind, person, pseudonym, bands, made_at, delete_on)
      select id, 'victim', right(encode(uuid_send(id), 'hex'), 11), 'V-' || n, '{"age":"18-plus"}', at,
        at + interval '3 years'
      from drawn returning id
    ), facts as (
      insert into victim.journey_fact (participant_id, fact, on_day, recorded_by, recorded_at)
      select id, fact, at + make_interval(days => days), 'rj-worker', at
      from drawn cross join (values ('identified', 0, 1), ('contact-requested', 1, 1), ('asked', 2, 2),
        ('consented', 3, 3), ('offered', 4, 4), ('kept-informed', 9, 5)) f(fact, days, often)
      where n % often = 0
    )
    insert into victim.consent_now (participant_id, purpose, given, since)
    select id, 'contact', n % 9 > 0, at from drawn where n % 3 = 0`,
    [large.victims],
  ],
  [
    `insert into service.audit (who, did, to_what, at, delete_on)
    select 'lead', 'answers.read', uuidv7()::text, now(), now() + interval '7 years'
    from generate_series(1, 100000)`,
    [],
  ],
  // Nobody said these words, so that nobody agreed to pass them on.
  [
    `set session_replication_role = replica;
    insert into service.passed_on (id, recipient, sealed, made_on, delete_on, opened_at, opened_by)
    select uuidv7(), 'Case manager, north team', '\\x00', now(), now() + interval '3 months',
      case when n % 2 = 0 then now() end, case when n % 2 = 0 then 'worker' end
    from generate_series(1, ${written}) n`,
    [],
  ],
  [
    `insert into service.commitment (
      id, theme_id, said, doing, owner, due, status, on_wall, made_at, moved_at)
    select uuidv7(), (select id from service.theme order by place offset n % 20 limit 1),
      'You said that nobody rings when they say they will.', 'We ring you on the day that we said.',
      'Operations manager', now() + make_interval(days => n), (array['thinking', 'doing', 'done'])[1 + n % 3],
      n % 2 = 0, now(), now()
    from generate_series(1, $1::int) n`,
    [written],
  ],
  [
    `insert into service.gap (id, what, owner, due, made_at, moved_at)
    select uuidv7(), 'Fewer girls answered than there are.', 'Participation lead', now(), now(), now()
    from generate_series(1, $1::int) n`,
    [written],
  ],
  [
    `insert into service.caseload (id, counted_on, band, value, children, who, at)
    select '00000000-0000-7000-8000-000000000001', now(), band, value, 30, 'lead', now()
    from (values ('gender', 'girl'), ('gender', 'boy'), ('age', '10-14'), ('age', '15-17')) c (band, value)`,
    [],
  ],
];
