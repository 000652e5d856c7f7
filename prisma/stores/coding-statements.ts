import { z } from 'zod';
import type { Side } from '../../domain/participant.ts';
import { command, perSide, query } from '../database/statement.ts';
import { mayQuote, readable } from './readable-answers.ts';

const answerSchema = z.object({
  response: z.string(),
  question: z.string(),
  version: z.number(),
  month: z.string(),
  sealed: z.instanceof(Uint8Array),
  quotable: z.boolean(),
  codings: z.array(
    z.object({ coder: z.string(), themes: z.array(z.string()), praise: z.boolean(), settles: z.boolean() }),
  ),
});
export type AnswerRow = z.infer<typeof answerSchema>;
const countSchema = z.object({ many: z.number() });

/** One of a coding's themes is two by now, or was merged into one that is. */
const isSplit = `exists (
        select from unnest(c.themes) x join service.theme t on t.id = x
          join service.theme n on n.id = coalesce(t.merged_into, t.id)
        where n.split_at is not null)`;

/**
 * Codings as they stand now: what was merged is the theme it was merged into, and `split` says that one of
 * its themes is two by now. Both are looked up for the answers that are asked about and no others.
 */
const coded = `
  coded as not materialized (
    select c.response_id, c.question, c.coder, c.praise, c.settles, c.at,
      array(
        select distinct coalesce(t.merged_into, t.id)::text
        from unnest(c.themes) x join service.theme t on t.id = x order by 1) as themes,
      ${isSplit} as split
    from coding c
  ), standing as not materialized (
    select response_id, question, bool_or(split) as split,
      bool_or(settles) or count(distinct themes::text || praise::text) = 1 as settled
    from coded group by response_id, question
  )`;

const columns = (side: Side) => `
  a.response_id as response, a.question, t.version_id as version, t.month, a.sealed,
  ${mayQuote(side)} as quotable,
  coalesce((
    select json_agg(json_build_object(
      'coder', c.coder, 'themes', c.themes, 'praise', c.praise, 'settles', c.settles) order by c.at, c.coder)
    from coded c where c.response_id = a.response_id and c.question = a.question), '[]'::json) as codings`;

/**
 * Answers that nobody has read, and those about a theme that is two by now: found by index, however many are
 * read.
 */
const unread = `
  unread as (
    select response_id, question from answer
    where sealed is not null and 'said' = any(categories) and reading = 'unread'
    union all
    select distinct response_id, question from coding where themes && array(
      select t.id from service.theme t join service.theme n on n.id = coalesce(t.merged_into, t.id)
      where n.split_at is not null)
  )`;
const isUnread = (side: Side) =>
  `unread u cross join ${readable(side)} and a.response_id = u.response_id and a.question = u.question`;

/** What is so of the codings of an answer: asked of one answer at a time, which no join makes quicker. */
const stands = (what: string) => `coalesce((
    select ${what} and not s.split from standing s
    where s.response_id = a.response_id and s.question = a.question), false)`;
/** Others have read it, and this person has not; what was settled by decision needs no second look. */
const isSecond = (side: Side) => `${readable(side)} and a.reading <> 'unread' and not exists (
    select from coding c
    where c.response_id = a.response_id and c.question = a.question and (c.coder = $who or c.settles))
  and ${stands('s.settled')}`;
const isDiffering = (side: Side) =>
  `${readable(side)} and a.reading = 'differing' and ${stands('not s.settled')}`;

/** As many as are asked for, from after one answer on. */
const queueOf = (side: Side, name: string, from: string, order: 'asc' | 'desc') =>
  query(
    `codings.${name}`,
    `with ${coded}, ${unread}
    select ${columns(side)} from ${from}
      and ($response::uuid is null
        or (a.response_id, a.question) ${order === 'desc' ? '<' : '>'} ($response::uuid, $question::text))
    order by a.response_id ${order}, a.question ${order} limit $most::int`,
    answerSchema,
  );
