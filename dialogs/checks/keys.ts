import type { Questionnaire } from '../questionnaire.ts';
import { type Problem, repeated } from './problem.ts';

/**
 * As many categories as one character can tell apart in the row that reports count from
 * (reports/counting/tally.ts).
 */
export const mostCategories = 62;

/** Every key is given once, for answers, translations and reports are found by it. */
export function duplicateKeys({ questions }: Questionnaire): Problem[] {
  const twice = (where: string, what: string, keys: string[]): Problem[] =>
    repeated(keys).map((key) => ({
      code: 'duplicate-key',
      where,
      message: `${what} "${key}" is there twice. Give one of them a key of its own.`,
    }));
  return [
    ...repeated(questions.map(({ key }) => key)).flatMap((key) => twice(key, 'Question', [key, key])),
    ...questions.flatMap((question) => {
      const { key } = question;
      const answer = question.type === 'battery' ? question.answer : question;
      return [
        ...(question.type === 'battery'
          ? twice(
              key,
              `In "${key}", statement`,
              question.statements.map((statement) => statement.key),
            )
          : []),
        ...('options' in answer
          ? twice(
              key,
              `In "${key}", option`,
              answer.options.map((option) => option.key),
            )
          : []),
      ];
    }),
  ];
}

/** A question whose answers fall into more kinds than a report can count. */
export function tooManyCategories({ questions }: Questionnaire): Problem[] {
  return questions.flatMap((question): Problem[] => {
    const answer = question.type === 'battery' ? question.answer : question;
    const count = 'options' in answer ? answer.options.length : 0;
    if (count <= mostCategories) return [];
    const wrong = `Question "${question.key}" has ${count} options, retired ones included.`;
    const message = `${wrong} At most ${mostCategories} can be counted.`;
    return [{ code: 'too-many-categories', where: question.key, message }];
  });
}
