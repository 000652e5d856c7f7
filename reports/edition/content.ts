import { z } from 'zod';
import { statuses } from '../../domain/commitment.ts';
import { kinds } from '../../domain/participant.ts';
import { boardReportSchema } from '../board/report.ts';
import { changeReportSchema } from '../change/report.ts';
import { figuresSchema } from '../counting/figures.ts';
import { rowSchema } from '../suppression/row.ts';
import { digestSchema } from '../training-digest/schema.ts';
import { victimFiguresSchema } from '../victims/schema.ts';

const whole = z.int().min(0);
const month = z.string().describe('YYYY-MM.');
const day = z.string().describe('YYYY-MM-DD.');

const narrativeSchema = z
  .record(
    z.string(),
    z.object({ text: z.string(), agreedOn: day.nullable().describe('When it was agreed with the forum.') }),
  )
  .describe('What the service says beside a figure, by its key; the foreword under "foreword".');

const themeSchema = z.object({
  side: z.enum(['people', 'victims']),
  theme: z.string().describe('The key of the theme; "praise" for praise.'),
  label: z.string(),
  cells: z
    .array(
      rowSchema(
        { quarter: month.describe('The first month of the quarter, YYYY-MM.') },
        {
          people: whole.describe(
            'The distinct people who raised it in this quarter, in whole batches of the threshold: ' +
              'so many at least.',
          ),
        },
      ),
    )
    .describe('Never to be added up: somebody may raise a theme in several quarters.'),
});

const quotationSchema = z.object({
  id: z.string(),
  mark: z
    .string()
    .describe(
      'A keyed hash of the id and the words: whether they are the same still. It tells nothing of them.',
    ),
  kind: z.enum(kinds).describe('Whose words they are, and no more of whom.'),
  questionnaire: z.string(),
  asked: z.string(),
});

/** What the service promised, where it stands, and what those who raised it think of it. */
const commitmentSchema = z.object({
  id: z.string(),
  theme: z.string().describe('The label of the theme that it is on.'),
  said: z.string(),
  doing: z.string(),
  owner: z.string(),
  due: day.nullable(),
  status: z.enum(statuses),
  why: z.string().nullable(),
  verdicts: rowSchema({}, { base: whole, yes: whole, no: whole, notSure: whole }).nullable(),
});
/** Who raised something and was told what happened. */
const heardBackSchema = rowSchema(
  {},
  {
    base: whole.describe(
      'Who raised something, and was told of it within 90 days or raised it longer ago than that; by ' +
        'the day of publishing, in whole batches of the threshold.',
    ),
    within90Days: whole,
    share: z.number().min(0).max(1),
    low: z.number(),
    high: z.number(),
    medianDays: z.number().nullable(),
  },
);
/** A difference between groups, and what is done about it. */
const gapSchema = z.object({
  id: z.string(),
  about: z.string().describe('Which difference it is, in words.'),
  says: z.enum(['explained', 'changed', 'open']),
  words: z.string().nullable(),
  owner: z.string().nullable(),
});
export type EditionCommitment = z.infer<typeof commitmentSchema>;
export type EditionHeardBack = z.infer<typeof heardBackSchema>;
export type EditionGap = z.infer<typeof gapSchema>;

const enteredSchema = rowSchema(
  {},
  { views: whole.describe('In so many of them their views were taken.'), of: whole.describe('Children.') },
).nullable();

/**
 * The whole of an edition as it is frozen. What is suppressed carries no numbers, here or in anything made
 * from it.
 */
export const editionSchema = z.object({
  format: z.literal(1),
  title: z.string(),
  from: month,
  to: month,
  threshold: whole,
  narrative: narrativeSchema,
  since: z
    .object({ number: whole, from: month, to: month })
    .nullable()
    .describe('The edition that it is compared with.'),
  board: boardReportSchema,
  groups: z
    .object({ from: month, to: month, board: boardReportSchema })
    .nullable()
    .describe(
      'The board report of the half-year that the period ends, for its groups: those are shown over ' +
        'whole half-years. Null where the period ends none, or is one itself.',
    ),
  changes: z
    .array(
      z.object({
        questionnaire: z.string(),
        question: z.string(),
        category: z.string(),
        says: z.enum(['up', 'down', 'no clear change']),
      }),
    )
    .describe('Each share against that of the edition before.'),
  courts: z
    .array(
      z.object({
        month,
        questions: z.array(
          rowSchema(
            { question: z.string(), wording: z.string() },
            { base: figuresSchema.shape.base, categories: figuresSchema.shape.categories },
          ),
        ),
      }),
    )
    .describe('What sentencers said, month by month.'),
  victims: z.object({ figures: victimFiguresSchema, said: boardReportSchema }),
  parents: z.object({
    change: changeReportSchema
      .nullable()
      .describe(
        'Of the half-year that the period ends, April to September or October to March, alone. Null ' +
          'where it ends none.',
      ),
    digest: z
      .object({ from: month, to: month, digest: digestSchema })
      .nullable()
      .describe('Of the same half-year. Null where the period ends none.'),
  }),
  themes: z.array(themeSchema),
  quotations: z.array(quotationSchema),
  commitments: z.array(commitmentSchema),
  heardBack: heardBackSchema.nullable(),
  gaps: z.array(gapSchema),
  views: z
    .object({ plan: enteredSchema, review: enteredSchema })
    .describe('Whose views were taken at plan and review, as the lead counted by hand.'),
  earlierEditions: z
    .array(z.object({ number: whole, title: z.string(), from: month, to: month, publishedOn: day }))
    .describe('Earlier editions.'),
  questions: z
    .array(
      z.object({
        edition: whole,
        askedBy: z.string(),
        question: z.string(),
        askedOn: day,
        owner: z.string().nullable(),
        reply: z.string().nullable(),
        repliedOn: day.nullable(),
      }),
    )
    .describe(
      'What the board asked about earlier editions, and the replies by the day this one was published.',
    ),
});
export type EditionContent = z.infer<typeof editionSchema>;
export type ThemeRow = EditionContent['themes'][number];
/** Where the groups of an edition stand, and of which months they are. */
export function groupsOf({ groups, from, to, board }: EditionContent): NonNullable<EditionContent['groups']> {
  return groups ?? { from, to, board };
}
/** What is counted; the lead adds the rest. */
export type EditionFigures = Omit<EditionContent, 'title' | 'narrative' | 'views'>;
export type Narrative = EditionContent['narrative'];
