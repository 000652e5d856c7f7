import { z } from 'zod';
import { statuses, type Update, type Verdict, verdicts } from '../../domain/commitment.ts';
import type { Side } from '../../domain/participant.ts';
import { Fault } from '../../fault.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid, prefixes, rowOf } from '../database/identifiers.ts';
import { settled } from './codings.ts';

/** Who is told what, on one side. */
export type TellingStore = {
  /**
   * Queues an update for everybody who by settled codings had raised its theme before it was made, asked to hear back, and was not told it yet.
   * Returns how many were added.
   */
  queue(update: string, now: Date): Promise<number>;
  /** The same for every update made since then: whose words are settled later hears of it too, and whose are read anew and are about something else no longer does. */
  queueSince(since: Date, now: Date): Promise<number>;
  /** What waits to be told in this conversation, oldest first; also what could not be written to them. */
  waiting(conversation: string): Promise<Update[]>;
  /** Of one update: what happened to each, and what they thought of it. No names, no ids. */
  outcomes(update: string): Promise<Outcome[]>;
  /** Of one update: of how many more it may be shown that they were told, and what they thought of it, or now think. */
  unshown(update: string): Promise<{ told: number; judged: number }>;
  /** From now on it is shown of all of these. What changes for them afterwards is not, until it is called again. */
  show(update: string, which: 'told' | 'judged'): Promise<void>;
  /** How many distinct people, of those who count by now, asked to hear back and were told nothing yet. */
  notHeard(): Promise<number>;
  /** Of everybody who raised a theme (settled, counted): when they said it, whether they asked to hear back, and when they first were told of it. */
  heardBack(): Promise<
    { theme: string; person: string; saidAt: Date; asked: boolean; toldAt: Date | null }[]
  >;
  /**
   * Takes the oldest that waits and whose chat is known, for nobody else to take until the lease ends (one taken before that is anybody's again);
   * null where there is none.
   */
  next(times: { now: Date; leaseEnds: Date }): Promise<DueTelling | null>;
  /** Whatever waits and has no chat, or `all` that waits, is left until they come. Returns how many. */
  unreachable(of: { all: boolean; now: Date }): Promise<number>;
  /** What was written did not arrive: `why` leaves it until they come, null lets it wait for another try. */
  missed(of: {
    update: string;
    response: string;
    why: NonNullable<Outcome['why']> | null;
    now: Date;
  }): Promise<void>;
};

/** What is to be written in a chat now. */
export type DueTelling = {
  update: string;
  response: string;
  conversation: string;
  address: string;
  madeAt: Date;
};

export type Outcome = {
  outcome: 'waiting' | 'told' | 'unreachable';
  way: 'page' | 'chat' | null;
  why: 'no-chat' | 'refused' | 'failed' | null;
  verdict: Verdict | null;
  shownWay: 'page' | 'chat' | null;
  shownVerdict: Verdict | null;
};

/** Consent that is taken back while an update is queued; the next try passes over whoever did. */
const mostTries = 3;

/** Who of one side is told what became of what they raised. */
export class Tellings implements TellingStore {
  readonly #db: Connection;
  readonly #side: Side;

  constructor(db: Connection, side: Side) {
    this.#db = db;
    this.#side = side;
  }

  async queue(update: string, now: Date): Promise<number> {
    return isUuid(update) ? this.#queue(queueing(this.#side, 'u.id = $1::uuid'), update, now) : 0;
  }

  async queueSince(since: Date, now: Date): Promise<number> {
    await this.#read(z.unknown(), unraised);
    return this.#queue(queueing(this.#side, 'u.made_at >= $1::timestamptz'), since, now);
  }

