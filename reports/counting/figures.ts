import { z } from 'zod';
import type { AnswerCounts } from '../release/released-answers.ts';
import { estimate } from '../statistics/estimate.ts';
import type { JoinedQuestion } from './joined-questionnaire.ts';

const whole = z.int().min(0);
const share = z.number().min(0).max(1);
const category = { category: z.string(), label: z.string(), count: whole };

/** What is told of one question in one row. */
export const figuresSchema = z.object({
  base: whole.describe('The distinct people whose answers make the shares.'),
  answers: whole.describe('Their answers: more than the people where somebody answered twice.'),
  categories: z.array(
    z.object({
      ...category,
      share: share.describe('Of the answers. Several may be ticked in a question of type choices.'),
      low: share.describe('Lower end of the 95 % interval (Wilson; n is the base).'),
      high: share.describe('Upper end of the 95 % interval.'),
    }),
  ),
  guess: z
    .object({ positive: whole, neutral: whole, negative: whole, notGuessed: whole })
    .nullable()
    .describe(
      "Of a text: how many of those who said something sound so. A machine's guess, often wrong, and " +
        'never to stand alone. Null for other questions.',
    ),
  unscored: z.array(z.object(category)).describe('Answers such as "I don\'t know", which are in no share.'),
  skipped: whole.describe('How often it was skipped. In no share, but for a text.'),
  preferNotToSay: whole.describe('How often somebody would rather not say. In no share, but for a text.'),
});
export type Figures = z.infer<typeof figuresSchema>;

/** The figures of a question, by its place in `Joined.questions`. Its base must not be 0. */
export function figuresOf(question: JoinedQuestion, place: number, counts: AnswerCounts): Figures {
  const base = counts.respondents[place] ?? 0;
  const answers = counts.answers[place] ?? 0;
  const column = (at: number) => counts.columns[question.at + at] ?? 0;
  const categories = question.categories.map((category, at) => ({ ...category, count: column(at) }));
  return {
    base,
    answers,
    categories: categories
      .filter(({ counts }) => counts === 'in shares')
      .map(({ key, label, count }) => ({ category: key, label, count, ...estimate(count, answers, base) })),
    guess: question.type === 'text' ? guessIn(categories) : null,
    unscored: categories
      .filter(({ counts }) => counts === 'apart')
      .map(({ key, label, count }) => ({ category: key, label, count })),
    skipped: column(question.categories.length),
    preferNotToSay: column(question.categories.length + 1),
  };
}

function guessIn(categories: readonly { key: string; count: number }[]): NonNullable<Figures['guess']> {
  const of = (key: string) => categories.find((category) => category.key === key)?.count ?? 0;
  const [positive, neutral, negative] = [of('positive'), of('neutral'), of('negative')];
  return { positive, neutral, negative, notGuessed: of('said') - positive - neutral - negative };
}
