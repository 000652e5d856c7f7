import { isIn, type Period } from '../../../domain/calendar.ts';
import type { BandName } from '../../../domain/participant.ts';
import { bandValue } from '../../../reports/counting/bands.ts';
import { Unknowns } from './bounds.ts';
import type { Method, Shown } from './published.ts';
import type { Look } from './random-service.ts';
import { type Fact, truthOf } from './truth.ts';

/**
 * A hidden number of people under the threshold that whoever kept everything can place within less than the
 * threshold's width.
 */
export type Break = { what: string; truly: number; least: number; most: number };

/** What one look showed of a question, beside what is true of it. */
export type Seen = { shown: Shown; truth: readonly Fact[] };

/**
 * Takes everything that was published over all looks, for all months and all bands, and tries to bound each
 * hidden count.
 *
 * Unknown are, for each question and band: how many answers of each kind came from each group, in each lot by
 * which a table of groups grew from one look to the next; and how many people each row stands for. Known is
 * every row that was shown, and, beyond what a reader has, how many answers of each kind everybody gave.
 * Whatever is truly under the threshold and not shown is minimised and maximised: the people of a hidden row,
 * and what any row grew by between two looks. Where the most less the least is under the threshold, that is a
 * break. Of everybody together the same is done with the lots that came into each month between two looks.
 * There nobody is nothing to hide, for it says only that no figure moved.
 *
 * Between two looks between which somebody erased an answer that was counted already, nothing is subtracted:
 * docs/DISCLOSURE-CONTROL.md says what whoever kept the earlier copy can see there.
 */
export function* audit(looks: readonly Look[], method: Method, threshold: number): Generator<Break> {
  for (const epoch of epochsOf(looks)) {
    const published = epoch.map((look) => method.publish(look, threshold));
    for (const question of new Set(published.flatMap((one) => [...one.keys()]))) {
      const seen = epoch.map((look, at) => ({
        shown: published[at]?.get(question) ?? nothing,
        truth: truthOf(look, question, method, threshold),
      }));
      yield* auditEverybody(question, seen, threshold);
      yield* auditGroups(question, seen, method.unitOf, threshold);
    }
  }
}

const nothing: Shown = { everybody: [], bands: [] };

function epochsOf(looks: readonly Look[]): Look[][] {
  const epochs: Look[][] = [];
  for (const look of looks) {
    const last = epochs.at(-1);
    if (!last || look.erased) epochs.push([look]);
    else last.push(look);
  }
  return epochs;
}

/**
 * Tries to place the lots that came into a month between two looks, from the rows of everybody over all
 * choices of months.
 */
export function* auditEverybody(
  question: string,
  seen: readonly Seen[],
  threshold: number,
): Generator<Break> {
  const lots = seen.flatMap(({ truth }, at) =>
    [...Map.groupBy(addedTo(seen[at - 1]?.truth ?? [], truth), ({ month }) => month)].map(
      ([month, facts]) => ({ at, month, truly: peopleIn(question, facts), name: `${month} at ${at}` }),
    ),
  );
  const small = lots.filter(({ truly }) => truly < threshold);
  if (small.length === 0) return;

  const unknowns = new Unknowns();
  for (const [at, { shown }] of seen.entries()) {
    for (const { months, row } of shown.everybody) {
      const within = lots.filter((lot) => lot.at <= at && isIn(lot.month, months));
      if (row) {
        unknowns.know(
          within.map(({ name }) => name),
          { equal: row.answers },
        );
      }
    }
  }
  yield* breaksIn(
    unknowns,
    small.map(({ name, truly }) => ({ what: `${question}, everybody, ${name}`, truly, of: [name] })),
    threshold,
  );
}

/**
 * Tries to place the rows that are hidden, and what any grew by from one look to the next, one band at a
 * time.
 */
export function* auditGroups(
  question: string,
  seen: readonly Seen[],
  unitOf: Method['unitOf'],
  threshold: number,
): Generator<Break> {
  for (const band of new Set(seen.flatMap(({ shown }) => shown.bands.map((table) => table.band)))) {
    const known = new KnownOfBand(question, band);
    for (const [at, { shown, truth }] of seen.entries()) {
      const tables = shown.bands.filter((table) => table.band === band);
      const isUnit = ({ months }: Table) => unitOf(months.from).to === months.to;
      for (const table of tables.filter(isUnit)) known.unit(at, table, truth, seen[at - 1]?.truth ?? []);
      for (const table of tables) known.table(at, table, truth);
    }
    const small = known.goals.filter(({ truly }) => truly < threshold);
    yield* breaksIn(known.unknowns, small, threshold);
  }
}

type Table = Shown['bands'][number];
type Goal = { what: string; truly: number; of: string[] };

