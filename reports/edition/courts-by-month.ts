import type { BoardReport } from '../board/report.ts';
import { row } from '../suppression/row.ts';
import { suppressedRows } from '../suppression/suppressed-rows.ts';
import type { EditionContent } from './content.ts';

const courtQuestionnaire = 'sentencer-feedback';

/**
 * What sentencers said month by month, beside the whole period: a month is hidden as well where the shown
 * ones, subtracted from the period, would leave fewer than the threshold. `months` are the board reports of
 * single months, as they are published by themselves.
 */
export function courtsByMonth(
  period: BoardReport,
  months: readonly { month: string; report: BoardReport }[],
  threshold: number,
): EditionContent['courts'] {
  const whole = questionsIn(period);
  const byMonth = months.map(({ month, report }) => ({ month, questions: questionsIn(report) }));
  return byMonth.map(({ month, questions }, at) => ({
    month,
    questions: whole.map((all) => {
      const same = byMonth.map(({ questions }) =>
        questions.find(({ question }) => question === all.question),
      );
      const bases = same.map((one) => (one && !one.suppressed ? one.base : 0));
      const hidden = all.suppressed || (suppressedRows(bases, all.base, threshold)[at] ?? true);
      const own = questions.find(({ question }) => question === all.question);
      const about = { question: all.question, wording: all.wording };
      if (hidden || !own || own.suppressed) return { ...about, suppressed: true as const };
      const { base, categories } = own;
      return { ...about, ...row(false, () => ({ base, categories })) };
    }),
  }));
}

function questionsIn({ questionnaires }: BoardReport) {
  return questionnaires.find(({ questionnaire }) => questionnaire === courtQuestionnaire)?.questions ?? [];
}
