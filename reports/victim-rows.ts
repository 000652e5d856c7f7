import { z } from 'zod';
import { journeyFacts, notReachedReasons } from '../dialogs/journey.ts';
import { rowSchema } from './suppress.ts';
import { daysToBeTold } from './victim-measures.ts';

const whole = z.int().min(0);
const share = z.number().min(0).max(1);
const estimate = {
  share,
  low: share.describe('Lower end of the 95 % interval (Wilson).'),
  high: share.describe('Upper end of the 95 % interval.'),
};

const figuresSchema = z.object({
  base: whole.describe('The distinct victims of whom any fact is dated in these months.'),
  counts: z
    .record(z.enum(journeyFacts), whole)
    .describe('The distinct victims of whom each fact is dated in these months.'),
  notReached: rowSchema(
    {},
    {
      base: whole.describe('The victims not reached in these months.'),
      reasons: z.record(z.enum(notReachedReasons), whole),
      notSaid: whole.describe('Not reached, with no reason on record.'),
    },
  ).describe('Why victims were not reached; all reasons are hidden together.'),
  toldInTime: rowSchema(
    {},
    {
      base: whole.describe(
        'The victims offered restorative justice in these months, of whom it is known when they were identified.',
      ),
      inTime: whole.describe(`Of them, told within the Victims' Code's ${daysToBeTold} working days.`),
      ...estimate,
    },
  ),
  kpi10: z
    .object({ engaged: whole, consented: whole, ...estimate })
    .nullable()
    .describe(
      'Youth justice key performance indicator 10: engaged in restorative justice ÷ consented to contact, each by its own date. Null where too few consented, or more engaged than consented in these months.',
    ),
});
const monthsSchema = rowSchema(
  {
    from: z.string().describe('The first month, YYYY-MM.'),
    to: z.string().describe('The last month, included.'),
  },
  figuresSchema.shape,
);

/** What victims' journeys add up to, over whole months. A suppressed row carries no numbers. */
export const victimFiguresSchema = z.object({
  threshold: z.int().describe('A row of fewer distinct victims than this is suppressed.'),
  groups: z
    .array(monthsSchema)
    .describe('The period in order. Adjacent months stand together until they have enough victims.'),
  total: monthsSchema.describe('The whole period.'),
  notes: z.array(z.string()).describe('What to bear in mind when reading, in plain words.'),
});
export type VictimFigures = z.infer<typeof victimFiguresSchema>;
export type VictimMonths = VictimFigures['total'];
export type ShownFigures = z.infer<typeof figuresSchema>;
