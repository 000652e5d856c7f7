import type { Stopping } from '../../domain/giving-way.ts';
import type { Bands } from '../../domain/participant.ts';
import { distinctRespondents } from '../counting/distinct-respondents.ts';
import {
  type CountedVersion,
  charCodes,
  type JoinedQuestionnaire,
  type RowKey,
} from '../counting/joined-questionnaire.ts';
import { carryForward } from './carry-forward.ts';

/** The rows of so many people are counted in one go. */
const atOnce = 5_000;
/** So many groups are made room for in one go. */
const manyGroups = 1_000;

/**
 * Responses of one version, one set of bands and one batch: what was let into the figures at one time, for
 * one month. A line each: a token for the respondent (distinct-respondents.ts), then the codes of tally.ts.
 */
export type TalliedGroup = {
  version: CountedVersion;
  bands: Bands;
  batch: number;
  month: string;
  rows: string;
};

/** What was counted for everybody, or for one value of one band. */
export type AnswerCounts = {
  /** How often each of the joined columns was chosen. */
  columns: Uint32Array;
  /** By question: answers that count in shares. Who answered twice counts twice. */
  answers: Uint32Array;
  /** By question: the distinct respondents who gave those answers. */
  respondents: Uint32Array;
};

/** All responses to one questionnaire, and in which month each of their answers counts. */
export type ReleasedAnswers = {
  joined: JoinedQuestionnaire;
  /** Each group by itself. Its `respondents` are those with one row in all; the others are in `repeated`. */
  groups: { bands: Bands; counts: AnswerCounts; batch: number }[];
  /** By batch, then by question: the month in which its answers count, or null while they wait for more. */
  months: (string | null)[][];
  /** Answers in shares by respondents with several rows, one respondent's after another. */
  repeated: { respondent: number; group: number; question: number }[];
};

/**
 * Reads the rows once, and finds the month in which the answers to each question count: a batch in which
 * fewer than the threshold of distinct respondents answered it is carried forward until there are enough
 * together. Hand over all there is up to some month: what comes after it changes nothing before.
 *
 * The same rule for whole responses is its twin in SQL, `releasing` in prisma/stores/tallies.ts;
 * test/prisma/stores/release-rule.test.ts holds the two together.
 *
 * Throws an Error where a group is of a version that was not joined.
 */
export function* releasedAnswers(
  joined: JoinedQuestionnaire,
  groups: readonly TalliedGroup[],
  threshold: number,
): Stopping<ReleasedAnswers> {
  const batches = batchesOf(groups);
  const places = new Map(batches.map((batch, at) => [keyOf(batch), at]));
  const batchOf = groups.map((group) => places.get(keyOf(group)) ?? -1);
  const first = batches.map(() => new FirstRespondents(joined.questions.length, threshold));
  const tables: Table[] = [];
  for (const [at, group] of groups.entries()) {
    if (at % manyGroups === manyGroups - 1) yield;
    tables.push({
      rows: group.rows,
      rowKey: rowKeyOf(joined, group.version),
      counts: emptyCounts(joined),
      first: first[batchOf[at] ?? -1] ?? new FirstRespondents(0, 0),
    });
  }
  const repeated: ReleasedAnswers['repeated'] = [];

  yield;
  const { newest, previous, groupOf, starts } = yield* distinctRespondents(groups);
  for (const [respondent, last] of newest.entries()) {
    if (respondent % atOnce === atOnce - 1) yield;
    const once = previous[last] === -1;
    for (let row = last; row >= 0; row = previous[row] ?? -1) {
      const group = groupOf[row] ?? -1;
      const table = tables[group];
      if (table) countRow(table, starts[row] ?? 0, { respondent, group, once, repeated });
    }
  }

  const monthsByQuestion = joined.questions.map((_, question) =>
    carryForward(
      batches.map(({ month }) => month),
      (from, to) => enough(first.slice(from, to + 1), question, threshold),
    ),
  );
  return {
    joined,
    groups: tables.map(({ counts }, at) => ({
      bands: groups[at]?.bands ?? {},
      counts,
      batch: batchOf[at] ?? -1,
    })),
    months: batches.map((_, batch) => monthsByQuestion.map((months) => months[batch] ?? null)),
    repeated,
  };
}

export function emptyCounts({ width, questions }: JoinedQuestionnaire): AnswerCounts {
  return {
    columns: new Uint32Array(width),
    answers: new Uint32Array(questions.length),
    respondents: new Uint32Array(questions.length),
  };
}

export function addOne(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

type Batch = Pick<TalliedGroup, 'batch' | 'month'>;

/** The batches in the order in which they came; within one time, by month. */
function batchesOf(groups: readonly TalliedGroup[]): Batch[] {
  const batches = new Map(groups.map(({ batch, month }) => [keyOf({ batch, month }), { batch, month }]));
  return [...batches.values()].sort((a, b) => a.batch - b.batch || (a.month < b.month ? -1 : 1));
}

function keyOf({ batch, month }: Batch): string {
  return `${batch} ${month}`;
}

/**
 * The first few distinct respondents to each question in a batch: as many as tell whether there are enough.
 */
class FirstRespondents {
  readonly #most: number;
  readonly #respondents: Int32Array;
  readonly #counts: Uint32Array;

  constructor(questions: number, most: number) {
    this.#most = most;
    this.#respondents = new Int32Array(questions * most);
    this.#counts = new Uint32Array(questions);
  }

  /** The answers of one respondent must come one after another. */
  add(question: number, respondent: number): void {
    const count = this.#counts[question] ?? 0;
    const at = question * this.#most;
    if (count === this.#most || (count > 0 && this.#respondents[at + count - 1] === respondent)) return;
    this.#respondents[at + count] = respondent;
    this.#counts[question] = count + 1;
  }

  of(question: number): Int32Array {
    const at = question * this.#most;
    return this.#respondents.subarray(at, at + (this.#counts[question] ?? 0));
  }
}

function enough(batches: readonly FirstRespondents[], question: number, threshold: number): boolean {
  const respondents = new Set<number>();
  for (const batch of batches) {
    for (const respondent of batch.of(question)) respondents.add(respondent);
  }
  return respondents.size >= threshold;
}

const newline = 10;
const comma = 44;

type Table = { rows: string; rowKey: RowKey; counts: AnswerCounts; first: FirstRespondents };
/** Whose row it is, whether it is their only one, and where it is noted what they answered, if it is not. */
type Whose = { respondent: number; group: number; once: boolean; repeated: ReleasedAnswers['repeated'] };

/** Counts one row among its group's. */
function countRow({ rows, rowKey, counts, first }: Table, start: number, whose: Whose): void {
  let place = 0;
  let scored = 0;
  for (let at = start; at < rows.length; at++) {
    const code = rows.charCodeAt(at);
    if (code === newline) return;
    if (code !== comma) {
      const cell = place * charCodes + code;
      addOne(counts.columns, rowKey.columns[cell] ?? -1);
      scored |= rowKey.scores[cell] ?? 0;
      continue;
    }
    if (scored) {
      const question = rowKey.questions[place] ?? -1;
      addOne(counts.answers, question);
      first.add(question, whose.respondent);
      if (whose.once) addOne(counts.respondents, question);
      else whose.repeated.push({ respondent: whose.respondent, group: whose.group, question });
    }
    place++;
    scored = 0;
  }
}

function rowKeyOf(joined: JoinedQuestionnaire, version: CountedVersion): RowKey {
  const rowKey = joined.rowKeys.get(version.id);
  if (!rowKey) throw new Error(`Version ${version.id} is not among those that were joined.`);
  return rowKey;
}
