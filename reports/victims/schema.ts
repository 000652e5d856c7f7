import { z } from 'zod';
import { journeyFacts, notReachedReasons } from '../../domain/journey.ts';
import { daysToBeTold } from '../../domain/victims-code.ts';
import { rowSchema } from '../suppression/row.ts';

const whole = z.int().min(0);
const share = z.number().min(0).max(1);
const estimate = {
  share,
  low: share.describe('Lower end of the 95 % interval (Wilson).'),
  high: share.describe('Upper end of the 95 % interval.'),
};
const months = {
  from: z.string().describe('The first month, YYYY-MM.'),
  to: z.string().describe('The last month, included.'),
};

const factsSchema = z.object({
  base: whole.describe('The distinct victims of whom any fact is dated in these months.'),
  counts: z
    .record(z.enum(journeyFacts), whole)
    .describe('The distinct victims of whom each fact is dated in these months.'),
  kpi10: z
    .object({ engaged: whole, consented: whole, ...estimate })
    .nullable()
    .describe(
      'Youth justice key performance indicator 10: engaged in restorative justice ÷ consented to ' +
        'contact, each by its own date. Null where too few consented, or more engaged than consented ' +
        'in these months.',
    ),
});
const reasonsSchema = z.object({
  base: whole.describe('The victims not reached in these months.'),
  reasons: z.record(z.enum(notReachedReasons), whole),
  notSaid: whole.describe('Not reached, with no reason on record.'),
});
const inTimeSchema = z.object({
  base: whole.describe(
    'The victims offered restorative justice in these months, of whom it is known when they were identified.',
  ),
  inTime: whole.describe(`Of them, told within the Victims' Code's ${daysToBeTold} working days.`),
  ...estimate,
});

/** One kind of figures, by months that stand together until there are enough victims for just these. */
const byMonthsSchema = <Figures extends z.ZodRawShape>(figures: Figures) =>
  z.object({
    groups: z.array(z.object({ ...months, ...figures })).describe('In order, from the first month on.'),
    total: rowSchema(months, figures).describe('All of the groups. Suppressed where there is none.'),
  });

/** What victims' journeys add up to, over whole months. A suppressed row carries no numbers. */
export const victimFiguresSchema = z.object({
  ...months,
  threshold: z.int().describe('Nothing is shown of fewer distinct victims than this.'),
  waiting: z
    .object(months)
    .nullable()
    .describe(
      'The last months, which are in no row while they have too few victims. Null where there are none.',
    ),
  facts: byMonthsSchema(factsSchema.shape),
  notReached: byMonthsSchema(reasonsSchema.shape).describe('Why victims were not reached.'),
  toldInTime: byMonthsSchema(inTimeSchema.shape),
  notes: z.array(z.string()).describe('What to bear in mind when reading, in plain words.'),
});
export type VictimFigures = z.infer<typeof victimFiguresSchema>;
export type Facts = z.infer<typeof factsSchema>;
export type Reasons = z.infer<typeof reasonsSchema>;
export type InTime = z.infer<typeof inTimeSchema>;
/** Figures of some months. */
export type OfMonths<Figures> = { from: string; to: string } & Figures;
export type ByMonths<Figures> = {
  groups: OfMonths<Figures>[];
  total: OfMonths<{ suppressed: false } & Figures> | OfMonths<{ suppressed: true }>;
};
