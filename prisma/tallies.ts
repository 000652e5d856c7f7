import type { Bands } from '../dialogs/participant.ts';
import { bandsOf } from './bands.ts';
import { addMonths } from './calendar.ts';
import type { Connection } from './connection.ts';
import type { Service } from './service.ts';
import type { TallyGroup, TallyStore } from './stores.ts';

/** What the reports of one side count. */
export class Tallies implements TallyStore {
  readonly #db: Connection;
  readonly #service: Service;

  constructor(db: Connection, service: Service) {
    this.#db = db;
    this.#service = service;
  }

  /**
   * Those counted for the first time move together, and so do those of one month that were changed since they were counted: in whatever
   * months two readings differ, they differ by at least so many people.
   */
  async release(threshold: number): Promise<void> {
    await this.#db.run((client) => client.$executeRawUnsafe(releasing, threshold));
  }

  async read(from: string, to: string): Promise<TallyGroup[]> {
    const groups = await this.#db.run((client) =>
      client.$queryRawUnsafe<{ version_id: number; bands: string; rows: string }[]>(reading, from, to),
    );
    return Promise.all(
      groups.map(async ({ version_id, bands, rows }) => ({
        version: await this.#service.version(version_id),
        bands: bandsOf(bands),
        rows,
      })),
    );
  }

  async asked(
    from: string,
    to: string,
  ): Promise<{ questionnaire: string; bands: Bands; asked: number; answered: number }[]> {
    const [first, after] = [new Date(`${from}-01`), addMonths(new Date(`${to}-01`), 1)];
    const groups = await this.#db.run((client) =>
      client.$queryRawUnsafe<Asked[]>(asking, from, to, first, after),
    );
    return groups.map((group) => ({ ...group, bands: bandsOf(group.bands) }));
  }
}

type Asked = { questionnaire: string; bands: string; asked: number; answered: number };

// A month with enough people of its own moves as itself; what is left over of several months moves together, in the latest of them.
const releasing = `
  with waiting as (
    select response_id, questionnaire, counted, person, month from tally where waiting is not null
  ), own as (
    select questionnaire, counted, month, month as latest from waiting
    group by questionnaire, counted, month having count(distinct person) >= $1::int
  ), others as (
    select w.* from waiting w where not exists (
      select from own o
      where o.questionnaire = w.questionnaire and o.counted is not distinct from w.counted and o.month = w.month)
  ), joint as (
    select questionnaire, counted, max(month) as latest from others
    group by questionnaire, counted having count(distinct person) >= $1::int
  ), ready as (
    select w.response_id, o.latest from waiting w join own o
      on o.questionnaire = w.questionnaire and o.counted is not distinct from w.counted and o.month = w.month
    union all
    select w.response_id, j.latest from others w join joint j
      on j.questionnaire = w.questionnaire and j.counted is not distinct from w.counted
  )
  update tally t set codes = t.waiting, waiting = null, counted = coalesce(t.counted, ready.latest)
  from ready where t.response_id = ready.response_id and t.waiting is not null`;

const reading = `
  select version_id, bands, string_agg(person || codes, e'\\n') || e'\\n' as rows from tally
  where codes is not null and counted between $1::text and $2::text
  group by version_id, bands`;

const asking = `
  with i as (
    select questionnaire, bands, month between $1::text and $2::text as made,
      coalesce(used_on >= $3::date and used_on < $4::date, false) as used
    from invitation where status <> 'cancelled' and speaker is null
  )
  select questionnaire, bands, (count(*) filter (where made))::int as asked, (count(*) filter (where used))::int as answered
  from i where made or used
  group by questionnaire, bands`;
