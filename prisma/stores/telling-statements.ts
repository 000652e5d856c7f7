import { z } from 'zod';
import { statuses, verdicts } from '../../domain/commitment.ts';
import type { Side } from '../../domain/participant.ts';
import { command, perSide, query } from '../database/statement.ts';
import { settled } from './coding-statements.ts';

/**
 * Whether whoever gave the response `r` asked to hear back: a victim by what they agree to now, everybody
 * else by what they answered.
 */
const asks: Readonly<Record<Side, string>> = {
  people: `exists (
    select from answer h
    where h.response_id = r.id and h.question = 'hear-back' and 'yes' = any(h.categories))`,
  victim: `(
    select count(*) = 2 from invitation i join consent_now n on n.participant_id = i.participant_id
    where i.id = r.invitation_id and n.purpose in ('contact', 'hear-back') and n.given)`,
};

/**
 * Who raised what, by settled codings. Whoever speaks for somebody else is not in the counts, and so not
 * here.
 */
const raised = `
  ${settled}, about as (
    select said.response_id, theme, t.person
    from said cross join unnest(said.themes) as theme join tally t using (response_id)
  )`;

/** The theme of a commitment, or what that was merged into. */
const theme = 'coalesce(th.merged_into, th.id)::text';

/** What somebody said since is not what it answers. */
const queueing = (side: Side, name: string, which: string) =>
  command(
    `tellings.${name}`,
    `with ${raised}, updates as (
      select u.id, u.made_at, ${theme} as theme
      from service.update u join service.commitment c on c.id = u.commitment_id
        join service.theme th on th.id = c.theme_id
      where ${which}
    )
    insert into telling (update_id, response_id, person, made_at)
    select distinct on (updates.id, about.person) updates.id, r.id, about.person, $now::timestamptz
    from updates join about using (theme) join response r on r.id = about.response_id
    where ${asks[side]} and coalesce(r.ended_at, r.started_at) <= updates.made_at
    order by updates.id, about.person, r.id desc
    on conflict do nothing`,
  );
export const queueingOne = perSide((side) => queueing(side, 'queue', 'u.id = $update::uuid'));
export const queueingSince = perSide((side) =>
  queueing(side, 'queue-since', 'u.made_at >= $since::timestamptz'),
);

/** What waits on a theme that by now nobody says they raised: the answer was read anew. */
export const unqueueing = command(
  'tellings.unqueue',
  `with ${raised}
  delete from telling g using service.update u, service.commitment c, service.theme th
  where u.id = g.update_id and c.id = u.commitment_id and th.id = c.theme_id and g.outcome <> 'told'
    and not exists (select from about where about.response_id = g.response_id and about.theme = ${theme})`,
);

export const waiting = query(
  'tellings.waiting',
  `select u.id, u.status, u.said, u.did
  from conversation c join telling g on g.response_id = c.response_id
    join service.update u on u.id = g.update_id
  where c.id = $conversation::uuid and g.outcome <> 'told' order by u.made_at, u.id`,
  z.object({ id: z.string(), status: z.enum(statuses), said: z.string(), did: z.string() }),
);

export const outcomes = query(
  'tellings.outcomes',
  `select outcome, way, why, verdict, shown_way as "shownWay", shown_verdict as "shownVerdict"
  from telling where update_id = $update::uuid
  order by outcome, way, why, verdict`,
  z.object({
    outcome: z.enum(['waiting', 'told', 'unreachable']),
    way: z.enum(['page', 'chat']).nullable(),
    why: z.enum(['no-chat', 'refused', 'failed']).nullable(),
    verdict: z.enum(verdicts).nullable(),
    shownWay: z.enum(['page', 'chat']).nullable(),
    shownVerdict: z.enum(verdicts).nullable(),
  }),
);

