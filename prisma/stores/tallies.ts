import { z } from 'zod';
import { addMonths, monthOf } from '../../domain/calendar.ts';
import { oneByOne } from '../../domain/giving-way.ts';
import type { Bands } from '../../domain/participant.ts';
import type { Connection } from '../database/connection.ts';
import { command, query } from '../database/statement.ts';
import { bandsOf } from './bands-as-text.ts';
import type { Questionnaires, Version } from './questionnaires.ts';

export type TallyStore = {
  /**
   * Moves waiting responses into the live figures, per questionnaire and only in batches of at least
   * `threshold` people. Figures of months that were over at the release before get no more.
   */
  release(threshold: number, now: Date): Promise<void>;
  /**
   * All that counts up to a month, `YYYY-MM`, itself included. Rows are grouped so that years read in one go:
   * see reports/counting/tally.ts for their shape. A person who answered further questions after the rest was
   * counted has a row for these.
   */
  read(to: string): Promise<TallyGroup[]>;
  /**
   * Of everybody who answered both: their last response to the later questionnaire in these months, and the
   * last to the earlier one that they had begun before it, however long ago. A group a version, without
   * bands.
   */
  pairs(of: {
    earlier: string;
    later: string;
    from: string;
    to: string;
  }): Promise<{ earlier: ResponseGroup[]; later: ResponseGroup[] }>;
  /**
   * Invitations made in each month of the period and responses completed in it, by questionnaire and bands.
   */
  asked(
    from: string,
    to: string,
  ): Promise<{ questionnaire: string; month: string; bands: Bands; asked: number; answered: number }[]>;
};

export type ResponseGroup = {
  version: Version;
  bands: Bands;
  /**
   * One line a response: 11 characters of the person's token, then the codes of reports/counting/tally.ts;
   * lines end with \n.
   */
  rows: string;
};

/** Those that were let into the figures in one release (by its number, a later one higher), for one month. */
export type TallyGroup = ResponseGroup & { batch: number; month: string };

/** What the reports of one side count. */
export class Tallies implements TallyStore {
  readonly #db: Connection;
  readonly #questionnaires: Questionnaires;

  constructor(db: Connection, questionnaires: Questionnaires) {
    this.#db = db;
    this.#questionnaires = questionnaires;
  }

  /**
   * Those counted for the first time move together, in a month in which there are enough of them. What
   * counted once stands, so that two looks never differ by one person's change of mind: of a response that
   * was changed, only answers to further questions are added.
   */
  async release(threshold: number, now: Date): Promise<void> {
    await this.#db.executeAll([opening, { month: monthOf(now) }], [releasing, { threshold }]);
  }

  async read(to: string): Promise<TallyGroup[]> {
    const found = await this.#db.query(reading, { to });
    const groups: TallyGroup[] = [];
    for (const { version: id, batch, month, groups: packed } of found) {
      const version = await this.#questionnaires.version(id);
      const unpacked = await oneByOne(packed.split('\f'), lengthOf, (group) => {
        const [bands = '', rows = ''] = group.split('\t');
        return { version, bands: bandsOf(bands), batch, month, rows };
      });
      for (const group of unpacked) groups.push(group);
    }
    return groups;
  }