/** What is known of one question by one band, table by table as they were published. */
class KnownOfBand {
  readonly unknowns = new Unknowns();
  readonly goals: Goal[] = [];
  readonly #question: string;
  readonly #band: BandName;
  /**
   * The lots by which each unit of months grew, with the answers that were given in them; and what each table
   * said last.
   */
  readonly #lots = new Map<string, { lot: string; given: string[] }[]>();
  readonly #said = new Map<string, string>();

  constructor(question: string, band: BandName) {
    this.#question = question;
    this.#band = band;
  }

  /** A unit's table: what it has more than at the look before is a lot of its own. */
  unit(at: number, { months, rows }: Table, truth: readonly Fact[], truthBefore: readonly Fact[]): void {
    const key = keyOf(months);
    const within = (facts: readonly Fact[]) => facts.filter(({ month }) => isIn(month, months));
    const lots = this.#lots.get(key) ?? [];
    const grown = lots.length === 0 ? within(truth) : addedTo(within(truthBefore), within(truth));
    if (grown.length === 0) return;
    const lot = { lot: `${key} at ${at}`, given: [...new Set(grown.map(({ answer }) => answer))] };
    this.#lots.set(key, [...lots, lot]);
    for (const answer of lot.given) {
      this.unknowns.know(
        rows.map(({ value }) => nameOf(lot.lot, value, answer)),
        { equal: sum(grown.filter((fact) => fact.answer === answer)) },
      );
    }
    if (lots.length === 0) return;
    for (const { value } of rows) {
      const of = lot.given.map((answer) => nameOf(lot.lot, value, answer));
      this.goals.push({
        what: this.#what(`${lot.lot} ${value}, grown`),
        truly: sum(this.#of(grown, value)),
        of,
      });
    }
  }

  /**
   * A table of one unit or several. What says again what it said before, of as many answers, adds nothing.
   */
  table(at: number, { months, rows }: Table, truth: readonly Fact[]): void {
    const key = keyOf(months);
    const all = truth.filter(({ month }) => isIn(month, months));
    const says = `${JSON.stringify(rows)} ${sum(all)}`;
    if (all.length === 0 || this.#said.get(key) === says) return;
    this.#said.set(key, says);
    const lots = [...this.#lots].flatMap(([unit, lots]) => (isIn(unit.slice(0, 7), months) ? lots : []));
    const everybody = peopleIn(this.#question, all);
    const person = (value: string) => `people ${key} at ${at} ${value}`;
    // Whoever is counted is in at least one row, and in each at most once.
    this.unknowns.know(
      rows.map(({ value }) => person(value)),
      { min: everybody },
    );
    for (const { value, row } of rows) {
      const answers = (of: (answer: string) => boolean) =>
        lots.flatMap(({ lot, given }) => given.filter(of).map((answer) => nameOf(lot, value, answer)));
      this.unknowns.know([person(value)], { max: everybody });
      this.unknowns.atMost(
        [person(value)],
        answers(() => true),
      );
      if (!row) {
        const truly = peopleIn(this.#question, this.#of(all, value));
        const what = this.#what(`${key} at ${at} ${value}, hidden`);
        this.goals.push({ what, truly, of: [person(value)] });
        continue;
      }
      this.unknowns.know([person(value)], { equal: row.people });
      this.unknowns.know(
        answers(() => true),
        { equal: row.answers },
      );
      for (const [category, count] of Object.entries(row.categories)) {
        this.unknowns.know(
          answers((answer) => answer === category),
          { equal: count },
        );
      }
    }
  }

  #of(facts: readonly Fact[], value: string): Fact[] {
    return facts.filter(({ bands }) => bandValue(bands, this.#band) === value);
  }

  #what(row: string): string {
    return `${this.#question}, ${this.#band}, ${row}`;
  }
}

/** What rounding may leave. */
const margin = 1e-6;

function* breaksIn(unknowns: Unknowns, goals: readonly Goal[], threshold: number): Generator<Break> {
  for (const { what, truly, of } of goals) {
    const { least, most } = unknowns.bounds(of);
    if (most - least < threshold - margin) yield { what, truly, least, most };
  }
}

function addedTo(before: readonly Fact[], now: readonly Fact[]): Fact[] {
  const left = before.map((fact) => JSON.stringify(fact));
  return now.filter((fact) => {
    const found = left.indexOf(JSON.stringify(fact));
    if (found === -1) return true;
    left.splice(found, 1);
    return false;
  });
}

/** An invitation is for one person; answers may be several of one. */
function peopleIn(question: string, facts: readonly Fact[]): number {
  return question.startsWith('(') ? sum(facts) : new Set(facts.map(({ person }) => person)).size;
}

function keyOf({ from, to }: Period): string {
  return `${from} ${to}`;
}

function nameOf(lot: string, value: string, answer: string): string {
  return `${answer} in ${lot} of ${value}`;
}

function sum(facts: readonly Fact[]): number {
  return facts.reduce((all, { amount }) => all + amount, 0);
}