const changed = { told: 'shown_way is distinct from way', judged: 'shown_verdict is distinct from verdict' };
export const unshown = query(
  'tellings.unshown',
  `select (count(*) filter (where ${changed.told}))::int as told,
    (count(*) filter (where ${changed.judged}))::int as judged
  from telling where update_id = $update::uuid`,
  z.object({ told: z.number(), judged: z.number() }),
);
export const showing = {
  told: command(
    'tellings.show-told',
    `update telling set shown_way = way where update_id = $update::uuid and ${changed.told}`,
  ),
  judged: command(
    'tellings.show-judged',
    `update telling set shown_verdict = verdict where update_id = $update::uuid and ${changed.judged}`,
  ),
};

export const notHeard = query(
  'tellings.not-heard',
  `select count(distinct t.person)::int as respondents
  from answer a join tally t on t.response_id = a.response_id and t.codes is not null
  where a.question = 'hear-back' and 'yes' = any (a.categories)
    and not exists (select from telling g where g.person = t.person and g.outcome = 'told')`,
  z.object({ respondents: z.number() }),
);

export const heardBack = perSide((side) =>
  query(
    'tellings.heard-back',
    `with ${raised}, told as (
      select ${theme} as theme, g.person, min(g.told_at) as at
      from telling g join service.update u on u.id = g.update_id
        join service.commitment c on c.id = u.commitment_id join service.theme th on th.id = c.theme_id
      where g.outcome = 'told' group by 1, 2
    )
    select about.theme, about.person, min(coalesce(r.ended_at, r.started_at)) as "saidAt",
      bool_or(${asks[side]}) as asked, min(told.at) as "toldAt"
    from about join response r on r.id = about.response_id
      join tally t on t.response_id = r.id and t.codes is not null
      left join told on told.theme = about.theme and told.person = about.person
    group by about.theme, about.person`,
    z.object({
      theme: z.string(),
      person: z.string(),
      saidAt: z.date(),
      asked: z.boolean(),
      toldAt: z.date().nullable(),
    }),
  ),
);

/** Where a response is spoken to again. */
const chat = `
  conversation c join chat_reference f on f.address = c.address
  where c.response_id = g.response_id and not c.closed`;

/**
 * The oldest that may be written now, one a response, for nobody else to take until the lease ends. After a
 * try that came to nothing it rests for as long as it has waited already, so that tries come ever more
 * seldom.
 */
export const claiming = query(
  'tellings.next',
  `with due as (
    select g.update_id, g.response_id from telling g
    where g.outcome = 'waiting' and exists (select from ${chat})
      and (g.tried_at is null or g.tried_at < $leaseEnds::timestamptz - (g.tried_at - g.made_at))
      and not exists (
        select from telling o where o.response_id = g.response_id and o.outcome = 'waiting'
          and (o.made_at, o.update_id) < (g.made_at, g.update_id))
    order by g.made_at, g.update_id limit 1 for update of g skip locked
  ), taken as (
    update telling g set tried_at = $now::timestamptz from due
    where g.update_id = due.update_id and g.response_id = due.response_id
    returning g.*
  )
  select g.update_id as update, g.response_id as response, g.made_at as "madeAt", c.id, c.address
  from taken g join conversation c on c.response_id = g.response_id`,
  z.object({
    update: z.string(),
    response: z.string(),
    id: z.string(),
    address: z.string(),
    madeAt: z.date(),
  }),
);

/** No chat leads to them in which a bot may speak first. They are told when they come. */
export const leaving = command(
  'tellings.unreachable',
  `update telling g set outcome = 'unreachable', why = 'no-chat', tried_at = $now::timestamptz
  where g.outcome = 'waiting' and ($all::bool or not exists (select from ${chat}))`,
);

/**
 * What was written to them did not arrive: it waits again, or is left until they come. Nothing is taken back
 * from who has said whether it helps.
 */
export const missing = command(
  'tellings.missed',
  `update telling set
    outcome = case when $why::text is null then 'waiting' else 'unreachable' end, why = $why, way = null,
    told_at = null, tried_at = $now::timestamptz
  where update_id = $update::uuid and response_id = $response::uuid and verdict is null
    and (outcome = 'waiting' or (outcome = 'told' and way = 'chat'))`,
);