  async pairs(of: Parameters<TallyStore['pairs']>[0]): ReturnType<TallyStore['pairs']> {
    const rows = await this.#db.query(pairing, of);
    const part = (of: string) =>
      Promise.all(rows.filter((row) => row.part === of).map((row) => this.#group(row)));
    return { earlier: await part('earlier'), later: await part('later') };
  }

  async #group({ version, bands, rows }: Grouped): Promise<ResponseGroup> {
    return { version: await this.#questionnaires.version(version), bands, rows };
  }

  async asked(from: string, to: string): ReturnType<TallyStore['asked']> {
    const [first, after] = [new Date(`${from}-01`), addMonths(new Date(`${to}-01`), 1)];
    const found = await this.#db.query(asking, { from, to, first, after });
    const all: Awaited<ReturnType<TallyStore['asked']>> = [];
    for (const { questionnaire, month, groups: packed } of found) {
      const unpacked = await oneByOne(packed.split('\n'), lengthOf, (group) => {
        const [bands = '', asked = '', answered = ''] = group.split('\t');
        return { questionnaire, month, bands: bandsOf(bands), asked: +asked, answered: +answered };
      });
      for (const group of unpacked) all.push(group);
    }
    return all;
  }
}

const lengthOf = (text: string) => text.length;

type Grouped = z.infer<typeof groupSchema>;
const groupSchema = z.object({
  version: z.number(),
  bands: z.string().transform(bandsOf),
  rows: z.string(),
});

// The row is locked until the release is done, so that no other moves what would be too few alone.
const opening = command(
  'tallies.open-release',
  `update release r set batch = r.batch + 1, since = r.month, month = greatest(r.month, $month::text)
  where r.month < $month::text or exists (select from tally where waiting is not null)`,
);

// A month with enough people of its own moves as itself; what is left over of several months moves together,
// in the latest of them. None counts in a month that was over when somebody looked last: what was shown of
// that month stays. Its twin for the answers to one question is reports/release/released-answers.ts;
// test/prisma/stores/release-rule.test.ts holds the two together.
const releasing = command(
  'tallies.release',
  `with last as (
    select batch, since from release
  ), new as materialized (
    select t.response_id, t.questionnaire, t.person, greatest(t.month, last.since) as month, t.waiting,
      parts.added, parts.merged
    from last, tally t, lateral (
      select coalesce(string_agg(case when c = '' then w else '' end, ',' order by n), '') as added,
        coalesce(string_agg(case when c = '' then w else c end, ',' order by n), '') as merged
      from unnest(string_to_array(t.codes, ','), string_to_array(t.waiting, ','))
        with ordinality as code(c, w, n)
    ) as parts
    where t.waiting is not null
  ), waiting as (
    select n.* from new n join tally t using (response_id) where t.codes is null or n.added ~ '[^,]'
  ), own as (
    select questionnaire, month, month as latest from waiting
    group by questionnaire, month having count(distinct person) >= $threshold::int
  ), others as (
    select w.* from waiting w where not exists (
      select from own o where o.questionnaire = w.questionnaire and o.month = w.month)
  ), joint as (
    select questionnaire, max(month) as latest from others
    group by questionnaire having count(distinct person) >= $threshold::int
  ), ready as (
    select w.*, o.latest from waiting w join own o using (questionnaire, month)
    union all
    select w.*, j.latest from others w join joint j using (questionnaire)
  ), moved as (
    update tally t set
      waiting = null, counted = coalesce(t.counted, ready.latest), batch = coalesce(t.batch, last.batch),
      first = case when t.codes is not null then coalesce(t.first, t.codes) end,
      codes = case when t.codes is null then t.waiting else ready.merged end
    from ready, last where t.response_id = ready.response_id and t.waiting = ready.waiting
    returning t.response_id, t.first, ready.latest, ready.added
  ), further as (
    insert into tally_added (response_id, batch, counted, codes)
    select response_id, last.batch, latest, added from moved, last where first is not null
  )
  update tally t set waiting = null from new
  where t.response_id = new.response_id and t.waiting = new.waiting and t.codes is not null
    and new.added !~ '[^,]'`,
);

// Groups stand in one text a month: where nearly everybody has bands of their own, a row for each would take
// long to receive. No band has a tab in it, nor a form feed.
const reading = query(
  'tallies.read',
  String.raw`with counts as (
    select version_id, bands, batch, counted, person, coalesce(first, codes) as codes from tally
    where codes is not null and counted <= $to::text
    union all
    select t.version_id, t.bands, a.batch, a.counted, t.person, a.codes
    from tally_added a join tally t using (response_id) where a.counted <= $to::text
  ), grouped as (
    select version_id, bands, batch, counted, string_agg(person || codes, e'\n') || e'\n' as rows
    from counts group by version_id, bands, batch, counted
  )
  select version_id as version, batch, counted as month,
    string_agg(bands || e'\t' || rows, e'\f') as groups
  from grouped group by version_id, batch, counted`,
  z.object({ version: z.number(), batch: z.number(), month: z.string(), groups: z.string() }),
);

// What was added to a response after it counted is not in it: a half-year that is over would move by one
// person. Ids of responses sort by when they were begun. Whoever starts again with a new order has an earlier
// response after the later one.
const pairing = query(
  'tallies.pairs',
  String.raw`with after as (
    select distinct on (person) person, response_id, version_id, coalesce(first, codes) as codes from tally
    where questionnaire = $later::text and codes is not null and counted between $from::text and $to::text
    order by person, response_id desc
  ), before as (
    select distinct on (t.person) t.person, t.version_id, coalesce(t.first, t.codes) as codes
    from tally t join after a on a.person = t.person
    where t.questionnaire = $earlier::text and t.codes is not null and t.counted <= $to::text
      and t.response_id < a.response_id
    order by t.person, t.response_id desc
  ), both_of as (
    select 'earlier' as part, version_id, person, codes from before
    union all
    select 'later', a.version_id, a.person, a.codes from after a join before using (person)
  )
  select part, version_id as version, '{}' as bands,
    string_agg(person || codes, e'\n' order by person) || e'\n' as rows
  from both_of group by part, version_id order by part, version_id`,
  groupSchema.extend({ part: z.enum(['earlier', 'later']) }),
);

const asking = query(
  'tallies.asked',
  String.raw`with i as (
    select questionnaire, bands, month, date_trunc('month', used_on::timestamp) as used,
      count(*) as invitations
    from invitation where status <> 'cancelled' and speaker is null
    group by questionnaire, bands, month, used
  ), each as (
    select questionnaire, bands, month, invitations as asked, 0 as answered from i
    where month between $from::text and $to::text
    union all
    select questionnaire, bands, to_char(used, 'YYYY-MM'), 0, invitations from i
    where used >= $first::date and used < $after::date
  ), grouped as (
    select questionnaire, month, bands, sum(asked) as asked, sum(answered) as answered
    from each group by questionnaire, bands, month
  )
  select questionnaire, month,
    string_agg(concat_ws(e'\t', bands, asked, answered), e'\n') as groups
  from grouped group by questionnaire, month`,
  z.object({ questionnaire: z.string(), month: z.string(), groups: z.string() }),
);
