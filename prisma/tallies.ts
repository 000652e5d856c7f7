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
    const groups = await this.#db.run((client) => client.$queryRawUnsafe<Grouped[]>(reading, from, to));
    return Promise.all(groups.map((group) => this.#group(group)));
  }

  async pairs({
    earlier,
    later,
    from,
    to,
  }: Parameters<TallyStore['pairs']>[0]): Promise<{ earlier: TallyGroup[]; later: TallyGroup[] }> {
    const rows = await this.#db.run((client) =>
      client.$queryRawUnsafe<(Grouped & { part: string })[]>(pairing, earlier, later, from, to),
    );
    const part = (of: string) =>
      Promise.all(rows.filter((row) => row.part === of).map((row) => this.#group(row)));
    return { earlier: await part('earlier'), later: await part('later') };
  }

  async #group({ version_id, bands, rows }: Grouped): Promise<TallyGroup> {
    return { version: await this.#service.version(version_id), bands: bandsOf(bands), rows };
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

type Grouped = { version_id: number; bands: string; rows: string };
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

// Ids of responses sort by when they were begun. Whoever starts again with a new order has an earlier response after the later one.
const pairing = `
  with after as (
    select distinct on (person) person, response_id, version_id, codes from tally
    where questionnaire = $2::text and codes is not null and counted between $3::text and $4::text
    order by person, response_id desc
  ), before as (
    select distinct on (t.person) t.person, t.version_id, t.codes
    from tally t join after a on a.person = t.person
    where t.questionnaire = $1::text and t.codes is not null and t.counted <= $4::text and t.response_id < a.response_id
    order by t.person, t.response_id desc
  ), both_of as (
    select 'earlier' as part, version_id, person, codes from before
    union all
    select 'later', a.version_id, a.person, a.codes from after a join before using (person)
  )
  select part, version_id, '{}' as bands, string_agg(person || codes, e'\\n' order by person) || e'\\n' as rows
  from both_of group by part, version_id order by part, version_id`;

const asking = `
  with i as (
    select questionnaire, bands, month between $1::text and $2::text as made,
      coalesce(used_on >= $3::date and used_on < $4::date, false) as used
    from invitation where status <> 'cancelled' and speaker is null
  )
  select questionnaire, bands, (count(*) filter (where made))::int as asked, (count(*) filter (where used))::int as answered
  from i where made or used
  group by questionnaire, bands`;
