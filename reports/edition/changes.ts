import type { BoardReport, QuestionReport } from '../board/report.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { newcombe } from '../statistics/newcombe.ts';
import type { EditionContent } from './content.ts';

/** With fewer people on either side, no change is said to be clear. */
export const fewestToCompare = 10;

/**
 * Whether a share moved since the edition before: only where Newcombe's interval of the difference leaves out
 * none.
 */
function changeBetween(before: Estimate & { base: number }, now: Estimate & { base: number }) {
  if (before.base < fewestToCompare || now.base < fewestToCompare) return 'no clear change' as const;
  const { low, high } = newcombe(before, now);
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
