import { giveWay, oneByOne } from '../../domain/giving-way.ts';
import type { Side } from '../../domain/participant.ts';
import { redacted } from '../../insight/redaction/redaction.ts';
import { tellsOfRisk } from '../../insight/risk.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid } from '../database/identifiers.ts';
import { openAnswer } from '../sealing/answers.ts';
import { type AnswerId, answerIdIn, sealedIdOf } from '../sealing/sealed-ids.ts';
import type { Keys } from '../sealing/sealing.ts';
import {
  type AnswerRow,
  countingDiffering,
  countingSecond,
  differing,
  one,
  queues,
  raised,
  raisedIn,
  someUnread,
  writing,
} from './coding-statements.ts';
import type { Questionnaires, Version } from './questionnaires.ts';

/** Own words of one side, read one at a time and redacted, and what people say that they are about. */
export type CodingStore = {
  /** How many wait, told up to `most`. */
  waiting(who: string, most: number): Promise<{ unread: number; second: number; differing: number }>;
  /** The same without what others have read, which anybody may leave. */
  toDo(most: number): Promise<{ unread: number; differing: number }>;
  /**
   * The next answer that nobody has read, or (`second`) that others have and this person has not; after the
   * one called `after`. What may tell of somebody at risk is never among them: it goes to the safeguarding
   * lead alone.
   */
  next(of: {
    who: string;
    queue: 'unread' | 'second';
    newestFirst: boolean;
    after?: string;
  }): Promise<ReadAnswer | null>;
  get(sealedId: string): Promise<ReadAnswer | null>;
  /** Answers about which people differ, and nobody has settled it. */
  differing(most: number): Promise<ReadAnswer[]>;
  /**
   * What this person says it is about, in the place of what they said before. `settles`: whatever others say.
   * False where it is gone.
   */
  code(coding: {
    sealedId: string;
    who: string;
    themes: readonly string[];
    praise: boolean;
    settles: boolean;
    now: Date;
  }): Promise<boolean>;
  /** How many people raised what, of answers that are settled and count by now. Null is praise. */
  raised(): Promise<{ theme: string | null; respondents: number }[]>;
  /** Who did in these months, both included, with the month in which they said it. */
  raisedIn(from: string, to: string): Promise<{ theme: string | null; person: string; month: string }[]>;
};

type Coding = { coder: string; themes: string[]; praise: boolean; settles: boolean };

/** Of whom it is stands nowhere in it. */
export type ReadAnswer = {
  /** Leads back to the answer for who has it, and says nothing of it. Another each time. */
  sealedId: string;
  version: Version;
  question: string;
  /** Redacted. */
  text: string;
  /** YYYY-MM. */
  month: string;
  /** What was promised, or agreed to, allows to quote it. */
  mayQuote: boolean;
  codings: Coding[];
};

/** So many are looked at in one go, until one may be shown. */
const some = 20;

/** What the answers of one side are about, as people settle it. */
export class Codings implements CodingStore {
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

  async waiting(who: string, most: number): Promise<{ unread: number; second: number; differing: number }> {
    const [first, second] = await Promise.all([
      this.toDo(most),
      this.#db.query(countingSecond[this.#side], { who, most }),
    ]);
    return { ...first, second: second[0]?.many ?? 0 };
  }

  async toDo(most: number): Promise<{ unread: number; differing: number }> {
    const [differing, unread] = await Promise.all([
      this.#db.query(countingDiffering[this.#side], { most }),
      this.#db.query(someUnread[this.#side], { most }),
    ]);
    const mayBeShown = (row: AnswerRow) => this.#said(row) !== null;
    const shown = await oneByOne(unread, ({ sealed }) => sealed.length, mayBeShown);
    // What is never shown must not be said to wait.
    return { differing: differing[0]?.many ?? 0, unread: shown.filter(Boolean).length };
  }

  async next(of: Parameters<CodingStore['next']>[0]): Promise<ReadAnswer | null> {
    const { who, queue, newestFirst } = of;
    const waiting = queues[this.#side][queue][newestFirst ? 'newest' : 'oldest'];
    let after: AnswerId | null | undefined = of.after === undefined ? null : this.#answerIdIn(of.after);
    for (;;) {
      const { response = null, question = null } = after ?? {};
      const rows: AnswerRow[] = await this.#db.query(waiting, { who, response, question, most: some });
      for (const row of rows) {
        const answer = await this.#shown(row);
        if (answer) return answer;
        await giveWay();
      }
      after = rows.at(-1);
      if (rows.length < some) return null;
    }
  }

  async get(sealedId: string): Promise<ReadAnswer | null> {
    const at = this.#answerIdIn(sealedId);
    if (!at) return null;
    const [row] = await this.#db.query(one[this.#side], at);
    return row ? this.#shown(row) : null;
  }

  async differing(most: number): Promise<ReadAnswer[]> {
    const rows = await this.#db.query(differing[this.#side], { most });
    const shown: ReadAnswer[] = [];
    for (const row of rows) {
      const answer = await this.#shown(row);
      if (answer) shown.push(answer);
      await giveWay();
    }
    return shown;
  }

  async code({ sealedId, ...coding }: Parameters<CodingStore['code']>[0]): Promise<boolean> {
    const at = this.#answerIdIn(sealedId);
    const themes = [...new Set(coding.themes)].sort();
    if (!at || !themes.every(isUuid)) return false;
    return (await this.#db.execute(writing[this.#side], { ...coding, ...at, themes })) > 0;
  }

  raised(): Promise<{ theme: string | null; respondents: number }[]> {
    return this.#db.query(raised);
  }

  raisedIn(from: string, to: string): Promise<{ theme: string | null; person: string; month: string }[]> {
    return this.#db.query(raisedIn, { from, to });
  }

  #answerIdIn(sealedId: string): AnswerId | null {
    return answerIdIn(this.#keys.sealer, this.#side, sealedId);
  }

  #said(row: AnswerRow): string | null {
    const answer = openAnswer(this.#keys.sealer, row.response, row.question, row.sealed);
    const said = answer.is === 'given' && typeof answer.value === 'string' ? answer.value : '';
    return said === '' || tellsOfRisk(said) ? null : said;
  }

  /** Redacted; null where somebody may be at risk, which is not for whoever sorts answers. */
  async #shown(row: AnswerRow): Promise<ReadAnswer | null> {
    const said = this.#said(row);
    if (said === null) return null;
    return {
      sealedId: sealedIdOf(this.#keys.sealer, this.#side, row),
      version: await this.#questionnaires.version(row.version),
      question: row.question,
      text: redacted(said),
      month: row.month,
      mayQuote: row.quotable,
      codings: row.codings,
    };
  }
}
