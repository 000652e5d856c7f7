import { z } from 'zod';
import type { Connection } from '../database/connection.ts';
import { isUuid, uuidAt } from '../database/identifiers.ts';

/** What answers may be about: the lead's own, and everything that was done to it. */
export type CodebookStore = {
  /** Puts the ready one there, where there is none yet. */
  seed(themes: readonly { key: string; label: string; words: readonly string[] }[], now: Date): Promise<void>;
  /** Every theme there ever was, in the order of the codebook. */
  list(): Promise<CodebookTheme[]>;
  /** What was done to a theme, the latest first. */
  history(id: string): Promise<ThemeChange[]>;
  /** Returns its id; null where another theme has the label. */
  add(theme: { label: string; words: readonly string[]; who: string; now: Date }): Promise<string | null>;
  /** Label and words. False where there is no such theme in use, or another has the label. */
  change(theme: {
    id: string;
    label: string;
    words: readonly string[];
    who: string;
    now: Date;
  }): Promise<boolean>;
  /** From then on what was about the one counts as about the other. False unless both are in use. */
  merge(of: { id: string; into: string; who: string; now: Date }): Promise<boolean>;
  /** Two themes in the place of one, whose answers are to be read again. False where it is not in use, or a label is taken. */
  split(of: {
    id: string;
    parts: readonly [
      { label: string; words: readonly string[] },
      { label: string; words: readonly string[] },
    ];
    who: string;
    now: Date;
  }): Promise<boolean>;
  /** It is offered no more, and what was about it still counts. */
  retire(of: { id: string; who: string; now: Date }): Promise<boolean>;
  /** A retired theme is offered again. False where it was not retired, or another has its label by now. */
  bringBack(of: { id: string; who: string; now: Date }): Promise<boolean>;
};

export type CodebookTheme = {
  id: string;
  key: string;
  label: string;
  words: string[];
  /** Offered to whoever reads. */
  used: boolean;
  mergedInto: string | null;
  split: boolean;
};

export type ThemeChange = { did: string; was: string | null; becomes: string | null; who: string; at: Date };

/** The codebook of the service. Each change and its line in the history are one statement. */
export class Codebook implements CodebookStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async seed(themes: Parameters<CodebookStore['seed']>[0], now: Date): Promise<void> {
    const rows = themes.map((theme, n) => ({ ...theme, n, id: uuidAt(now) }));
    await this.#rows(seeding, JSON.stringify(rows), now);
  }

  async list(): Promise<CodebookTheme[]> {
    const rows = await this.#db.run((client) => client.theme.findMany({ orderBy: { place: 'asc' } }));
    return rows.map(({ id, key, label, words, retiredAt, mergedInto, splitAt }) => ({
      id,
      key,
      label,
      words,
      used: retiredAt === null,
      mergedInto,
      split: splitAt !== null,
    }));
  }

  async history(id: string): Promise<ThemeChange[]> {
    if (!isUuid(id)) return [];
    const rows = await this.#db.run((client) =>
      client.themeHistory.findMany({ where: { themeId: id }, orderBy: { id: 'desc' } }),
    );
    return rows.map(({ did, was, becomes, who, at }) => ({ did, was, becomes, who, at }));
  }

  async add({ label, words, who, now }: Parameters<CodebookStore['add']>[0]): Promise<string | null> {
    const [made] = await this.#rows(adding, uuidAt(now), label, words, who, now);
    return made?.id ?? null;
  }

  change({ id, label, words, who, now }: Parameters<CodebookStore['change']>[0]): Promise<boolean> {
    return this.#done(changing, id, label, words, who, now);
  }

  async merge({ id, into, who, now }: Parameters<CodebookStore['merge']>[0]): Promise<boolean> {
    return isUuid(into) && id !== into && (await this.#done(merging, id, into, who, now));
  }

  split({ id, parts, who, now }: Parameters<CodebookStore['split']>[0]): Promise<boolean> {
    const rows = parts.map((part, n) => ({ ...part, n, id: uuidAt(now) }));
    return this.#done(splitting, id, JSON.stringify(rows), who, now);
  }

  retire({ id, who, now }: Parameters<CodebookStore['retire']>[0]): Promise<boolean> {
    return this.#done(retiring, id, who, now);
  }

  bringBack({ id, who, now }: Parameters<CodebookStore['bringBack']>[0]): Promise<boolean> {
    return this.#done(bringingBack, id, who, now);
  }

  async #done(sql: string, id: string, ...values: unknown[]): Promise<boolean> {
    return isUuid(id) && (await this.#rows(sql, id, ...values)).length > 0;
  }

  async #rows(sql: string, ...values: unknown[]): Promise<{ id: string }[]> {
    return z
      .array(z.object({ id: z.string() }))
      .parse(await this.#db.run((client) => client.$queryRawUnsafe<unknown[]>(sql, ...values)));
  }
}

