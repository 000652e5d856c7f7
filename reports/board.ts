import { z } from 'zod';
import { type BandName, bandNames, kinds } from '../dialogs/participant.ts';
import { type Counts, count, type Tallied } from './count.ts';
import { figuresOf, figuresSchema } from './figures.ts';
import { type CountedVersion, type JoinedQuestion, join } from './joined.ts';
import { notesOn } from './notes.ts';
import { type Asked, overallRate, rateSchema, ratesOf } from './rates.ts';
import { hiddenRows, row, rowSchema } from './suppress.ts';

const band = z.enum(bandNames);
const value = z.string().describe('A value of the band; not-known where it was not told.');
const rows = <Shape extends z.ZodRawShape>(figures: Shape) =>
  z
    .array(z.object({ band, rows: z.array(rowSchema({ value }, figures)) }))
    .describe('One band at a time, each value a row.');

const questionSchema = rowSchema(
  {
    question: z.string().describe('The key of the question, the same in all versions.'),
    wording: z.string(),
    instruction: z.string().nullable(),
    type: z.enum(['faces', 'choice', 'choices', 'yes-no', 'scale', 'text']),
    bands: rows(figuresSchema.shape),
  },
  figuresSchema.shape,
);

const questionnaireReportSchema = rowSchema(
  {
    questionnaire: z.string(),
    title: z.string(),
    audience: z.enum(kinds).describe('Whom it is for.'),
    bands: rows(rateSchema.shape),
    questions: z.array(questionSchema),
  },
  rateSchema.shape,
);

/** What it adds up to for the board, over whole months. A suppressed row carries no numbers. */
export const boardReportSchema = rowSchema(
  {
    from: z.string().describe('The first month, YYYY-MM.'),
    to: z.string().describe('The last month, included.'),
    threshold: z.int().describe('A row of fewer distinct people than this is suppressed.'),
    questionnaires: z.array(questionnaireReportSchema),
    notes: z.array(z.string()).describe('What to bear in mind when reading, in plain words.'),
  },
  rateSchema.shape,
);
export type BoardReport = z.infer<typeof boardReportSchema>;
export type QuestionnaireReport = BoardReport['questionnaires'][number];
export type QuestionReport = QuestionnaireReport['questions'][number];

/**
 * The board report. `asked` and `groups` are of the period; `newest` holds the newest version of each questionnaire that has somebody
 * asked in it and perhaps nobody who answered. With `bands`, those breakdowns alone; without `guesses`, nothing of how own words sound.
 */
export function boardReport(of: {
  from: string;
  to: string;
  threshold: number;
  groups: readonly Tallied[];
  asked: readonly Asked[];
  newest: readonly CountedVersion[];
  bands?: readonly BandName[] | undefined;
  guesses?: boolean | undefined;
}): BoardReport {
  const { from, to, threshold, groups, asked, bands = bandNames, guesses = true } = of;
  const versions = new Map(
    [...groups.map(({ version }) => version), ...of.newest].map((one) => [one.id, one]),
  );
  const byQuestionnaire = Map.groupBy(versions.values(), ({ questionnaire }) => questionnaire.key);
  const keys = [...byQuestionnaire.keys()].sort();

  const questionnaires = keys.map((key): QuestionnaireReport => {
    const joined = join(byQuestionnaire.get(key) ?? []);
    const rates = ratesOf(
      asked.filter(({ questionnaire }) => questionnaire === key),
      threshold,
      bands,
    );
    const counts = count(
      joined,
      groups.filter(({ version }) => version.questionnaire.key === key),
      bands,
    );
    return {
      questionnaire: key,
      title: joined.title,
      audience: joined.audience,
      ...rates,
      questions: joined.questions.map((question, place) =>
        questionReport(question, place, counts, { threshold, guesses }),
      ),
    };
  });
  const overall = overallRate(
    keys.map((key) => asked.filter(({ questionnaire }) => questionnaire === key)),
    threshold,
  );
  const questions = questionnaires.flatMap((questionnaire) => questionnaire.questions);
  const notes = notesOn(
    [...questions, ...bandRows(questions)],
    [...questionnaires, ...bandRows(questionnaires)],
    threshold,
    { unfinished: questionnaires.some(moreThanAnswered) },
  );
  return { from, to, threshold, ...overall, questionnaires, notes };
}

function questionReport(
  question: JoinedQuestion,
  place: number,
  { everybody, bands }: ReturnType<typeof count>,
  { threshold, guesses }: { threshold: number; guesses: boolean },
): QuestionReport {
  const { key, wording, instruction, type } = question;
  const peopleIn = (counts: Counts) => counts.people[place] ?? 0;
  const figures = (counts: Counts) => () => {
    const all = figuresOf(question, place, counts);
    return guesses ? all : { ...all, guess: null };
  };
  const total = peopleIn(everybody);
  return {
    question: key,
    wording,
    instruction,
    type,
    ...row(total < threshold, figures(everybody)),
    bands: bands.map(({ band, values }) => {
      const hidden = hiddenRows(
        values.map(({ counts }) => peopleIn(counts)),
        total,
        threshold,
      );
      return {
        band,
        rows: values.map(({ value, counts }, at) => ({ value, ...row(hidden[at] ?? true, figures(counts)) })),
      };
    }),
  };
}

function moreThanAnswered(questionnaire: QuestionnaireReport): boolean {
  if (questionnaire.suppressed) return false;
  const { answered, questions } = questionnaire;
  return questions.some((question) => !question.suppressed && question.base > answered);
}

function bandRows<BandRow>(tables: readonly { bands: { rows: BandRow[] }[] }[]): BandRow[] {
  return tables.flatMap(({ bands }) => bands.flatMap(({ rows }) => rows));
}
