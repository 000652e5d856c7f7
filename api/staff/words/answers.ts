import type { AnsweredQuestion } from '../../../dialogs/answers-in-words.ts';
import { type Questionnaire, questionsOf } from '../../../dialogs/questionnaire.ts';
import { defaultOf } from '../../../dialogs/wording/wording.ts';

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** What was asked, of which questionnaire, in which month: all that is said of an answer beside its words. */
export function askedInWords({
  version: { questionnaire },
  question,
  month,
}: {
  version: { questionnaire: Questionnaire };
  question: string;
  month: string;
}) {
  const asked = questionsOf(questionnaire).find(({ key }) => key === question)?.ask;
  return {
    asked: asked === undefined ? question : defaultOf(asked),
    title: defaultOf(questionnaire.title),
    month: months.format(new Date(`${month}-01`)),
  };
}

/** What somebody said, or that they did not. */
export function answerInWords({ is, said }: AnsweredQuestion): string {
  if (is === 'given') return said;
  if (is === 'not-answered') return 'Not answered.';
  return is === 'prefer-not-to-say' ? 'They would rather not say.' : 'They skipped this one.';
}
