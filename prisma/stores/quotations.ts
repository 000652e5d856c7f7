import { z } from 'zod';
import type { Side } from '../../domain/participant.ts';
import { Fault } from '../../fault.ts';
import { cutFrom, type QuotationState, quotationStates, statesBefore } from '../../insight/quotation.ts';
import { redacted } from '../../insight/redaction/redaction.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid, uuidAt } from '../database/identifiers.ts';
import { type Command, command, perSide, query, type Values } from '../database/statement.ts';
import { openAnswer } from '../sealing/answers.ts';
import { answerIdIn } from '../sealing/sealed-ids.ts';
import { type Keys, keyedHash } from '../sealing/sealing.ts';
import type { Questionnaires, Version } from './questionnaires.ts';
import { mayQuote, readable } from './readable-answers.ts';

/** Words of one side on their way to be shown (insight/quotation.ts). */
export type QuotationStore = {
  /** False where it is chosen already, is gone, or may not be quoted. */
  choose(of: { sealedId: string; who: string; now: Date }): Promise<boolean>;
  /** What was moved last first, `most` at a time, from after the one called `after` on. */
  list(of: QuotationFilter & { after?: string; most: number }): Promise<QuotationRow[]>;
  /**
   * How many there are, wait to be cut, and wait for a second look by this person. `second`: whoever chose or
   * cut the words may not be who clears them.
   */
  counted(of: { who: string; second: boolean }): Promise<{ all: number; toCut: number; toClear: number }>;
  get(id: string): Promise<(QuotationRow & { answer: string }) | null>;
  /** Keeps the words to be shown; `not-a-cut` where they are more than cut from the answer. */
  redact(of: {
    id: string;
    shown: string;
    who: string;
    now: Date;
  }): Promise<'done' | 'not-a-cut' | 'not-now'>;
  /** `second`: whoever chose or cut the words may not be who clears them. */
  clear(of: { id: string; shown: string; who: string; second: boolean; now: Date }): Promise<boolean>;
  sendBack(of: { id: string; who: string; now: Date }): Promise<boolean>;
  drop(of: { id: string; who: string; now: Date }): Promise<boolean>;
};

type QuotationFilter = {
  state?: QuotationState;
  praise?: true;
  ids?: readonly string[];
  /** Months, both included, in which it was said. */
  from?: string;
  to?: string;
};

export type QuotationRow = {
  id: string;
  /**
   * The same for the same words of the same quotation. Nobody without the data key can make or check it, so
   * that it may outlast the words.
   */
  mark: string;
  version: Version;
  question: string;
  month: string;
  state: QuotationState;
  /** The words to be shown; null until they are cut. */
  shown: string | null;
  chosenBy: string;
  redactedBy: string | null;
  clearedBy: string | null;
  /** Whoever read the answer said that it is praise. */
  praise: boolean;
};

/**
 * Words of one side on their way to be shown. Whatever moves one on checks in the same statement that it may
 * be quoted still.
 */
export class Quotations implements QuotationStore {
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

