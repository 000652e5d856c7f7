import { z } from 'zod';
import type { Side } from '../../domain/participant.ts';
import { redacted } from '../../insight/redaction.ts';
import { tellsOfRisk } from '../../insight/risk.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid } from '../database/identifiers.ts';
import { openAnswer } from '../sealing/answers.ts';
import { type AnswerId, answerIdIn, sealedIdOf } from '../sealing/sealed-ids.ts';
import type { Keys } from '../sealing/sealing.ts';
import type { Questionnaires, Version } from './questionnaires.ts';
import { mayQuote, readable } from './readable-answers.ts';

/** Own words of one side, read one at a time and redacted, and what people say that they are about. */
export type CodingStore = {
  /** How many wait, told up to `most`. */
  waiting(who: string, most: number): Promise<{ unread: number; second: number; differing: number }>;
  /** The same without what others have read, which anybody may leave. */
  toDo(most: number): Promise<{ unread: number; differing: number }>;
  /**
   * The next answer that nobody has read, or (`second`) that others have and this person has not; after the one called `after`. What may
   * tell of somebody at risk is never among them: it goes to the safeguarding lead alone.
   */
  next(of: {
    who: string;
    queue: 'unread' | 'second';
    newestFirst: boolean;
    after?: string;
  }): Promise<ReadAnswer | null>;
  get(sealedId: string): Promise<ReadAnswer | null>;
  /** Answers about which people differ, and nobody has settled it. */
  differing(most: number): Promise<ReadAnswer[]>;
  /** What this person says it is about, in the place of what they said before. `settles`: whatever others say. False where it is gone. */
  code(coding: {
    sealedId: string;
    who: string;
    themes: readonly string[];
    praise: boolean;
    settles: boolean;
    now: Date;
  }): Promise<boolean>;
  /** Who raised what, of answers that are settled and count by now. `theme` is null for praise. */
  raised(): Promise<{ theme: string | null; person: string }[]>;
  /** The same in these months, both included, with the month in which they said it. */
  raisedIn(from: string, to: string): Promise<{ theme: string | null; person: string; month: string }[]>;
};

export type Coding = { coder: string; themes: string[]; praise: boolean; settles: boolean };

/** Of whom it is stands nowhere in it. */
export type ReadAnswer = {
  /** Leads back to the answer for who has it, and says nothing of it. Another each time. */
  sealedId: string;
  version: Version;
  question: string;
  /** Redacted. */
  text: string;
  /** YYYY-MM. */
  month: string;
  /** What was promised, or agreed to, allows to quote it. */
  mayQuote: boolean;
  codings: Coding[];
};

/** So many are looked at in one go, until one may be shown. */
const some = 20;

/** What the answers of one side are about, as people settle it. */
export class Codings implements CodingStore {
  readonly #db: Connection;
  readonly #side: Side;
  readonly #keys: Keys;
  readonly #questionnaires: Questionnaires;

  constructor(db: Connection, side: Side, keys: Keys, questionnaires: Questionnaires) {
    this.#db = db;
    this.#side = side;
    this.#keys = keys;
    this.#questionnaires = questionnaires;
  }

  async waiting(who: string, most: number): Promise<{ unread: number; second: number; differing: number }> {
    const [first, second] = await Promise.all([
      this.toDo(most),
      this.#many(countingSecond[this.#side], who, most),
    ]);
    return { ...first, second };
  }

