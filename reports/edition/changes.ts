import type { BoardReport, QuestionReport } from '../board/report.ts';
import type { EditionContent } from './content.ts';

/** With fewer people on either side, no change is said to be clear. */
export const fewestToCompare = 10;

type Share = { share: number; low: number; high: number };

/**
 * Whether a share moved: the 95 % interval of the difference of two independent proportions by Newcombe's hybrid score method, from the
 * Wilson intervals of both (R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven
 * methods", Statistics in Medicine 17 (1998), method 10). Where the interval holds 0, the difference could well be chance.
 */
export function changeBetween(before: Share & { base: number }, now: Share & { base: number }) {
  if (before.base < fewestToCompare || now.base < fewestToCompare) return 'no clear change' as const;
  const difference = now.share - before.share;
  const low = difference - Math.hypot(now.share - now.low, before.high - before.share);
  const high = difference + Math.hypot(now.high - now.share, before.share - before.low);
  if (low > 0) return 'up' as const;
  return high < 0 ? ('down' as const) : ('no clear change' as const);
}

/** Each share that both reports show of everybody, against the earlier one. */
export function changesBetween(before: BoardReport, now: BoardReport): EditionContent['changes'] {
  const earlier = new Map(questionsIn(before).map((one) => [one.key, one.question]));
  return questionsIn(now).flatMap(({ key, questionnaire, question }) => {
    const was = earlier.get(key);
    if (!was || was.suppressed || question.suppressed || was.type !== question.type) return [];
    return question.categories.flatMap((category) => {
      const same = was.categories.find((one) => one.category === category.category);
      if (!same) return [];
      const says = changeBetween({ ...same, base: was.base }, { ...category, base: question.base });
      return [{ questionnaire, question: question.question, category: category.category, says }];
    });
  });
}

function questionsIn({ questionnaires }: BoardReport) {
  return questionnaires.flatMap(({ questionnaire, questions }) =>
    questions.map((question: QuestionReport) => ({
      key: JSON.stringify([questionnaire, question.question]),
      questionnaire,
      question,
    })),
  );
}
