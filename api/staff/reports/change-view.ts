import type { ChangeReport, QuestionChange } from '../../../reports/change/report.ts';
import { type Pattern, stack, swatch } from '../../../reports/charts/svg.ts';
import { counted, percent } from '../../../reports/words/in-words.ts';

/** The change in the words of the page; null where fewer people than the threshold answered both times. */
export function changeView(report: ChangeReport) {
  if (report.suppressed) return null;
  const shown = report.questions.flatMap((question) => (question.suppressed ? [] : [question]));
  const many = (says: (typeof shown)[number]['says']) =>
    counted(shown.filter((question) => question.says === says).length, 'question', 'questions');
  return {
    people: counted(report.base, 'parent or carer', 'parents and carers'),
    inShort:
      shown.length === 0
        ? []
        : [
            { text: 'More moved up than down', many: many('moved up') },
            { text: 'More moved down than up', many: many('moved down') },
            { text: 'No clear change', many: many('no clear change') },
          ],
    questions: report.questions.map(questionView),
  };
}

/** From the worse end to the better, so that the picture reads like the scale. */
const ways: readonly { way: 'down' | 'stayed' | 'up'; label: string; pattern: Pattern }[] = [
  { way: 'down', label: 'Moved down', pattern: 'solid' },
  { way: 'stayed', label: 'Stayed', pattern: 'plain' },
  { way: 'up', label: 'Moved up', pattern: 'full' },
];

const says = {
  'moved up': 'More moved up than down',
  'moved down': 'More moved down than up',
  'no clear change': 'No clear change',
} as const;

function questionView(question: QuestionChange) {
  const { wording, lowest, highest } = question;
  const about = { wording, scale: `${lowest} to ${highest}` };
  if (question.suppressed) return { ...about, hidden: true as const };
  const parts = ways.map(({ way, label, pattern }) => {
    const share = question[way] / question.base;
    return { label, pattern, share, count: question[way] };
  });
  return {
    ...about,
    hidden: false as const,
    people: counted(question.base, 'person', 'people'),
    says: says[question.says],
    stack: stack(parts),
    parts: parts.map(({ label, pattern, share, count }) => ({
      label,
      swatch: swatch(pattern),
      share: percent(share),
      count: counted(count, 'person', 'people'),
    })),
  };
}
