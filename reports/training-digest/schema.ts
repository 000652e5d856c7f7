import { z } from 'zod';
import { moods } from '../../dialogs/state.ts';
import { rowSchema } from '../suppression/row.ts';

const whole = z.int().min(0);
const share = z.number().min(0).max(1);

const guessSchema = z
  .object({ positive: whole, neutral: whole, negative: whole, notGuessed: whole })
  .nullable()
  .describe(
    "How many of these answers sound so. A machine's guess, often wrong, and never to stand alone. " +
      "Null where too few parents' answers could be guessed at.",
  );
const themeSchema = z.object({
  theme: z.string(),
  label: z.string(),
  people: whole.describe('The distinct parents who raised it.'),
  answers: whole.describe('Their answers that raise it.'),
  share: share.describe('Of the parents in the base.'),
  low: share.describe('Lower end of the 95 % interval (Wilson; n is the base).'),
  high: share.describe('Upper end of the 95 % interval.'),
  guess: guessSchema,
});
const themes = z
  .array(themeSchema)
  .describe('Most parents first. A theme that too few raised is not among them.');

/** What parents' answers were about, for the training plan. What is suppressed carries no numbers. */
export const digestSchema = rowSchema(
  {
    threshold: z.int().describe('What fewer distinct parents than this said is suppressed.'),
    themes,
    other: rowSchema({}, { people: whole })
      .nullable()
      .describe('The themes that too few raised, merged. Null where there are none.'),
    questions: z.array(
      rowSchema(
        {
          question: z.string(),
          wording: z.string(),
          themes,
          others: z.boolean().describe('Whether there are themes that are not shown.'),
        },
        { base: whole.describe('The distinct parents who answered it.') },
      ),
    ),
    notes: z.array(z.string()).describe('What to bear in mind when reading, in plain words.'),
  },
  { base: whole.describe('The distinct parents who answered anything.') },
);
export type Digest = z.infer<typeof digestSchema>;
export type DigestTheme = Digest['themes'][number];
export type DigestQuestion = Digest['questions'][number];

/** One answer of one parent. */
const digestAnswerSchema = z.strictObject({
  /** Stands for the parent. */
  person: z.string().min(1),
  question: z.string(),
  wording: z.string(),
  themes: z.array(z.string()),
  /** How a machine guessed it to sound, where it ventured a guess. */
  mood: z.enum(moods).nullable(),
});
export type DigestAnswer = z.infer<typeof digestAnswerSchema>;
