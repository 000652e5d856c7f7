import { z } from 'zod';
import { questionsOf } from '../../dialogs/questionnaire.ts';
import { type JoinedQuestion, joinVersions } from '../counting/joined-questionnaire.ts';
import { type Pair, pairsOf, placeGiven, type Responses } from '../counting/pairs.ts';
import { rounded } from '../statistics/estimate.ts';
import { signTest } from '../statistics/sign-test.ts';
import { row, rowSchema } from '../suppression/row.ts';

const whole = z.int().min(0);

const movesSchema = z.object({
  base: whole.describe('The people who answered the question both times.'),
  up: whole.describe('Of them, those who stand higher on the scale the second time.'),
  stayed: whole,
  down: whole,
  p: z.number().min(0).max(1).describe('Of the exact two-sided sign test, up against down.'),
  says: z
    .enum(['moved up', 'moved down', 'no clear change'])
    .describe('No clear change where p is 0.05 or more.'),
});
const questionSchema = rowSchema(
  {
    question: z.string().describe('The key of the question, the same in both questionnaires.'),
    wording: z.string().describe('As the later questionnaire asks it.'),
    instruction: z.string().nullable(),
    type: z.enum(['faces', 'scale']),
    lowest: z.string().describe('What the lower end of the scale says.'),
    highest: z.string().describe('What the upper end says; up is towards it.'),
  },
  movesSchema.shape,
);

/** What changed between two questionnaires that ask the same. A suppressed row carries no numbers. */
export const changeReportSchema = rowSchema(
  {
    threshold: z.int().describe('A row of fewer people than this is suppressed.'),
    questions: z.array(questionSchema),
    notes: z.array(z.string()).describe('What to bear in mind when reading, in plain words.'),
  },
  { base: whole.describe('The people who gave a response to both questionnaires.') },
);
export type ChangeReport = z.infer<typeof changeReportSchema>;
export type QuestionChange = ChangeReport['questions'][number];

/** From here on a change may well be chance. */
const unclearFrom = 0.05;

/**
 * How people moved between an earlier questionnaire and the later one that follows it, on each question of
 * faces or a scale that both ask under the same key. A person's last response to each is compared; a question
 * that either leaves open is not. Groups and their rows stand oldest first. Rows of nobody (`rows: ''`) make
 * a version known.
 */
export function changeReport(of: {
  earlier: readonly Responses[];
  later: readonly Responses[];
  threshold: number;
}): ChangeReport {
  const { earlier, later, threshold } = of;
  const pairs = pairsOf(earlier, later);
  const before = new Set(
    earlier.flatMap(({ version }) =>
      questionsOf(version.questionnaire).map(({ key, type }) => `${type} ${key}`),
    ),
  );
  const asked = later.length > 0 ? joinVersions(later.map(({ version }) => version)).questions : [];
  const questions = asked.flatMap((question): QuestionChange[] => {
    const { key, type } = question;
    if ((type !== 'faces' && type !== 'scale') || !before.has(`${type} ${key}`)) return [];
    return [questionChange({ ...question, type }, pairs, threshold)];
  });
  const hidden = pairs.length < threshold;
  return {
    threshold,
    ...row(hidden, () => ({ base: pairs.length })),
    questions,
    notes: notesOnChange(questions, threshold),
  };
}

function questionChange(
  question: JoinedQuestion & { type: 'faces' | 'scale' },
  pairs: readonly Pair[],
  threshold: number,
): QuestionChange {
  const { key, type, wording, instruction, categories } = question;
  const moves = pairs.flatMap(({ earlier, later }) => {
    const [from, to] = [placeGiven(earlier, question), placeGiven(later, question)];
    return from === null || to === null ? [] : [Math.sign(to - from)];
  });
  return {
    question: key,
    wording,
    instruction,
    type,
    lowest: categories.at(0)?.label ?? '',
    highest: categories.at(-1)?.label ?? '',
    ...row(moves.length < threshold, () => {
      const many = (direction: number) => moves.filter((move) => move === direction).length;
      const [up, stayed, down] = [many(1), many(0), many(-1)];
      const p = rounded(signTest(up, down));
      const clear = up > down ? ('moved up' as const) : ('moved down' as const);
      return {
        base: moves.length,
        up,
        stayed,
        down,
        p,
        says: p < unclearFrom ? clear : ('no clear change' as const),
      };
    }),
  };
}

function notesOnChange(questions: readonly QuestionChange[], threshold: number): string[] {
  const shown = questions.filter(({ suppressed }) => !suppressed);
  if (shown.length === 0) {
    return [`No change can be shown: no question was answered both times by at least ${threshold} people.`];
  }
  const notes: [boolean, string][] = [
    [
      shown.length < questions.length,
      `Questions that fewer than ${threshold} people answered both times are not shown.`,
    ],
    [true, "Each person's last answer at the start is set against their last answer at the end."],
    [
      true,
      '"No clear change" is said where so uneven a split of those who moved could well be chance ' +
        '(more than 1 time in 20).',
    ],
    [shown.length > 1, 'Of many questions, about one in 20 would seem to have changed by chance alone.'],
    [true, 'That something changed does not say why.'],
  ];
  return notes.flatMap(([applies, note]) => (applies ? [note] : []));
}