  async choose({ sealedId, who, now }: Parameters<QuotationStore['choose']>[0]): Promise<boolean> {
    const at = answerIdIn(this.#keys.sealer, this.#side, sealedId);
    if (!at) return false;
    return this.#moved(choosing[this.#side], { ...at, id: uuidAt(now), who, now });
  }

  async list(of: Parameters<QuotationStore['list']>[0]): Promise<QuotationRow[]> {
    const { state = null, praise = null, ids = null, from = null, to = null, after = null, most } = of;
    if (after !== null && !isUuid(after)) return [];
    const wanted = ids?.filter(isUuid) ?? null;
    const values = { state, praise, ids: wanted, from, to, after, most };
    const rows = await this.#db.query(listing[this.#side], values);
    return Promise.all(rows.map((row) => this.#row(row)));
  }

  async counted(of: { who: string; second: boolean }): ReturnType<QuotationStore['counted']> {
    const [many] = await this.#db.query(counting[this.#side], of);
    return many ?? { all: 0, toCut: 0, toClear: 0 };
  }

  async get(id: string): Promise<(QuotationRow & { answer: string }) | null> {
    const row = await this.#one(id);
    return row && { ...(await this.#row(row)), answer: this.#answer(row) };
  }

  async redact(of: Parameters<QuotationStore['redact']>[0]): ReturnType<QuotationStore['redact']> {
    const row = await this.#one(of.id);
    if (!row) return 'not-now';
    const shown = cutFrom(this.#answer(row), of.shown);
    if (shown === null) return 'not-a-cut';
    const { id, who, now } = of;
    const sealed = this.#keys.sealer.seal(shown, placeOf(id));
    const moved = await this.#moved(redacting[this.#side], {
      id,
      before: statesBefore('redacted'),
      sealed,
      who,
      now,
    });
    return moved ? 'done' : 'not-now';
  }

  async clear(of: Parameters<QuotationStore['clear']>[0]): Promise<boolean> {
    const row = await this.#one(of.id);
    // Cleared is what was looked at, and not what somebody made of it in the meantime.
    if (!row?.sealed || this.#words(row) !== of.shown) return false;
    return this.#moved(clearing[this.#side], { ...of, before: statesBefore('cleared'), sealed: row.sealed });
  }

  async sendBack({ id, now }: Parameters<QuotationStore['sendBack']>[0]): Promise<boolean> {
    return isUuid(id) && (await this.#moved(returning, { id, before: statesBefore('returned'), now }));
  }

  async drop({ id, now }: Parameters<QuotationStore['drop']>[0]): Promise<boolean> {
    return isUuid(id) && (await this.#moved(dropping, { id, before: statesBefore('dropped'), now }));
  }

  async #one(id: string): Promise<Row | null> {
    const [row] = isUuid(id) ? await this.#db.query(one[this.#side], { id }) : [];
    return row ?? null;
  }

  async #row(row: Row): Promise<QuotationRow> {
    const { id, question, month, state, chosenBy, redactedBy, clearedBy, praise } = row;
    const version = await this.#questionnaires.version(row.version);
    const shown = this.#words(row);
    return {
      id,
      mark: keyedHash(this.#keys.quotations, `${id} ${shown ?? ''}`).toString('hex'),
      version,
      question,
      month,
      state,
      shown,
      chosenBy,
      redactedBy,
      clearedBy,
      praise,
    };
  }

  #words({ id, sealed }: Row): string | null {
    return sealed && this.#keys.sealer.open(sealed, placeOf(id));
  }

  #answer({ response, question, said }: Row): string {
    const answer = openAnswer(this.#keys.sealer, response, question, said);
    return redacted(answer.is === 'given' && typeof answer.value === 'string' ? answer.value : '');
  }

  async #moved(command: Command, values: Values): Promise<boolean> {
    try {
      return (await this.#db.execute(command, values)) > 0;
    } catch (error) {
      // It went between the look and the word; the database held it.
      if (error instanceof Fault && error.code === 'no-consent') return false;
      throw error;
    }
  }
}

function placeOf(id: string): string {
  return `quotation:${id}`;
}

type Row = z.infer<typeof rowSchema>;
const rowSchema = z.object({
  id: z.string(),
  response: z.string(),
  question: z.string(),
  version: z.number(),
  month: z.string(),
  said: z.instanceof(Uint8Array),
  state: z.enum(quotationStates),
  sealed: z.instanceof(Uint8Array).nullable(),
  chosenBy: z.string(),
  redactedBy: z.string().nullable(),
  clearedBy: z.string().nullable(),
  praise: z.boolean(),
});

const choosing = perSide((side) =>
  command(
    'quotations.choose',
    `insert into quotation (id, response_id, question, state, chosen_by, moved_at)
    select $id::uuid, a.response_id, a.question, 'chosen', $who, $now::timestamptz
    from ${readable(side)} and a.response_id = $response::uuid and a.question = $question
      and ${mayQuote(side)}
    on conflict (response_id, question) do update set
      state = 'chosen', chosen_by = excluded.chosen_by, moved_at = excluded.moved_at
      where quotation.state = 'dropped'`,
  ),
);

/** Those that may be quoted still, and the answers that they are cut from. */
const quotable = (side: Side) => `
  quotation q, ${readable(side)} and a.response_id = q.response_id and a.question = q.question
    and ${mayQuote(side)}`;
const columns = `
  q.id, q.response_id as response, q.question, t.version_id as version, t.month, a.sealed as said,
  q.state, q.sealed, q.chosen_by as "chosenBy", q.redacted_by as "redactedBy", q.cleared_by as "clearedBy",
  coalesce((
    select c.praise from coding c where c.response_id = q.response_id and c.question = q.question
    order by c.settles desc, c.at desc limit 1), false) as praise`;
const listing = perSide((side) =>
  query(
    'quotations.list',
    `select * from (
      select ${columns}, q.moved_at as moved from ${quotable(side)} and q.state <> 'dropped'
        and ($state::text is null or q.state = $state) and ($ids::uuid[] is null or q.id = any($ids::uuid[]))
        and ($from::text is null or t.month >= $from) and ($to::text is null or t.month <= $to)
        and ($after::uuid is null or (q.moved_at, q.id) < (
          select last.moved_at, last.id from quotation last where last.id = $after::uuid))
    ) as listed
    where $praise::bool is null or praise
    order by moved desc, id desc limit $most::int`,
    rowSchema,
  ),
);
const counting = perSide((side) =>
  query(
    'quotations.counted',
    `select count(*)::int as all,
      (count(*) filter (where q.state in ('chosen', 'returned')))::int as "toCut",
      (count(*) filter (where q.state = 'redacted'
        and not ($second::bool and (q.chosen_by = $who or q.redacted_by = $who))))::int as "toClear"
    from ${quotable(side)} and q.state <> 'dropped'`,
    z.object({ all: z.number(), toCut: z.number(), toClear: z.number() }),
  ),
);
const one = perSide((side) =>
  query('quotations.one', `select ${columns} from ${quotable(side)} and q.id = $id::uuid`, rowSchema),
);

/** The one called `$id` where it stands in a state that allows it, and may be quoted still. */
const movable = (side: Side) => `
  ${readable(side)} and a.response_id = q.response_id and a.question = q.question and ${mayQuote(side)}
    and q.id = $id::uuid and q.state = any($before::text[])`;
const redacting = perSide((side) =>
  command(
    'quotations.redact',
    `update quotation q set state = 'redacted', sealed = $sealed::bytea, redacted_by = $who,
      cleared_by = null, moved_at = $now::timestamptz
    from ${movable(side)}`,
  ),
);

const clearing = perSide((side) =>
  command(
    'quotations.clear',
    `update quotation q set state = 'cleared', cleared_by = $who, moved_at = $now::timestamptz
    from ${movable(side)} and q.sealed = $sealed::bytea
      and not ($second::bool and (q.chosen_by = $who or q.redacted_by = $who))`,
  ),
);

const returning = command(
  'quotations.send-back',
  `update quotation set state = 'returned', moved_at = $now::timestamptz
  where id = $id::uuid and state = any($before::text[])`,
);

const dropping = command(
  'quotations.drop',
  `update quotation set state = 'dropped', sealed = null, redacted_by = null, cleared_by = null,
    moved_at = $now::timestamptz
  where id = $id::uuid and state = any($before::text[])`,
);
