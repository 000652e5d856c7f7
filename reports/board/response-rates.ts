import { z } from 'zod';
import { halfYearsIn, isIn, type Period } from '../../domain/calendar.ts';
import type { Stopping } from '../../domain/giving-way.ts';
import { type BandName, type Bands, bandNames } from '../../domain/participant.ts';
import { bandValue, orderedValues, suppressedFirst } from '../counting/bands.ts';
import { carryForward } from '../release/carry-forward.ts';
import { rounded } from '../statistics/estimate.ts';
import { type Row, row } from '../suppression/row.ts';
import { suppressedInAny, suppressedRows } from '../suppression/suppressed-rows.ts';

/**
 * Invitations made in a month, and responses completed in it, of one questionnaire and one set of bands. The
 * month is over.
 */
export type Asked = { questionnaire: string; month: string; bands: Bands; asked: number; answered: number };

/** So many are added up in one go. */
const atOnce = 2_000;

const count = z.int().min(0).nullable();

export const rateSchema = z.object({
  base: count.describe('How many were asked; the base of the rate. Null as asked.'),
  asked: count.describe('Invitations made in the period. Null where they are too few to be shown.'),
  answered: count.describe('Responses completed in the period. Null where they are too few to be shown.'),
  responseRate: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      'Null where either is not shown, and where more answered than were asked, as when they were ' +
        'asked before the period.',
    ),
});
export type Rate = z.infer<typeof rateSchema>;

export type Rates = Row<Rate> & { bands: { band: BandName; rows: (Row<Rate> & { value: string })[] }[] };

/**
 * Who was asked and who answered, of one questionnaire, with one breakdown a band of which anything is known
 * where the period is made of whole half-years. Both are carried on, each by itself, from a month with too
 * few to a later one (carry.ts): hand over all that there is up to the end of the period.
 */
export function* ratesOf(
  all: readonly Asked[],
  period: Period,
  threshold: number,
  bands: readonly BandName[] = bandNames,
): Stopping<Rates> {
  const halves = halfYearsIn(period);
  const broken = halves.length > 0 ? bands : [];
  const asked = yield* seriesOf(all, 'asked', threshold, broken);
  const answered = yield* seriesOf(all, 'answered', threshold, broken);
  const both = [asked, answered];
  const of: Rates['bands'] = [];
  for (const band of broken) {
    if (!both.some((series) => series.tells(period, band))) continue;
    const values = valuesIn(both, period, band);
    const shown = both.map((series) => {
      const hidden = suppressedInAny(
        halves.map((half) => series.hidden(half, band, valuesIn(both, half, band))),
      );
      const sums = series.sums(period, band);
      const shownOf = (value: string) =>
        hidden.has(value) ? null : shownFrom(sums.get(value) ?? 0, threshold);
      return new Map(values.map((value) => [value, shownOf(value)]));
    });
    const row = (value: string) => {
      const [ofAsked = null, ofAnswered = null] = shown.map((each) => each.get(value) ?? null);
      return { value, ...rateRow(ofAsked, ofAnswered) };
    };
    of.push({ band, rows: values.map(row) });
    yield;
  }
  const [ofAll, ofAllAnswered] = both.map((series) => shownFrom(series.sum(period), threshold));
  return { ...rateRow(ofAll ?? null, ofAllAnswered ?? null), bands: of };
}

function valuesIn(series: readonly Series[], period: Period, band: BandName): string[] {
  return orderedValues(
    band,
    series.flatMap((each) => [...each.sums(period, band).keys()]),
  );
}

/**
 * All questionnaires together: what their rows show. Without a rate where one of them has none, for then
 * unlike would be set against unlike.
 */
