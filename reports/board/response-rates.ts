import { z } from 'zod';
import { halfYearsIn, type Period } from '../../domain/calendar.ts';
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
  const asked = new Series(all, 'asked', threshold);
  yield;
  const answered = new Series(all, 'answered', threshold);
  yield;
  const here = [...asked.within(period), ...answered.within(period)];
  const halves = halvesOf(period, [asked, answered]);
  const of: Rates['bands'] = [];
  for (const band of bands) {
    if (halves.length === 0 || !here.some((some) => some.bands[band])) continue;
    const values = valuesIn(here, band);
    yield;
    const shown: Map<string, number | null>[] = [];
    for (const series of [asked, answered]) {
      const hiddenInHalves: Map<string, boolean>[] = [];
      for (const half of halves) {
        hiddenInHalves.push(series.hidden(half.period, band, valuesIn(half.listed, band)));
        yield;
      }
      const hidden = suppressedInAny(hiddenInHalves);
      const sums = series.sums(period, band);
      const shownOf = (value: string) =>
        hidden.has(value) ? null : shownFrom(sums.get(value) ?? 0, threshold);
      shown.push(new Map(values.map((value) => [value, shownOf(value)])));
      yield;
    }
    const row = (value: string) => {
      const [ofAsked = null, ofAnswered = null] = shown.map((each) => each.get(value) ?? null);
      return { value, ...rateRow(ofAsked, ofAnswered) };
    };
    of.push({ band, rows: values.map(row) });
    yield;
  }
  const [ofAll, ofAllAnswered] = [asked, answered].map((series) => shownFrom(series.sum(period), threshold));
  return { ...rateRow(ofAll ?? null, ofAllAnswered ?? null), bands: of };
}

/** The half-years of a period, with all that counts in each. */
function halvesOf(period: Period, series: readonly Series[]): { period: Period; listed: Asked[] }[] {
  return halfYearsIn(period).map((half) => ({
    period: half,
    listed: series.flatMap((each) => each.within(half)),
  }));
}

function valuesIn(some: readonly Asked[], band: BandName): string[] {
  return orderedValues(
    band,
    some.map(({ bands }) => bandValue(bands, band)),
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

/** One kind of number, month by month, each month's in the month in which it counts. */
class Series {
  readonly #of: 'asked' | 'answered';
  readonly #threshold: number;
  readonly #counted: { month: string; some: Asked }[];

  constructor(all: readonly Asked[], of: 'asked' | 'answered', threshold: number) {
    this.#of = of;
    this.#threshold = threshold;
    const byMonth = Map.groupBy(
      all.filter((some) => some[of] > 0),
      ({ month }) => month,
    );
    const months = [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1));
    const sizes = months.map(([, some]) => sum(some.map((one) => one[of])));
    const counted = carryForward(
      months.map(([month]) => month),
      (first, last) => sum(sizes.slice(first, last + 1)) >= threshold,
    );
    this.#counted = months.flatMap(([, all], at) => {
      const month = counted[at];
      return month ? all.map((some) => ({ month, some })) : [];
    });
  }

  within({ from, to }: Period): Asked[] {
    return this.#counted.filter(({ month }) => month >= from && month <= to).map(({ some }) => some);
  }

  sum(period: Period): number {
    return sum(this.within(period).map((one) => one[this.#of]));
  }

  /** The same of each value of a band that there is any of. */
  sums(period: Period, band: BandName): Map<string, number> {
    const sums = new Map<string, number>();
    for (const one of this.within(period)) {
      const value = bandValue(one.bands, band);
      sums.set(value, (sums.get(value) ?? 0) + one[this.#of]);
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
