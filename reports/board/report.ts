import { z } from 'zod';
import { halfYearsIn, type Period } from '../../domain/calendar.ts';
import { inOneGo, type Stopping } from '../../domain/giving-way.ts';
import { type BandName, bandNames, kinds } from '../../domain/participant.ts';
import { suppressedFirst } from '../counting/bands.ts';
import { type Counts, count } from '../counting/count.ts';
import { figuresOf, figuresSchema } from '../counting/figures.ts';
import { type CountedVersion, type JoinedQuestion, joinVersions } from '../counting/joined-questionnaire.ts';
import { type AnswerCounts, releasedAnswers, type TalliedGroup } from '../release/released-answers.ts';
import { row, rowSchema } from '../suppression/row.ts';
import { suppressedInAny, suppressedRows } from '../suppression/suppressed-rows.ts';
import { notesOn } from './notes.ts';
import { type Asked, overallRate, rateSchema, ratesOf } from './response-rates.ts';

const band = z.enum(bandNames);
const value = z.string().describe('A value of the band; not-known where it was not told.');
const rows = <Shape extends z.ZodRawShape>(figures: Shape) =>
  z
    .array(z.object({ band, rows: z.array(rowSchema({ value }, figures)) }))
    .describe('One band at a time, each value a row. None where the period is not made of whole half-years.');

export const questionSchema = rowSchema(
  {
    question: z.string().describe('The key of the question, the same in all versions.'),
    wording: z.string(),
    instruction: z.string().nullable(),
    type: z.enum(['faces', 'choice', 'choices', 'yes-no', 'scale', 'text']),
    bands: rows(figuresSchema.shape),
  },
  figuresSchema.shape,
);

export const questionnaireReportSchema = rowSchema(
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

type BoardReportOf = {
  from: string;
  to: string;
  threshold: number;
  groups: readonly TalliedGroup[];
  asked: readonly Asked[];
  newest: readonly CountedVersion[];
  bands?: readonly BandName[] | undefined;
  guesses?: boolean | undefined;
};

/**
 * The board report of whole months: the same for the same rows, whoever looks and when. `groups` and `asked`
 * hold all there is up to `to`, because answers and invitations too few for their own month are carried
 * forward to a later one. `asked` has only months that are over. `newest` holds the newest version of each
 * questionnaire that somebody was asked, also where nobody answered.
 *
 * There are breakdowns only where the period is made of whole half-years (domain/calendar.ts); the caller
 * makes sure that these are over. With `bands`, those breakdowns alone; without `guesses`, nothing of how own
 * words sound. docs/DISCLOSURE-CONTROL.md has the method.
 */
export function boardReport(of: BoardReportOf): BoardReport {
  return inOneGo(boardReporting(of));
}

/** The same a part at a time, so that others have their turn: a large service takes a second. */
export function* boardReporting(of: BoardReportOf): Stopping<BoardReport> {
  const { from, to, threshold, groups, asked, bands = bandNames, guesses = true } = of;
  const period = { from, to };
  const versions = new Map(
    [...groups.map(({ version }) => version), ...of.newest].map((one) => [one.id, one]),
  );
  const byQuestionnaire = Map.groupBy(versions.values(), ({ questionnaire }) => questionnaire.key);

  // Also those of which nothing counts in these months: that one is left out would tell that not even one
  // person was asked.
  const questionnaires: QuestionnaireReport[] = [];
  for (const key of [...byQuestionnaire.keys()].sort()) {
    const joined = joinVersions(byQuestionnaire.get(key) ?? []);
    yield;
    const askedHere = asked.filter(({ questionnaire }) => questionnaire === key);
    const rates = yield* ratesOf(askedHere, period, threshold, bands);
    const rows = groups.filter(({ version }) => version.questionnaire.key === key);
    const tables = yield* tablesOf(yield* releasedAnswers(joined, rows, threshold), period, bands);
    const questions: QuestionReport[] = [];
    for (const [place, question] of joined.questions.entries()) {
      questions.push(questionReport(question, place, tables, { threshold, guesses }));
      yield;
    }
    const { title, audience } = joined;
    questionnaires.push({ questionnaire: key, title, audience, ...rates, questions });
  }
  const questions = questionnaires.flatMap((questionnaire) => questionnaire.questions);
  const notes = notesOn(
    [...questions, ...bandRows(questions)],
    [...questionnaires, ...bandRows(questionnaires)],
    threshold,
    { unfinished: questionnaires.some(moreThanAnswered) },
  );
  return { from, to, threshold, ...overallRate(questionnaires), questionnaires, notes };
}

/**
 * The whole period, and each half-year that it is made of: what is hidden in one of them is hidden in the
 * whole.
 */
type Tables = { whole: Counts; halves: Counts[] };

function* tablesOf(
  of: Parameters<typeof count>[0],
  period: Period,
  bands: readonly BandName[],
): Stopping<Tables> {
  const halves = bands.length > 0 ? halfYearsIn(period) : [];
  const whole = yield* count(of, period, halves.length > 0 ? bands : []);
  if (halves.length === 1) return { whole, halves: [whole] };
  const counted: Counts[] = [];
  for (const half of halves) counted.push(yield* count(of, half, bands));
  return { whole, halves: counted };
}

function questionReport(
  question: JoinedQuestion,
  place: number,
  { whole, halves }: Tables,
  { threshold, guesses }: { threshold: number; guesses: boolean },
): QuestionReport {
  const { key, wording, instruction, type } = question;
  const respondentsIn = (counts: AnswerCounts) => counts.respondents[place] ?? 0;
  const figures = (counts: AnswerCounts) => () => {
    const all = figuresOf(question, place, counts);
    return guesses ? all : { ...all, guess: null };
  };
  const hiddenIn = ({ everybody, bands }: Tables['whole'], band: BandName) => {
    const values = bands.find((one) => one.band === band)?.values ?? [];
    const bases = values.map(({ counts }) => respondentsIn(counts));
    const first = suppressedFirst(
      band,
      values.map(({ value }) => value),
    );
    const hidden = suppressedRows(bases, respondentsIn(everybody), threshold, first);
    return new Map(values.map(({ value }, at) => [value, hidden[at] ?? true]));
  };
  return {
    question: key,
    wording,
    instruction,
    type,
    ...row(respondentsIn(whole.everybody) < threshold, figures(whole.everybody)),
    bands: whole.bands.map(({ band, values }) => {
      const hidden = suppressedInAny(halves.map((half) => hiddenIn(half, band)));
      return {
        band,
        rows: values.map(({ value, counts }) => ({ value, ...row(hidden.has(value), figures(counts)) })),
      };
    }),
  };
}

function moreThanAnswered(questionnaire: QuestionnaireReport): boolean {
  if (questionnaire.suppressed) return false;
  const { answered, questions } = questionnaire;
  return answered !== null && questions.some((question) => !question.suppressed && question.base > answered);
}

function bandRows<BandRow>(tables: readonly { bands: { rows: BandRow[] }[] }[]): BandRow[] {
  return tables.flatMap(({ bands }) => bands.flatMap(({ rows }) => rows));
}