export const queues = perSide((side) => ({
  unread: {
    oldest: queueOf(side, 'unread-oldest', isUnread(side), 'asc'),
    newest: queueOf(side, 'unread-newest', isUnread(side), 'desc'),
  },
  second: {
    oldest: queueOf(side, 'second-oldest', isSecond(side), 'asc'),
    newest: queueOf(side, 'second-newest', isSecond(side), 'desc'),
  },
}));

const counting = (name: string, from: string) =>
  query(
    `codings.${name}`,
    `with ${coded}
    select (select count(*)::int from (select from ${from} limit $most::int) as found) as many`,
    countSchema,
  );
export const countingSecond = perSide((side) => counting('count-second', isSecond(side)));
export const countingDiffering = perSide((side) => counting('count-differing', isDiffering(side)));

/** In no order: as many as are asked for, and no more are looked at. */
export const someUnread = perSide((side) =>
  query(
    'codings.some-unread',
    `with ${coded}, ${unread} select ${columns(side)} from ${isUnread(side)} limit $most::int`,
    answerSchema,
  ),
);

export const differing = perSide((side) =>
  query(
    'codings.differing',
    `with ${coded}
    select ${columns(side)} from ${isDiffering(side)} order by a.response_id, a.question limit $most::int`,
    answerSchema,
  ),
);

export const one = perSide((side) =>
  query(
    'codings.one',
    `with ${coded}
    select ${columns(side)}
    from ${readable(side)} and a.response_id = $response::uuid and a.question = $question`,
    answerSchema,
  ),
);

/** What names a theme that was split says nothing any more once somebody has read the answer anew. */
export const writing = perSide((side) =>
  command(
    'codings.code',
    `with here as (
      select a.response_id, a.question
      from ${readable(side)} and a.response_id = $response::uuid and a.question = $question
    ), stale as (
      delete from coding c using here h
      where c.response_id = h.response_id and c.question = h.question and c.coder <> $who
        and ${isSplit}
    ), overruled as (
      update coding c set settles = false from here h
      where $settles::bool and c.response_id = h.response_id and c.question = h.question
        and c.coder <> $who and c.settles
    )
    insert into coding (response_id, question, coder, themes, praise, settles, at)
    select response_id, question, $who, $themes::uuid[], $praise::bool, $settles::bool, $now::timestamptz
    from here
    on conflict (response_id, question, coder) do update set
      themes = excluded.themes, praise = excluded.praise, settles = excluded.settles, at = excluded.at`,
  ),
);

/**
 * Parts of a statement that end in what settled answers are about, of whatever response: `said` (response_id,
 * themes, praise).
 */
export const settled = `${coded}, agreed as (
    select c.*, dense_rank() over one + dense_rank() over other - 1 as apart,
      bool_or(c.settles) over whole as decided
    from coded c
    window whole as (partition by c.response_id, c.question),
      one as (partition by c.response_id, c.question order by c.themes::text || c.praise::text),
      other as (partition by c.response_id, c.question order by c.themes::text || c.praise::text desc)
  ), said as (
    select distinct on (c.response_id, c.question) c.response_id, c.themes, c.praise
    from agreed c where c.decided or c.apart = 1
    order by c.response_id, c.question, c.settles desc, c.at desc
  )`;

/** Of answers that are settled and whose response counts by now. */
const about = `
  with ${settled}, about as (
    select response_id, unnest(themes) as theme from said
    union all select response_id, null from said where praise
  )`;
export const raised = query(
  'codings.raised',
  `${about}
  select about.theme, count(distinct t.person)::int as respondents
  from about join tally t on t.response_id = about.response_id
  where t.codes is not null group by about.theme`,
  z.object({ theme: z.string().nullable(), respondents: z.number() }),
);
export const raisedIn = query(
  'codings.raised-in',
  `${about}
  select distinct about.theme, t.person, t.month from about join tally t on t.response_id = about.response_id
  where t.codes is not null and t.month between $from and $to`,
  z.object({ theme: z.string().nullable(), person: z.string(), month: z.string() }),
);
