import { z } from 'zod';
import { statuses } from '../../domain/commitment.ts';
import { endings } from './ending.ts';
import { heardBackSchema } from './heard-back.ts';
import { outcomesSchema } from './outcomes.ts';

const dayText = z.iso.date();
const commitmentSchema = z.object({
  commitment: z.string().describe('Its id.'),
  theme: z.string().describe('The label of the theme by now.'),
  people: z
    .int()
    .nullable()
    .describe(
      'The distinct people who raised the theme, in whole batches of the threshold: there are so ' +
        'many at least. Null where they are too few. Of each side only where enough raised it there.',
    ),
  said: z.string(),
  doing: z.string(),
  owner: z.string(),
  due: dayText.nullable(),
  status: z.enum(statuses),
  why: z.string().nullable().describe('Why it cannot be done.'),
  became: z
    .enum(endings)
    .describe('Kept is done; overdue is neither done nor found impossible, and its day is past.'),
  planAim: z.string().nullable(),
  mark: z.literal([1, 2, 3]).nullable().describe("The service's own mark of progress."),
  madeOn: dayText,
  sessions: z
    .array(z.object({ on: dayText, people: z.int() }))
    .describe('Told in a session: when, and how many were there.'),
  updates: z.array(z.object({ status: z.enum(statuses), on: dayText, ...outcomesSchema.shape })),
});

/** Commitments kept and not, and who heard back. */
export const commitmentsReportSchema = z.object({
  threshold: z.int().describe('What fewer people than this make up is suppressed.'),
  on: dayText.describe('The day on which it was counted.'),
  heardBack: heardBackSchema,
  commitments: z.array(commitmentSchema),
});
export type CommitmentsReport = z.infer<typeof commitmentsReportSchema>;
