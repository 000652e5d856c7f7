import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dayOf } from '../../domain/calendar.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid, uuidAt } from '../database/identifiers.ts';
import type { EditionDraft, Edition as Row } from '../generated/client.ts';
import { audited } from './audit.ts';
import { canonicalJson } from './canonical-json.ts';

/** Editions of the board report: those being written, those published, and what the board asked. What is written is on the audit record too. */
export type EditionStore = {
  /** A form that is sent twice chooses the same id, and begins once. */
  begin(draft: {
    id: string;
    title: string;
    from: string;
    to: string;
    who: string;
    now: Date;
  }): Promise<void>;
  /** Newest first. */
  drafts(): Promise<Draft[]>;
  draft(id: string): Promise<Draft | null>;
  /** How far building is; with `figures`, that it is done. What the lead wrote stays. */
  build(of: { id: string; step: string; figures?: object; now: Date }): Promise<void>;
  /** Words by figure, in the place of those of the same keys, and all that was entered. Null where somebody changed it since that version; else the new version. */
  write(of: {
    id: string;
    version: number;
    title?: string;
    narrative: Narrative;
    entered?: Entered;
    now: Date;
  }): Promise<number | null>;
  drop(of: { id: string; who: string; now: Date }): Promise<boolean>;
  /**
   * Freezes the draft under the next number. `changed`: the draft is another by now, or its figures are not `figures` (as a new count
   * finds them). `overlap`: the period overlaps an edition's.
   */
  publish(of: {
    id: string;
    version: number;
    figures: object;
    content: object;
    who: string;
    now: Date;
  }): Promise<{ number: number } | 'changed' | 'overlap'>;
  /** Oldest first, without their content. */
  list(): Promise<PublishedEdition[]>;
  get(number: number): Promise<(PublishedEdition & { content: string }) | null>;
  /** The newest whose period ended before that month. */
  before(month: string): Promise<(PublishedEdition & { content: string }) | null>;
  ask(of: { id: string; edition: number; by: string; question: string; now: Date }): Promise<boolean>;
  /** Each question has one reply. False where it has one, or there is no such question. */
  reply(of: { id: string; owner: string; reply: string; who: string; now: Date }): Promise<boolean>;
  /** Oldest first; of one edition, or of all. */
  questions(edition?: number): Promise<BoardQuestion[]>;
};

/** Words beside a figure, and the day on which they were agreed with the forum (YYYY-MM-DD). */
export type Narrative = Record<string, { text: string; agreedOn: string | null }>;

/** Counted by hand: in so many plans (or reviews) of so many children their views were taken. */
export type Entered = Partial<Record<'plan' | 'review', { views: number; of: number }>>;

export type Draft = {
  id: string;
  title: string;
  from: string;
  to: string;
  /** Canonical JSON; null until it is built. */
  figures: string | null;
  step: string;
  narrative: Narrative;
  entered: Entered;
  madeBy: string;
  madeAt: Date;
  changedAt: Date;
  version: number;
};

export type PublishedEdition = {
  number: number;
  title: string;
  from: string;
  to: string;
  /** SHA-256 of the content, in hexadecimal. */
  checksum: string;
  publishedBy: string;
  publishedAt: Date;
};

export type BoardQuestion = {
  id: string;
  edition: number;
  askedBy: string;
  question: string;
  askedOn: Date;
  owner: string | null;
  reply: string | null;
  repliedOn: Date | null;
};

const narrativeSchema = z.record(z.string(), z.object({ text: z.string(), agreedOn: z.string().nullable() }));
const countSchema = z.object({ views: z.number(), of: z.number() });
const enteredSchema = z.object({ plan: countSchema.optional(), review: countSchema.optional() });

