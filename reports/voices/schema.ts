import { z } from 'zod';
import { bandNames } from '../../domain/participant.ts';
import { rowSchema } from '../suppression/row.ts';

/** All groups but White, who together are asked about. */
export const globalMajority = 'black-and-global-majority';

const share = z.number().min(0).max(1);
const whole = z.int().min(0);
const rate = {
  asked: whole.nullable(),
  answered: whole.nullable(),
  responseRate: share.nullable().describe('As in the board report.'),
};
const comparisonSchema = z.object({
  share: share.describe('Of those who answered, in the groups that can be compared.'),
  low: share.describe('The lower end of the 95 % interval of the share (Wilson).'),
  high: share,
  caseloadShare: share.describe('Of the caseload, in the same groups.'),
  says: z
    .enum(['fewer', 'more', 'no-clear-difference'])
    .describe('No clear difference where the share of the caseload lies within the interval.'),
});
export type Comparison = z.infer<typeof comparisonSchema>;

const bandSchema = z.object({
  band: z.enum(bandNames),
  countedOn: z.iso.date().nullable().describe('The day of the count; null where the caseload is not told.'),
  base: whole.describe('How many answered, in the groups that can be compared.'),
  rows: z.array(rowSchema({ value: z.string() }, { ...rate, compared: comparisonSchema.nullable() })),
  together: z
    .object({ value: z.literal(globalMajority), compared: comparisonSchema })
    .nullable()
    .describe('Of ethnicity: all groups but White together.'),
});
export type VoicesBand = z.infer<typeof bandSchema>;

/**
 * Whose voices are missing: who was asked and answered over a half-year that is over, beside the caseload. A
 * suppressed row has no numbers.
 */
export const voicesSchema = z.object({
  from: z.string().describe('The first month, YYYY-MM.'),
  to: z.string().describe('The last month, included.'),
  threshold: z.int(),
  questionnaires: z.array(
    rowSchema({ questionnaire: z.string(), title: z.string(), bands: z.array(bandSchema) }, rate),
  ),
  notes: z.array(z.string()),
});
export type Voices = z.infer<typeof voicesSchema>;
export type VoicesQuestionnaire = Voices['questionnaires'][number];
