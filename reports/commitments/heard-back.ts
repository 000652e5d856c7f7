import { z } from 'zod';
import { addMonths, dayLength, firstOfMonth } from '../../domain/calendar.ts';
import { estimate } from '../statistics/estimate.ts';
import { row, rowSchema } from '../suppression/row.ts';

/** Within so many days somebody should be told what happened with what they raised. */
const daysToHearBack = 90;

/** Something that somebody raised. `person` tells people apart, across both sides. */
export type RaisedThing = { person: string; saidAt: Date; asked: boolean; toldAt: Date | null };

const whole = z.int().min(0);
const share = z.number().min(0).max(1);

/** How many heard back, and how long it took. Suppressed rows carry no numbers. */
export const heardBackSchema = z.object({
  inTime: rowSchema(
    {},
    {
      base: whole.describe(
        'Distinct people who raised something, and either were told what happened within 90 days of ' +
          'the first time they did, or whose 90 days are over.',
      ),
      told: whole.describe('Of them, those who were told of anything they raised within those 90 days.'),
      share,
      low: share.describe('Lower end of the 95 % interval (Wilson; n is the base).'),
      high: share.describe('Upper end of the 95 % interval.'),
      asked: whole
        .nullable()
        .describe(
          'Of the base, those who asked to hear back. Null where they, or those who did not, are too few.',
        ),
    },
  ),
  wait: rowSchema(
    {},
    {
      base: whole.describe('Distinct people who were told of something they raised, however late.'),
      medianDays: z.number().min(0).describe('From saying it to being told of it for the first time.'),
    },
  ),
});
export type HeardBack = z.infer<typeof heardBackSchema>;

/**
 * The headline figures. A person counts once, from the first time they raised something. Figures move only in
 * batches of the threshold, in the order in which it was decided whether somebody heard back: what one person
 * adds is never seen by itself.
 */
export function heardBack(
  raised: readonly RaisedThing[],
  { now, threshold }: { now: Date; threshold: number },
): HeardBack {
  const respondents = [...Map.groupBy(raised, ({ person }) => person)].map(([person, things]) => ({
    person,
    ...standingOf(things, now),
  }));
  const decided = wholeBatches(respondents, ({ decidedAt }) => decidedAt, threshold);
  const waited = wholeBatches(respondents, ({ toldAt }) => toldAt, threshold);
  return {
    inTime: row(decided.length < threshold, () => {
      const base = decided.length;
      const told = decided.filter(({ inTime }) => inTime).length;
      const asked = decided.filter((one) => one.asked).length;
      return {
        base,
        told,
        ...estimate(told, base),
        asked: Math.min(asked, base - asked) < threshold ? null : asked,
      };
    }),
    wait: row(waited.length < threshold, () => ({
      base: waited.length,
      medianDays: medianOf(waited.map(({ days }) => days)),
    })),
  };
}

type Standing = {
  asked: boolean;
  inTime: boolean;
  /** When it was decided whether they heard back in time; null while it is not. */
  decidedAt: number | null;
  /** When they were first told of anything, and after how many days; null where they were not yet. */
  toldAt: number | null;
  days: number;
};

function standingOf(things: readonly RaisedThing[], now: Date): Standing {
  const first = Math.min(...things.map(({ saidAt }) => +saidAt));
  const over = first + daysToHearBack * dayLength;
  const told = things
    .flatMap(({ saidAt, toldAt }) =>
      toldAt && toldAt >= saidAt && known(+toldAt) <= +now
        ? [{ at: +toldAt, days: Math.floor((+toldAt - +saidAt) / dayLength) }]
        : [],
    )
    .sort((a, b) => a.at - b.at || a.days - b.days)[0];
  const inTime = told !== undefined && told.at <= over;
  const late = isMonth(first) ? monthAfter(over) : over;
  return {
    asked: things.some(({ asked }) => asked),
    inTime,
    decidedAt: inTime ? known(told.at) : late < +now ? late : null,
    toldAt: told ? known(told.at) : null,
    days: told?.days ?? 0,
  };
}

/**
 * From when on something counts. An anonymous answer has its month and no day; were it counted from the first
 * of it, it would come before others that were shown already, and who looks twice would see it. So it waits
 * for the end of the month.
 */
function known(at: number): number {
  return isMonth(at) ? monthAfter(at) : at;
}

function isMonth(at: number): boolean {
  return +firstOfMonth(new Date(at)) === at;
}

function monthAfter(at: number): number {
  return +addMonths(firstOfMonth(new Date(at)), 1);
}

/** As many as make whole batches of the threshold, those first whose moment came first. */
function wholeBatches<One extends { person: string }>(
  respondents: readonly One[],
  momentOf: (one: One) => number | null,
  threshold: number,
): One[] {
  const there = respondents
    .flatMap((one) => {
      const at = momentOf(one);
      return at === null ? [] : [{ one, at }];
    })
    .sort((a, b) => a.at - b.at || (a.one.person < b.one.person ? -1 : 1));
  return there.slice(0, there.length - (there.length % threshold)).map(({ one }) => one);
}

function medianOf(days: readonly number[]): number {
  const sorted = days.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
