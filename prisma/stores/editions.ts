import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dayOf } from '../../domain/calendar.ts';
import { givingWay } from '../../domain/giving-way.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid, uuidAt } from '../database/identifiers.ts';
import type { EditionDraft, Edition as Row } from '../generated/client.ts';
import { audited } from './audit.ts';
import { canonicalJsonByParts } from './canonical-json.ts';
import {
  asking,
  beginning,
  building,
  dropping,
  publishing,
  replying,
  writing,
} from './edition-statements.ts';

/**
 * Editions of the board report: those being written, those published, and what the board asked. What is
 * written is on the audit record too.
 */
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
  drafts(): Promise<DraftLine[]>;
  draft(id: string): Promise<Draft | null>;
  /** How far building is; with `figures`, that it is done. What the lead wrote stays. */
  build(of: { id: string; step: string; figures?: object; now: Date }): Promise<void>;
  /**
   * Words by figure, in the place of those of the same keys, and all that was entered. Null where somebody
   * changed it since that version; else the new version.
   */
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
   * Freezes the draft under the next number. `changed`: the draft is another by now, or its figures are not
   * `figures` (as a new count finds them). `overlap`: the period overlaps an edition's.
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

/** A draft in the list of them. */
export type DraftLine = Omit<Draft, 'figures'> & { built: boolean };

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

  async begin(draft: Parameters<EditionStore['begin']>[0]): Promise<void> {
    await this.#db.execute(beginning, { ...draft, ...audited(draft.who, draft.now) });
  }

  async drafts(): Promise<DraftLine[]> {
    const [rows, unbuilt] = await Promise.all([
      this.#db.run((client) =>
        client.editionDraft.findMany({ orderBy: { id: 'desc' }, omit: { figures: true } }),
      ),
      this.#db.run((client) =>
        client.editionDraft.findMany({ where: { figures: null }, select: { id: true } }),
      ),
    ]);
    const waiting = new Set(unbuilt.map(({ id }) => id));
    return rows.map((row) => ({ ...draftOf(row), built: !waiting.has(row.id) }));
  }

  async draft(id: string): Promise<Draft | null> {
    if (!isUuid(id)) return null;
    const row = await this.#db.run((client) => client.editionDraft.findUnique({ where: { id } }));
    return row && draftOf(row);
  }

  async build({ figures, ...of }: Parameters<EditionStore['build']>[0]): Promise<void> {
    if (figures === undefined) await this.#db.query(building, { ...of, figures: null });
    else {
      const built = await givingWay(canonicalJsonByParts(figures));
      await this.#db.queryWithMuch(building, { ...of, figures: built });
    }
  }

  async write(of: Parameters<EditionStore['write']>[0]): Promise<number | null> {
    const { id, version, title = null, narrative, entered, now } = of;
    if (!isUuid(id)) return null;
    const [written] = await this.#db.query(writing, {
      id,
      version,
      title,
      narrative: JSON.stringify(narrative),
      entered: entered === undefined ? null : JSON.stringify(entered),
      now,
    });
    return written?.version ?? null;
  }

  async drop({ id, who, now }: Parameters<EditionStore['drop']>[0]): Promise<boolean> {
    return isUuid(id) && (await this.#db.execute(dropping, { id, ...audited(who, now) })) > 0;
  }

  async publish(of: Parameters<EditionStore['publish']>[0]): ReturnType<EditionStore['publish']> {
    const { id, version, who, now } = of;
    if (!isUuid(id)) return 'changed';
    const figures = await givingWay(canonicalJsonByParts(of.figures));
    const content = await givingWay(canonicalJsonByParts(of.content));
    const [published] = await this.#db.queryWithMuch(publishing, {
      id,
      version,
      figures,
      edition: uuidAt(now),
      content,
      checksum: createHash('sha256').update(content).digest('hex'),
      ...audited(who, now),
    });
    if (published) return published;
    const draft = await this.draft(id);
    return draft?.version === version && draft.figures === figures.toString() ? 'overlap' : 'changed';
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

  async ask({ by: who, ...of }: Parameters<EditionStore['ask']>[0]): Promise<boolean> {
    return (await this.#db.execute(asking, { ...of, today: dayOf(of.now), ...audited(who, of.now) })) > 0;
  }

  async reply(of: Parameters<EditionStore['reply']>[0]): Promise<boolean> {
    if (!isUuid(of.id)) return false;
    return (
      (await this.#db.execute(replying, { ...of, today: dayOf(of.now), ...audited(of.who, of.now) })) > 0
    );
  }

  questions(edition?: number): Promise<BoardQuestion[]> {
    return this.#db.run((client) =>
      client.boardQuestion.findMany({
        ...(edition !== undefined && { where: { edition } }),
        orderBy: { id: 'asc' },
      }),
    );
  }
}

function draftOf<Row extends Omit<EditionDraft, 'figures'>>(of: Row) {
  const { fromMonth, toMonth, narrative, entered, ...row } = of;
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