export function overallRate(questionnaires: readonly Row<Rate>[]): Row<Rate> {
  const shown = questionnaires.filter((row) => !row.suppressed);
  const together = (numbers: (number | null)[]) => {
    const known = numbers.filter((number) => number !== null);
    return known.length > 0 ? sum(known) : null;
  };
  const all = rateRow(
    together(shown.map(({ asked }) => asked)),
    together(shown.map(({ answered }) => answered)),
  );
  const mixed = shown.some(({ responseRate }) => responseRate === null);
  return all.suppressed || !mixed ? all : { ...all, responseRate: null };
}

/** What one month comes to, for everybody and for each value of each band; `told`: bands that anybody has. */
type Sums = { all: number; bands: ReadonlyMap<BandName, Map<string, number>>; told: Set<BandName> };

/** Adds up one kind of number, a part at a time. */
function* seriesOf(
  all: readonly Asked[],
  of: 'asked' | 'answered',
  threshold: number,
  bands: readonly BandName[],
): Stopping<Series> {
  const byMonth = new Map<string, Sums>();
  for (const [at, some] of all.entries()) {
    if (at % atOnce === atOnce - 1) yield;
    const number = some[of];
    if (number === 0) continue;
    const sums = byMonth.get(some.month) ?? noSums(bands);
    byMonth.set(some.month, sums);
    sums.all += number;
    for (const [band, values] of sums.bands) {
      addTo(values, bandValue(some.bands, band), number);
      if (some.bands[band] !== undefined) sums.told.add(band);
    }
  }
  return new Series(byMonth, threshold);
}

function noSums(bands: readonly BandName[]): Sums {
  return { all: 0, bands: new Map(bands.map((band) => [band, new Map()])), told: new Set() };
}

function addTo(sums: Map<string, number>, value: string, number: number): void {
  sums.set(value, (sums.get(value) ?? 0) + number);
}

/** One kind of number, each month's in the month in which it counts. */
class Series {
  readonly #threshold: number;
  readonly #counted: { month: string; sums: Sums }[];

  constructor(byMonth: ReadonlyMap<string, Sums>, threshold: number) {
    this.#threshold = threshold;
    const months = [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1));
    const counted = carryForward(
      months.map(([month]) => month),
      (first, last) => sum(months.slice(first, last + 1).map(([, { all }]) => all)) >= threshold,
    );
    this.#counted = months.flatMap(([, sums], at) => {
      const month = counted[at];
      return month ? [{ month, sums }] : [];
    });
  }

  /** For everybody. */
  sum(period: Period): number {
    return sum(this.#within(period).map(({ all }) => all));
  }

  /** Whether anybody of the period told this of themselves. */
  tells(period: Period, band: BandName): boolean {
    return this.#within(period).some(({ told }) => told.has(band));
  }

  /** For each value of a band that there is any of. */
  sums(period: Period, band: BandName): Map<string, number> {
    const sums = new Map<string, number>();
    for (const { bands } of this.#within(period)) {
      for (const [value, number] of bands.get(band) ?? []) addTo(sums, value, number);
    }
    return sums;
  }

  /** Of each of these values of a band, in their order, whether it is hidden in a half-year. */
  hidden(half: Period, band: BandName, values: readonly string[]): Map<string, boolean> {
    const sums = this.sums(half, band);
    const bases = values.map((value) => sums.get(value) ?? 0);
    const hidden = suppressedRows(bases, sum(bases), this.#threshold, suppressedFirst(band, values));
    return new Map(values.map((value, at) => [value, hidden[at] ?? true]));
  }

  #within(period: Period): Sums[] {
    return this.#counted.filter(({ month }) => isIn(month, period)).map(({ sums }) => sums);
  }
}

function rateRow(asked: number | null, answered: number | null): Row<Rate> {
  const rate = asked !== null && answered !== null && answered <= asked ? rounded(answered / asked) : null;
  return row(asked === null && answered === null, () => ({
    base: asked,
    asked,
    answered,
    responseRate: rate,
  }));
}

/** Carrying leaves nobody or enough; of nobody it is not told whether some wait. */
function shownFrom(number: number, threshold: number): number | null {
  return number < threshold ? null : number;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
