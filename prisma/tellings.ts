import { z } from 'zod';
import { verdicts } from '../dialogs/commitment.ts';
import type { Side } from '../dialogs/participant.ts';
import type { Connection } from './connection.ts';
import { isUuid } from './identifiers.ts';
import type { Outcome, TellingStore } from './stores-commitments.ts';

/** To be replaced by the other branch's: no more than the pages of the staff need to be tried out. */
export class Tellings implements TellingStore {
  readonly #db: Connection;
  readonly #side: Side;

  constructor(db: Connection, side: Side) {
    this.#db = db;
    this.#side = side;
  }

  async queue(update: string, now: Date): Promise<number> {
    if (!isUuid(update)) return 0;
    const rows = await this.#db.run((client) =>
      client.$queryRawUnsafe<unknown[]>(queueing(this.#side), update, now),
    );
    return rows.length;
  }

  async news(): Promise<[]> {
    return [];
  }

  async outcomes(update: string): Promise<Outcome[]> {
    if (!isUuid(update)) return [];
    const rows = await this.#db.run((client) =>
      client.telling.findMany({
        where: { updateId: update },
        select: { state: true, way: true, why: true, toldAt: true, verdict: true },
      }),
    );
    return z.array(outcomeSchema).parse(rows);
  }

  async heardBack(): ReturnType<TellingStore['heardBack']> {
    return z
      .array(heardSchema)
      .parse(await this.#db.run((client) => client.$queryRawUnsafe<unknown[]>(heard)));
  }
}

const outcomeSchema = z.object({
  state: z.enum(['waiting', 'told', 'unreachable']),
  way: z.enum(['page', 'chat']).nullable(),
  why: z.enum(['no-chat', 'refused', 'failed']).nullable(),
  toldAt: z.date().nullable(),
  verdict: z.enum(verdicts).nullable(),
});
const heardSchema = z.object({
  theme: z.string(),
  person: z.string(),
  saidAt: z.date(),
  asked: z.boolean(),
  toldAt: z.date().nullable(),
});

const about = `
  about as (
    select distinct t.person, t.response_id, coalesce(h.merged_into, h.id) as theme, r.ended_at as said_at,
      exists (select from answer a where a.response_id = r.id and a.question = 'hear-back' and 'yes' = any(a.categories)) as asked
    from coding c cross join unnest(c.themes) as named(id) join service.theme h on h.id = named.id
      join response r on r.id = c.response_id join tally t on t.response_id = c.response_id and t.codes is not null
  )`;

const queueing = (side: Side) => `
  with ${about}
  insert into telling (update_id, response_id, person, made_at)
  select distinct on (b.person) u.id, b.response_id, b.person, $2::timestamptz
  from service.update u join service.commitment c on c.id = u.commitment_id join service.theme h on h.id = c.theme_id
    join about b on b.theme = coalesce(h.merged_into, h.id)
  where u.id = $1::uuid and ${side === 'people' ? 'b.asked' : agreed}
  on conflict do nothing returning person`;
const agreed = `exists (
  select from response r join invitation i on i.id = r.invitation_id join consent_now n on n.participant_id = i.participant_id
  where r.id = b.response_id and n.purpose = 'hear-back' and n.given)`;

const heard = `
  with ${about}
  select b.theme::text, b.person, min(b.said_at) as "saidAt", bool_or(b.asked) as asked, min(t.told_at) as "toldAt"
  from about b left join (
    telling t join service.update u on u.id = t.update_id join service.commitment c on c.id = u.commitment_id
      join service.theme h on h.id = c.theme_id
  ) on t.person = b.person and coalesce(h.merged_into, h.id) = b.theme
  group by b.theme, b.person`;