  async toDo(most: number): Promise<{ unread: number; differing: number }> {
    const [differing, unread] = await Promise.all([
      this.#many(countingDiffering[this.#side], most),
      this.#read(someUnread[this.#side], most),
    ]);
    // What is never shown must not be said to wait.
    return { differing, unread: unread.filter((row) => this.#said(row) !== null).length };
  }

  async next(of: Parameters<CodingStore['next']>[0]): Promise<ReadAnswer | null> {
    const { who, queue, newestFirst } = of;
    const sql = queues[this.#side][queue][newestFirst ? 'newest' : 'oldest'];
    let after = of.after === undefined ? null : answerIdIn(this.#keys.sealer, this.#side, of.after);
    for (;;) {
      const rows = await this.#read(sql, who, after?.response ?? null, after?.question ?? null, some);
      for (const row of rows) {
        const answer = await this.#shown(row);
        if (answer) return answer;
      }
      const last = rows.at(-1);
      if (!last || rows.length < some) return null;
      after = last;
    }
  }

  async get(sealedId: string): Promise<ReadAnswer | null> {
    const at = answerIdIn(this.#keys.sealer, this.#side, sealedId);
    if (!at) return null;
    const [row] = await this.#read(one[this.#side], at.response, at.question);
    return row ? this.#shown(row) : null;
  }

  async differing(most: number): Promise<ReadAnswer[]> {
    const rows = await this.#read(differing[this.#side], most);
    const shown = await Promise.all(rows.map((row) => this.#shown(row)));
    return shown.filter((answer) => answer !== null);
  }

  async code(coding: Parameters<CodingStore['code']>[0]): Promise<boolean> {
    const at = answerIdIn(this.#keys.sealer, this.#side, coding.sealedId);
    const themes = [...new Set(coding.themes)].sort();
    if (!at || !themes.every(isUuid)) return false;
    const { who, praise, settles, now } = coding;
    const kept = await this.#db.run((client) =>
      client.$queryRawUnsafe<unknown[]>(
        writing[this.#side],
        at.response,
        at.question,
        who,
        themes,
        praise,
        settles,
        now,
      ),
    );
    return kept.length > 0;
  }

  async raised(): Promise<{ theme: string | null; person: string }[]> {
    return z
      .array(z.object({ theme: z.string().nullable(), person: z.string() }))
      .parse(await this.#db.run((client) => client.$queryRawUnsafe(raised)));
  }

  async raisedIn(
    from: string,
    to: string,
  ): Promise<{ theme: string | null; person: string; month: string }[]> {
    return z
      .array(z.object({ theme: z.string().nullable(), person: z.string(), month: z.string() }))
      .parse(await this.#db.run((client) => client.$queryRawUnsafe(raisedIn, from, to)));
  }

  async #many(sql: string, ...values: unknown[]): Promise<number> {
    const rows = await this.#db.run((client) => client.$queryRawUnsafe<unknown[]>(sql, ...values));
    return countSchema.parse(rows)[0].many;
  }

  #said(row: Row): string | null {
    const answer = openAnswer(this.#keys.sealer, row.response, row.question, row.sealed);
    const said = answer.is === 'given' && typeof answer.value === 'string' ? answer.value : '';
    return said === '' || tellsOfRisk(said) ? null : said;
  }

  /** Redacted; null where somebody may be at risk, which is not for whoever sorts answers. */
  async #shown(row: Row): Promise<ReadAnswer | null> {
    const said = this.#said(row);
    if (said === null) return null;
    return {
      sealedId: sealedIdOf(this.#keys.sealer, this.#side, row),
      version: await this.#questionnaires.version(row.version),
      question: row.question,
      text: redacted(said),
      month: row.month,
      mayQuote: row.quotable,
      codings: row.codings,
    };
  }

  async #read(sql: string, ...values: unknown[]): Promise<Row[]> {
    return z
      .array(rowSchema)
      .parse(await this.#db.run((client) => client.$queryRawUnsafe<unknown[]>(sql, ...values)));
  }
}

type Row = z.infer<typeof rowSchema> & AnswerId;
const rowSchema = z.object({
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
const countSchema = z.tuple([z.object({ many: z.number() })]);

/**
 * Codings as they stand now: what was merged is the theme it was merged into, and `split` says that one of its themes is two by now. Both
 * are looked up for the answers that are asked about and no others.
 */
const coded = `
  coded as not materialized (
    select c.response_id, c.question, c.coder, c.praise, c.settles, c.at,
      array(select distinct coalesce(t.merged_into, t.id)::text from unnest(c.themes) x join service.theme t on t.id = x order by 1) as themes,
      exists (
        select from unnest(c.themes) x join service.theme t on t.id = x join service.theme n on n.id = coalesce(t.merged_into, t.id)
        where n.split_at is not null) as split
    from coding c
  ), standing as not materialized (
    select response_id, question, bool_or(settles) or count(distinct themes::text || praise::text) = 1 as settled, bool_or(split) as split
    from coded group by response_id, question
  )`;

const columns = (side: Side) => `
  a.response_id as response, a.question, t.version_id as version, t.month, a.sealed, ${mayQuote(side)} as quotable, coalesce((
    select json_agg(json_build_object('coder', c.coder, 'themes', c.themes, 'praise', c.praise, 'settles', c.settles) order by c.at, c.coder)
    from coded c where c.response_id = a.response_id and c.question = a.question), '[]'::json) as codings`;

/** Answers that nobody has read, and those about a theme that is two by now: found by index, however many are read. */
const unread = `
  unread as (
    select response_id, question from answer where sealed is not null and 'said' = any(categories) and reading = 'unread'
    union all
    select distinct response_id, question from coding where themes && array(
      select t.id from service.theme t join service.theme n on n.id = coalesce(t.merged_into, t.id) where n.split_at is not null)
  )`;
const isUnread = (side: Side) =>
  `unread u cross join ${readable(side)} and a.response_id = u.response_id and a.question = u.question`;

/** What is so of the codings of an answer: asked of one answer at a time, which no join makes quicker. */
const stands = (what: string) =>
  `coalesce((select ${what} and not s.split from standing s where s.response_id = a.response_id and s.question = a.question), false)`;
/** Others have read it, and this person has not; what was settled by decision needs no second look. */
const isSecond = (side: Side) => `${readable(side)} and a.reading <> 'unread' and not exists (
  select from coding c where c.response_id = a.response_id and c.question = a.question and (c.coder = $1 or c.settles))
  and ${stands('s.settled')}`;
const isDiffering = (side: Side) =>
  `${readable(side)} and a.reading = 'differing' and ${stands('not s.settled')}`;

const queueOf = (side: Side, from: string, newestFirst: boolean) => `
  with ${coded}, ${unread}
  select ${columns(side)} from ${from}
    and ($2::uuid is null or (a.response_id, a.question) ${newestFirst ? '<' : '>'} ($2::uuid, $3::text)) and $1::text is not null
  order by a.response_id ${newestFirst ? 'desc' : 'asc'}, a.question ${newestFirst ? 'desc' : 'asc'} limit $4::int`;
const queuesOf = (side: Side) => ({
  unread: { oldest: queueOf(side, isUnread(side), false), newest: queueOf(side, isUnread(side), true) },
  second: { oldest: queueOf(side, isSecond(side), false), newest: queueOf(side, isSecond(side), true) },
});
const queues = { people: queuesOf('people'), victim: queuesOf('victim') };

const perSide = (of: (side: Side) => string): Readonly<Record<Side, string>> => ({
  people: of('people'),
  victim: of('victim'),
});

const many = (from: string, limit: string) =>
  `(select count(*)::int from (select from ${from} limit ${limit}::int) as found)`;
const countingSecond = perSide((side) => `with ${coded} select ${many(isSecond(side), '$2')} as many`);
const countingDiffering = perSide((side) => `with ${coded} select ${many(isDiffering(side), '$1')} as many`);

/** In no order: as many as are asked for, and no more are looked at. */
const someUnread = perSide(
  (side) => `with ${coded}, ${unread} select ${columns(side)} from ${isUnread(side)} limit $1::int`,
);

const differing = perSide(
  (side) => `
  with ${coded}
  select ${columns(side)} from ${isDiffering(side)} order by a.response_id, a.question limit $1::int`,
);

const one = perSide(
  (side) => `
  with ${coded}
  select ${columns(side)} from ${readable(side)} and a.response_id = $1::uuid and a.question = $2`,
);

/** What names a theme that was split says nothing any more once somebody has read the answer anew. */
const writing = perSide(
  (side) => `
  with here as (
    select a.response_id, a.question from ${readable(side)} and a.response_id = $1::uuid and a.question = $2
  ), stale as (
    delete from coding c using here h
    where c.response_id = h.response_id and c.question = h.question and c.coder <> $3
      and exists (select from unnest(c.themes) x join service.theme t on t.id = x join service.theme n on n.id = coalesce(t.merged_into, t.id)
        where n.split_at is not null)
  ), overruled as (
    update coding c set settles = false from here h
    where $6::bool and c.response_id = h.response_id and c.question = h.question and c.coder <> $3 and c.settles
  )
  insert into coding (response_id, question, coder, themes, praise, settles, at)
  select response_id, question, $3, $4::uuid[], $5::bool, $6::bool, $7::timestamptz from here
  on conflict (response_id, question, coder) do update set
    themes = excluded.themes, praise = excluded.praise, settles = excluded.settles, at = excluded.at
  returning question`,
);

/** CTEs to what settled answers are about, of whatever response: the tables `said` (response_id, themes, praise) and what it is made from. */
export const settled = `${coded}, agreed as (
    select c.*, dense_rank() over one + dense_rank() over other - 1 as apart, bool_or(c.settles) over whole as decided
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
    select response_id, unnest(themes) as theme from said union all select response_id, null from said where praise
  )`;
const raised = `${about}
  select distinct about.theme, t.person from about join tally t on t.response_id = about.response_id where t.codes is not null`;
const raisedIn = `${about}
  select distinct about.theme, t.person, t.month from about join tally t on t.response_id = about.response_id
  where t.codes is not null and t.month between $1 and $2`;
