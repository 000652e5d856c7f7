import type { Bands } from '../../domain/participant.ts';
import { tellPeopleApart } from '../counting/distinct-respondents.ts';
import {
  type CountedVersion,
  charCodes,
  type Joined,
  type RowKey,
} from '../counting/joined-questionnaire.ts';
import { carry } from './carry-forward.ts';

/**
 * Responses of one version, one set of bands and one batch: what was let into the figures at one time, for one month. A line each: a
 * token for the person (people.ts), then the codes of tally.ts.
 */
export type Tallied = { version: CountedVersion; bands: Bands; batch: number; month: string; rows: string };

/** What was counted for everybody, or for one value of one band. */
export type Counts = {
  /** How often each of the joined columns was chosen. */
  columns: Uint32Array;
  /** By question: answers that count in shares. A person who answered twice counts twice. */
  answers: Uint32Array;
  /** By question: the distinct people who gave those answers. */
  people: Uint32Array;
};

/** All responses to one questionnaire, and in which month each of their answers counts. */
export type Released = {
  joined: Joined;
  /** Each group by itself. Its `people` are those who have one row in all; the others are in `repeated`. */
  groups: { bands: Bands; counts: Counts; batch: number }[];
  /** By batch, then by question: the month in which its answers count, or null while they wait for more. */
  months: (string | null)[][];
  /** Answers in shares by people who have several rows, one person's after another: person, group, question. */
  repeated: { person: number; group: number; question: number }[];
};

/**
 * Reads the rows once, and finds the month in which the answers to each question count: those of a batch in which fewer than the
 * threshold of distinct people answered the question are carried on until there are enough together (carry.ts). Hand over all there is
 * up to some month: what comes after it changes nothing before.
 */
export function released(joined: Joined, groups: readonly Tallied[], threshold: number): Released {
  const batches = batchesOf(groups);
  const batchOf = groups.map((group) => batches.findIndex((batch) => isIn(batch, group)));
  const first = batches.map(() => new FirstPeople(joined.questions.length, threshold));
  const tables = groups.map((group, at) => ({
    rows: group.rows,
    rowKey: rowKeyOf(joined, group.version),
    counts: emptyCounts(joined),
    first: first[batchOf[at] ?? -1] ?? new FirstPeople(0, 0),
  }));
  const repeated: Released['repeated'] = [];

  const { newest, previous, groupOf, starts } = tellPeopleApart(groups);
  for (const [person, last] of newest.entries()) {
    const once = previous[last] === -1;
    for (let row = last; row >= 0; row = previous[row] ?? -1) {
      const group = groupOf[row] ?? -1;
      const table = tables[group];
      if (table) countRow(table, starts[row] ?? 0, { person, group, once, repeated });
    }
  }

  const monthsByQuestion = joined.questions.map((_, question) =>
    carry(
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

export function emptyCounts({ width, questions }: Joined): Counts {
  return {
    columns: new Uint32Array(width),
    answers: new Uint32Array(questions.length),
    people: new Uint32Array(questions.length),
  };
}

export function addOne(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

type Batch = Pick<Tallied, 'batch' | 'month'>;

/** The batches in the order in which they came; within one time, by month. */
function batchesOf(groups: readonly Tallied[]): Batch[] {
  const batches = new Map(groups.map(({ batch, month }) => [`${batch} ${month}`, { batch, month }]));
  return [...batches.values()].sort((a, b) => a.batch - b.batch || (a.month < b.month ? -1 : 1));
}

function isIn({ batch, month }: Batch, group: Tallied): boolean {
  return group.batch === batch && group.month === month;
}

/** The first few distinct people who answered each question in a batch: enough to tell whether there are enough. */
class FirstPeople {
  readonly #most: number;
  readonly #people: Int32Array;
  readonly #counts: Uint32Array;

  constructor(questions: number, most: number) {
    this.#most = most;
    this.#people = new Int32Array(questions * most);
    this.#counts = new Uint32Array(questions);
  }

  /** One person's answers must come together. */
  add(question: number, person: number): void {
    const count = this.#counts[question] ?? 0;
    const at = question * this.#most;
    if (count === this.#most || (count > 0 && this.#people[at + count - 1] === person)) return;
    this.#people[at + count] = person;
    this.#counts[question] = count + 1;
  }

  of(question: number): Int32Array {
    const at = question * this.#most;
    return this.#people.subarray(at, at + (this.#counts[question] ?? 0));
  }
}

function enough(batches: readonly FirstPeople[], question: number, threshold: number): boolean {
  const people = new Set<number>();
  for (const batch of batches) {
    for (const person of batch.of(question)) people.add(person);
  }
  return people.size >= threshold;
}

const newline = 10;
const comma = 44;

type Table = { rows: string; rowKey: RowKey; counts: Counts; first: FirstPeople };
/** Whose row it is, whether it is their only one, and where it is noted what they answered, if it is not. */
type Whose = { person: number; group: number; once: boolean; repeated: Released['repeated'] };

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
      first.add(question, whose.person);
      if (whose.once) addOne(counts.people, question);
      else whose.repeated.push({ person: whose.person, group: whose.group, question });
    }
    place++;
    scored = 0;
  }
}

function rowKeyOf(joined: Joined, version: CountedVersion): RowKey {
  const rowKey = joined.rowKeys.get(version.id);
  if (!rowKey) throw new Error(`Version ${version.id} is not among those that were joined.`);
  return rowKey;
}
