import type { Connection } from '../database/connection.ts';
import { isUuid, uuidAt } from '../database/identifiers.ts';
import { type Command, command, type Values } from '../database/statement.ts';

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
  /**
   * Two themes in the place of one, whose answers are to be read again. False where it is not in use, or a
   * label is taken.
   */
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
    await this.#db.execute(seeding, { themes: JSON.stringify(rows), now });
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

  async add(theme: Parameters<CodebookStore['add']>[0]): Promise<string | null> {
    const id = uuidAt(theme.now);
    return (await this.#db.execute(adding, { ...theme, id })) > 0 ? id : null;
  }

  change(change: Parameters<CodebookStore['change']>[0]): Promise<boolean> {
    return this.#done(changing, change);
  }

  async merge(of: Parameters<CodebookStore['merge']>[0]): Promise<boolean> {
    return isUuid(of.into) && of.id !== of.into && (await this.#done(merging, of));
  }

  split({ parts, ...of }: Parameters<CodebookStore['split']>[0]): Promise<boolean> {
    const rows = parts.map((part, n) => ({ ...part, n, id: uuidAt(of.now) }));
    return this.#done(splitting, { ...of, parts: JSON.stringify(rows) });
  }

  retire(of: Parameters<CodebookStore['retire']>[0]): Promise<boolean> {
    return this.#done(retiring, of);
  }

  bringBack(of: Parameters<CodebookStore['bringBack']>[0]): Promise<boolean> {
    return this.#done(bringingBack, of);
  }

  async #done(change: Command, values: Values & { id: string }): Promise<boolean> {
    return isUuid(values.id) && (await this.#db.execute(change, values)) > 0;
  }
}

/** A key of its own for a theme that the lead made: nothing is read into it. */
const keyOf = (id: string) => `'own-' || right(${id}::text, 12)`;

const seeding = command(
  'codebook.seed',
  `with ready as (
    select * from json_to_recordset($themes::json) as t(n int, id uuid, key text, label text, words text[])
  ), made as (
    insert into theme (id, key, label, words, made_at)
    select id, key, label, words, $now::timestamptz from ready where not exists (select from theme) order by n
    on conflict do nothing
    returning id, label
  )
  insert into theme_history (theme_id, did, becomes, who, at)
  select id, 'made', label, 'sayback', $now::timestamptz from made`,
);

const adding = command(
  'codebook.add',
  `with made as (
    insert into theme (id, key, label, words, made_at)
    values ($id::uuid, ${keyOf('$id')}, $label, $words::text[], $now::timestamptz)
    on conflict do nothing
    returning id, label
  )
  insert into theme_history (theme_id, did, becomes, who, at)
  select id, 'made', label, $who, $now::timestamptz from made`,
);

const changing = command(
  'codebook.change',
  `with before as (
    select id, label, words from theme where id = $id::uuid and retired_at is null
      and not exists (
        select from theme o
        where lower(o.label) = lower($label) and o.retired_at is null and o.id <> $id::uuid)
    for update
  ), changed as (
    update theme t set label = $label, words = $words::text[] from before b where t.id = b.id returning t.id
  ), noted as (
    insert into theme_history (theme_id, did, was, becomes, who, at)
    select id, 'renamed', label, $label, $who, $now::timestamptz from before where label <> $label
    union all
    select id, 'reworded', array_to_string(words, ', '), array_to_string($words::text[], ', '), $who,
      $now::timestamptz
    from before where words <> $words::text[]
  )
  select from changed`,
);

// Both are locked in one order, so that two merges of the same themes at once cannot make a ring.
const merging = command(
  'codebook.merge',
  `with locked as (
    select id, label, words from theme where id in ($id::uuid, $into::uuid) and retired_at is null
    order by id for update
  ), both_there as (
    select a.label as was, b.label as becomes, a.words from locked a, locked b
    where a.id = $id::uuid and b.id = $into::uuid
  ), merged as (
    update theme t set merged_into = $into::uuid, retired_at = coalesce(t.retired_at, $now::timestamptz)
    from both_there where t.id = $id::uuid or t.merged_into = $id::uuid
    returning t.id
  ), widened as (
    update theme t set words = t.words || array(select w from unnest(b.words) w where w <> all(t.words))
    from both_there b where t.id = $into::uuid
  ), noted as (
    insert into theme_history (theme_id, did, was, becomes, who, at)
    select $id::uuid, 'merged', was, becomes, $who, $now::timestamptz from both_there
    union all select $into::uuid, 'took-in', was, becomes, $who, $now::timestamptz from both_there
  )
  select from merged`,
);

const splitting = command(
  'codebook.split',
  `with parts as (
    select * from json_to_recordset($parts::json) as t(n int, id uuid, label text, words text[])
  ), before as (
    select t.id, t.label from theme t where t.id = $id::uuid and t.retired_at is null
      and (select count(distinct lower(label)) from parts) = 2
      and not exists (
        select from theme o join parts p on lower(o.label) = lower(p.label)
        where o.retired_at is null and o.id <> t.id)
    for update
  ), gone as (
    update theme t set retired_at = $now::timestamptz, split_at = $now::timestamptz
    from before b where t.id = b.id
    returning t.id
  ), made as (
    -- The label of the one that goes may be that of a part: the index sees it only once that is done.
    insert into theme (id, key, label, words, made_at)
    select p.id, ${keyOf('p.id')}, p.label, p.words, $now::timestamptz from parts p, gone order by p.n
    returning id, label
  ), noted as (
    insert into theme_history (theme_id, did, was, becomes, who, at)
    select b.id, 'split', b.label, (select string_agg(label, ' + ' order by n) from parts), $who,
      $now::timestamptz
    from before b
    union all select m.id, 'made', b.label, m.label, $who, $now::timestamptz from made m, before b
  )
  select from gone`,
);

const retiring = command(
  'codebook.retire',
  `with gone as (
    update theme set retired_at = $now::timestamptz
    where id = $id::uuid and retired_at is null returning id, label
  )
  insert into theme_history (theme_id, did, was, who, at)
  select id, 'retired', label, $who, $now::timestamptz from gone`,
);

const bringingBack = command(
  'codebook.bring-back',
  `with back as (
    update theme t set retired_at = null
    where t.id = $id::uuid and t.retired_at is not null and t.merged_into is null and t.split_at is null
      and not exists (select from theme o where lower(o.label) = lower(t.label) and o.retired_at is null)
    returning id, label
  )
  insert into theme_history (theme_id, did, becomes, who, at)
  select id, 'brought-back', label, $who, $now::timestamptz from back`,
);