/** Editions of the board report. What is published is only added to; the database keeps it so. */
export class Editions implements EditionStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async begin({ id, title, from, to, who, now }: Parameters<EditionStore['begin']>[0]): Promise<void> {
    await this.#rows(beginning, id, title, from, to, ...by(who, now), now);
  }

  async drafts(): Promise<Draft[]> {
    const rows = await this.#db.run((client) => client.editionDraft.findMany({ orderBy: { id: 'desc' } }));
    return rows.map(draftOf);
  }

  async draft(id: string): Promise<Draft | null> {
    if (!isUuid(id)) return null;
    const row = await this.#db.run((client) => client.editionDraft.findUnique({ where: { id } }));
    return row && draftOf(row);
  }

  async build({ id, step, figures, now }: Parameters<EditionStore['build']>[0]): Promise<void> {
    await this.#rows(building, id, step, figures === undefined ? null : canonicalJson(figures), now);
  }

  async write(of: Parameters<EditionStore['write']>[0]): Promise<number | null> {
    const { id, version, title, narrative, entered, now } = of;
    if (!isUuid(id)) return null;
    const [written] = await this.#rows(
      writing,
      id,
      version,
      title ?? null,
      JSON.stringify(narrative),
      entered === undefined ? null : JSON.stringify(entered),
      now,
    );
    return written?.number ?? null;
  }

  async drop({ id, who, now }: Parameters<EditionStore['drop']>[0]): Promise<boolean> {
    return isUuid(id) && (await this.#rows(dropping, id, ...by(who, now), now)).length > 0;
  }

  async publish(of: Parameters<EditionStore['publish']>[0]): ReturnType<EditionStore['publish']> {
    const { id, version, figures, content, who, now } = of;
    if (!isUuid(id)) return 'changed';
    const text = canonicalJson(content);
    const checksum = createHash('sha256').update(text).digest('hex');
    const [published] = await this.#rows(
      publishing,
      id,
      version,
      canonicalJson(figures),
      uuidAt(now),
      text,
      checksum,
      ...by(who, now),
      now,
    );
    if (published) return { number: published.number };
    const draft = await this.draft(id);
    return draft?.version === version && draft.figures === canonicalJson(figures) ? 'overlap' : 'changed';
  }

  async list(): Promise<PublishedEdition[]> {
    const rows = await this.#db.run((client) =>
      client.edition.findMany({ orderBy: { number: 'asc' }, omit: { content: true } }),
    );
    return rows.map(publishedOf);
  }

  async get(number: number): Promise<(PublishedEdition & { content: string }) | null> {
    const row = await this.#db.run((client) => client.edition.findUnique({ where: { number } }));
    return row && { ...publishedOf(row), content: row.content };
  }

  async before(month: string): Promise<(PublishedEdition & { content: string }) | null> {
    const row = await this.#db.run((client) =>
      client.edition.findFirst({ where: { toMonth: { lt: month } }, orderBy: { toMonth: 'desc' } }),
    );
    return row && { ...publishedOf(row), content: row.content };
  }

  async ask({ id, edition, by: who, question, now }: Parameters<EditionStore['ask']>[0]): Promise<boolean> {
    const rows = await this.#rows(asking, id, edition, question, dayOf(now), ...by(who, now), now);
    return rows.length > 0;
  }

  async reply({ id, owner, reply, who, now }: Parameters<EditionStore['reply']>[0]): Promise<boolean> {
    if (!isUuid(id)) return false;
    const rows = await this.#rows(replying, id, owner, reply, dayOf(now), ...by(who, now), now);
    return rows.length > 0;
  }

  questions(edition?: number): Promise<BoardQuestion[]> {
    return this.#db.run((client) =>
      client.boardQuestion.findMany({
        ...(edition !== undefined && { where: { edition } }),
        orderBy: { id: 'asc' },
      }),
    );
  }

  async #rows(sql: string, ...values: unknown[]): Promise<{ number: number }[]> {
    return z
      .array(z.object({ number: z.number() }))
      .parse(await this.#db.run((client) => client.$queryRawUnsafe<unknown[]>(sql, ...values)));
  }
}

/** Who, and the day on which their line of the audit record goes. */
function by(who: string, now: Date): [string, Date] {
  const [name, deleteOn] = audited(who, now);
  return [name ?? who, deleteOn];
}

function draftOf({ fromMonth, toMonth, narrative, entered, ...row }: EditionDraft): Draft {
  return {
    ...row,
    from: fromMonth,
    to: toMonth,
    narrative: narrativeSchema.parse(narrative),
    entered: enteredSchema.parse(entered),
  };
}

function publishedOf(row: Omit<Row, 'content'>): PublishedEdition {
  const { number, title, fromMonth, toMonth, checksum, publishedBy, publishedAt } = row;
  return { number, title, from: fromMonth, to: toMonth, checksum, publishedBy, publishedAt };
}

const noted = (did: string, to: string, from: string, who: number, at: number) => `
  noted as (
    insert into audit (who, did, to_what, at, delete_on)
    select $${who}, '${did}', ${to}, $${at}::timestamptz, $${who + 1}::date from ${from}
  )`;

const beginning = `
  with made as (
    insert into edition_draft (id, title, from_month, to_month, made_by, made_at, changed_at)
    values ($1::uuid, $2, $3, $4, $5, $7::timestamptz, $7::timestamptz)
    on conflict do nothing returning id
  ), ${noted('edition.begin', 'id::text', 'made', 5, 7)}
  select 1 as number from made`;

const building = `
  update edition_draft set step = $2, figures = $3, changed_at = $4::timestamptz, version = version + case when $3::text is null then 0 else 1 end
  where id = $1::uuid returning version as number`;

const writing = `
  update edition_draft set title = coalesce($3, title), narrative = narrative || $4::jsonb, entered = coalesce($5::jsonb, entered),
    changed_at = $6::timestamptz, version = version + 1
  where id = $1::uuid and version = $2 returning version as number`;

const dropping = `
  with gone as (delete from edition_draft where id = $1::uuid returning id), ${noted('edition.drop', 'id::text', 'gone', 2, 4)}
  select 1 as number from gone`;

const publishing = `
  with draft as (
    select * from edition_draft where id = $1::uuid and version = $2 and figures = $3 for update
  ), published as (
    insert into edition (id, number, title, from_month, to_month, content, checksum, published_by, published_at)
    select $4::uuid, (select coalesce(max(number), 0) + 1 from edition), title, from_month, to_month, $5, $6, $7, $9::timestamptz from draft
    on conflict do nothing returning number
  ), gone as (
    delete from edition_draft d using published where d.id = $1::uuid
  ), ${noted('edition.publish', 'number::text', 'published', 7, 9)}
  select number from published`;

const asking = `
  with asked as (
    insert into board_question (id, edition, asked_by, question, asked_on)
    select $1::uuid, number, $5, $3, $4::date from edition where number = $2 on conflict do nothing returning id
  ), ${noted('edition.ask', 'id::text', 'asked', 5, 7)}
  select 1 as number from asked`;

const replying = `
  with replied as (
    update board_question set owner = $2, reply = $3, replied_on = $4::date where id = $1::uuid and reply is null returning id
  ), ${noted('edition.reply', 'id::text', 'replied', 5, 7)}
  select 1 as number from replied`;