  async waiting(conversation: string): Promise<Update[]> {
    const id = rowOf(this.#side, conversation);
    return id === null ? [] : this.#read(updateSchema, waiting, id);
  }

  async outcomes(update: string): Promise<Outcome[]> {
    return isUuid(update) ? this.#read(outcomeSchema, outcomes, update) : [];
  }

  async unshown(update: string): Promise<{ told: number; judged: number }> {
    const [many] = isUuid(update) ? await this.#read(unshownSchema, unshown, update) : [];
    return many ?? { told: 0, judged: 0 };
  }

  async show(update: string, which: 'told' | 'judged'): Promise<void> {
    if (isUuid(update)) await this.#read(z.unknown(), showing[which], update);
  }

  async notHeard(): Promise<number> {
    const [found] = await this.#read(z.object({ people: z.number() }), notHeard);
    return found?.people ?? 0;
  }

  heardBack() {
    return this.#read(heardBackSchema, heardBack(this.#side));
  }

  async next(times: { now: Date; leaseEnds: Date }): Promise<DueTelling | null> {
    const [due] = await this.#read(dueSchema, claiming, times.now, times.leaseEnds);
    if (!due) return null;
    const { id, ...rest } = due;
    return { ...rest, conversation: prefixes[this.#side] + id };
  }

  async unreachable({ all, now }: { all: boolean; now: Date }): Promise<number> {
    return (await this.#read(z.unknown(), withoutChat, now, all)).length;
  }

  async missed(of: Parameters<TellingStore['missed']>[0]): Promise<void> {
    const { update, response, why, now } = of;
    await this.#read(z.unknown(), missing, update, response, why, now);
  }

  async #queue(sql: string, which: unknown, now: Date): Promise<number> {
    for (let tries = 1; ; tries++) {
      try {
        return (await this.#read(z.unknown(), sql, which, now)).length;
      } catch (error) {
        if (!(error instanceof Fault && error.code === 'no-consent') || tries >= mostTries) throw error;
      }
    }
  }

  async #read<Row>(schema: z.ZodType<Row>, sql: string, ...values: unknown[]): Promise<Row[]> {
    return z
      .array(schema)
      .parse(await this.#db.run((client) => client.$queryRawUnsafe<unknown[]>(sql, ...values)));
  }
}

const updateSchema = z.object({
  id: z.string(),
  status: z.enum(statuses),
  said: z.string(),
  did: z.string(),
});
const outcomeSchema = z.object({
  outcome: z.enum(['waiting', 'told', 'unreachable']),
  way: z.enum(['page', 'chat']).nullable(),
  why: z.enum(['no-chat', 'refused', 'failed']).nullable(),
  verdict: z.enum(verdicts).nullable(),
  shownWay: z.enum(['page', 'chat']).nullable(),
  shownVerdict: z.enum(verdicts).nullable(),
});
const unshownSchema = z.object({ told: z.number(), judged: z.number() });
const heardBackSchema = z.object({
  theme: z.string(),
  person: z.string(),
  saidAt: z.date(),
  asked: z.boolean(),
  toldAt: z.date().nullable(),
});
const dueSchema = z.object({
  update: z.string(),
  response: z.string(),
  id: z.string(),
  address: z.string(),
  madeAt: z.date(),
});

/** Whether whoever gave the response `r` asked to hear back: a victim by what they agree to now, everybody else by what they answered. */
const asks: Readonly<Record<Side, string>> = {
  people: `exists (select from answer h where h.response_id = r.id and h.question = 'hear-back' and 'yes' = any(h.categories))`,
  victim: `(select count(*) = 2 from invitation i join consent_now n on n.participant_id = i.participant_id
    where i.id = r.invitation_id and n.purpose in ('contact', 'hear-back') and n.given)`,
};

/** Who raised what, by settled codings. Whoever speaks for somebody else is not in the counts, and so not here. */
const raised = `
  ${settled}, about as (
    select said.response_id, theme, t.person from said cross join unnest(said.themes) as theme join tally t using (response_id)
  )`;

/** What somebody said since is not what it answers. */
const queueing = (side: Side, which: string) => `
  with ${raised}, heard as (
    select u.id as update_id, u.made_at, coalesce(th.merged_into, th.id)::text as theme
    from service.update u join service.commitment c on c.id = u.commitment_id join service.theme th on th.id = c.theme_id where ${which}
  )
  insert into telling (update_id, response_id, person, made_at)
  select distinct on (heard.update_id, about.person) heard.update_id, r.id, about.person, $2::timestamptz
  from heard join about using (theme) join response r on r.id = about.response_id
  where ${asks[side]} and coalesce(r.ended_at, r.started_at) <= heard.made_at
  order by heard.update_id, about.person, r.id desc
  on conflict do nothing
  returning 1 as added`;

/** What waits on a theme that by now nobody says they raised: the answer was read anew. */
const unraised = `
  with ${raised}
  delete from telling g using service.update u, service.commitment c, service.theme th
  where u.id = g.update_id and c.id = u.commitment_id and th.id = c.theme_id and g.outcome <> 'told'
    and not exists (select from about where about.response_id = g.response_id and about.theme = coalesce(th.merged_into, th.id)::text)
  returning 1 as gone`;

const waiting = `
  select u.id, u.status, u.said, u.did
  from conversation c join telling g on g.response_id = c.response_id join service.update u on u.id = g.update_id
  where c.id = $1::uuid and g.outcome <> 'told' order by u.made_at, u.id`;

const outcomes = `
  select outcome, way, why, verdict, shown_way as "shownWay", shown_verdict as "shownVerdict" from telling where update_id = $1::uuid
  order by outcome, way, why, verdict`;

const changed = { told: 'shown_way is distinct from way', judged: 'shown_verdict is distinct from verdict' };
const unshown = `
  select (count(*) filter (where ${changed.told}))::int as told, (count(*) filter (where ${changed.judged}))::int as judged
  from telling where update_id = $1::uuid`;
const showing = {
  told: `update telling set shown_way = way where update_id = $1::uuid and ${changed.told} returning 1 as shown`,
  judged: `update telling set shown_verdict = verdict where update_id = $1::uuid and ${changed.judged} returning 1 as shown`,
};

const notHeard = `
  select count(distinct t.person)::int as people from answer a join tally t on t.response_id = a.response_id and t.codes is not null
  where a.question = 'hear-back' and 'yes' = any (a.categories)
    and not exists (select from telling g where g.person = t.person and g.outcome = 'told')`;

const heardBack = (side: Side) => `
  with ${raised}, told as (
    select coalesce(th.merged_into, th.id)::text as theme, g.person, min(g.told_at) as at
    from telling g join service.update u on u.id = g.update_id join service.commitment c on c.id = u.commitment_id
      join service.theme th on th.id = c.theme_id
    where g.outcome = 'told' group by 1, 2
  )
  select about.theme, about.person, min(coalesce(r.ended_at, r.started_at)) as "saidAt", bool_or(${asks[side]}) as asked,
    min(told.at) as "toldAt"
  from about join response r on r.id = about.response_id join tally t on t.response_id = r.id and t.codes is not null
    left join told on told.theme = about.theme and told.person = about.person
  group by about.theme, about.person`;

/** Where a response is spoken to again. */
const chat = `conversation c join chat_reference f on f.address = c.address where c.response_id = g.response_id and not c.closed`;

/**
 * The oldest that may be written now, one a response, for nobody else to take until the lease ends. After a try that came to nothing it rests for
 * as long as it has waited already, so that tries come ever more seldom.
 */
const claiming = `
  with due as (
    select g.update_id, g.response_id from telling g
    where g.outcome = 'waiting' and exists (select from ${chat})
      and (g.tried_at is null or g.tried_at < $2::timestamptz - (g.tried_at - g.made_at))
      and not exists (
        select from telling o where o.response_id = g.response_id and o.outcome = 'waiting' and (o.made_at, o.update_id) < (g.made_at, g.update_id))
    order by g.made_at, g.update_id limit 1 for update of g skip locked
  ), taken as (
    update telling g set tried_at = $1::timestamptz from due where g.update_id = due.update_id and g.response_id = due.response_id
    returning g.*
  )
  select g.update_id as update, g.response_id as response, g.made_at as "madeAt", c.id, c.address
  from taken g join conversation c on c.response_id = g.response_id`;

/** No chat leads to them in which a bot may speak first. They are told when they come. */
const withoutChat = `
  update telling g set outcome = 'unreachable', why = 'no-chat', tried_at = $1::timestamptz
  where g.outcome = 'waiting' and ($2::bool or not exists (select from ${chat}))
  returning 1 as found`;

/** What was written to them did not arrive: it waits again, or is left until they come. Nothing is taken back from who has said whether it helps. */
const missing = `
  update telling set
    outcome = case when $3::text is null then 'waiting' else 'unreachable' end, why = $3, way = null, told_at = null, tried_at = $4::timestamptz
  where update_id = $1::uuid and response_id = $2::uuid and verdict is null and (outcome = 'waiting' or (outcome = 'told' and way = 'chat'))
  returning 1 as changed`;