/** A key of its own for a theme that the lead made: nothing is read into it. */
const keyOf = (id: string) => `'own-' || right(${id}::text, 12)`;

const seeding = `
  with ready as (
    select * from json_to_recordset($1::json) as t(n int, id uuid, key text, label text, words text[])
  ), made as (
    insert into theme (id, key, label, words, made_at)
    select id, key, label, words, $2::timestamptz from ready where not exists (select from theme) order by n
    on conflict do nothing
    returning id, label
  ), noted as (
    insert into theme_history (theme_id, did, becomes, who, at) select id, 'made', label, 'sayback', $2::timestamptz from made
  )
  select id::text from made`;

const adding = `
  with made as (
    insert into theme (id, key, label, words, made_at)
    values ($1::uuid, ${keyOf('$1')}, $2, $3::text[], $5::timestamptz)
    on conflict do nothing
    returning id, label
  ), noted as (
    insert into theme_history (theme_id, did, becomes, who, at) select id, 'made', label, $4, $5::timestamptz from made
  )
  select id::text from made`;

const changing = `
  with before as (
    select id, label, words from theme where id = $1::uuid and retired_at is null
      and not exists (select from theme o where lower(o.label) = lower($2) and o.retired_at is null and o.id <> $1::uuid)
    for update
  ), changed as (
    update theme t set label = $2, words = $3::text[] from before b where t.id = b.id returning t.id
  ), noted as (
    insert into theme_history (theme_id, did, was, becomes, who, at)
    select id, 'renamed', label, $2, $4, $5::timestamptz from before where label <> $2
    union all
    select id, 'reworded', array_to_string(words, ', '), array_to_string($3::text[], ', '), $4, $5::timestamptz
    from before where words <> $3::text[]
  )
  select id::text from changed`;

// Both are held in one order, so that two merges of the same themes at once cannot make a ring.
const merging = `
  with held as (
    select id, label, words from theme where id in ($1::uuid, $2::uuid) and retired_at is null order by id for update
  ), both_there as (
    select a.label as was, b.label as becomes, a.words from held a, held b where a.id = $1::uuid and b.id = $2::uuid
  ), merged as (
    update theme t set merged_into = $2::uuid, retired_at = coalesce(t.retired_at, $4::timestamptz) from both_there
    where t.id = $1::uuid or t.merged_into = $1::uuid
    returning t.id
  ), widened as (
    update theme t set words = t.words || array(select w from unnest(b.words) w where w <> all(t.words))
    from both_there b where t.id = $2::uuid
  ), noted as (
    insert into theme_history (theme_id, did, was, becomes, who, at)
    select $1::uuid, 'merged', was, becomes, $3, $4::timestamptz from both_there
    union all select $2::uuid, 'took-in', was, becomes, $3, $4::timestamptz from both_there
  )
  select id::text from merged`;

const splitting = `
  with parts as (
    select * from json_to_recordset($2::json) as t(n int, id uuid, label text, words text[])
  ), before as (
    select t.id, t.label from theme t where t.id = $1::uuid and t.retired_at is null
      and (select count(distinct lower(label)) from parts) = 2
      and not exists (
        select from theme o join parts p on lower(o.label) = lower(p.label) where o.retired_at is null and o.id <> t.id)
    for update
  ), gone as (
    update theme t set retired_at = $4::timestamptz, split_at = $4::timestamptz from before b where t.id = b.id returning t.id
  ), made as (
    -- The label of the one that goes may be that of a part: the index sees it only once that is done.
    insert into theme (id, key, label, words, made_at)
    select p.id, ${keyOf('p.id')}, p.label, p.words, $4::timestamptz from parts p, gone order by p.n
    returning id, label
  ), noted as (
    insert into theme_history (theme_id, did, was, becomes, who, at)
    select b.id, 'split', b.label, (select string_agg(label, ' + ' order by n) from parts), $3, $4::timestamptz from before b
    union all select m.id, 'made', b.label, m.label, $3, $4::timestamptz from made m, before b
  )
  select id::text from gone`;

const retiring = `
  with gone as (
    update theme set retired_at = $3::timestamptz where id = $1::uuid and retired_at is null returning id, label
  ), noted as (
    insert into theme_history (theme_id, did, was, who, at) select id, 'retired', label, $2, $3::timestamptz from gone
  )
  select id::text from gone`;

const bringingBack = `
  with back as (
    update theme t set retired_at = null where t.id = $1::uuid and t.retired_at is not null and t.merged_into is null and t.split_at is null
      and not exists (select from theme o where lower(o.label) = lower(t.label) and o.retired_at is null)
    returning id, label
  ), noted as (
    insert into theme_history (theme_id, did, becomes, who, at) select id, 'brought-back', label, $2, $3::timestamptz from back
  )
  select id::text from back`;
