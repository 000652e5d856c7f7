import { type Answer, type Question, type Questionnaire, questionsOf } from '../../dialogs/questionnaire.ts';
import { route } from '../../dialogs/route.ts';
import { moods } from '../../dialogs/state.ts';

/**
 * The compact row from which reports count one response. For each question of the version, in order: one
 * character a category, then a comma. Nothing stands for a question that was not answered. Counting 100,000
 * of them is one pass over a string.
 */
const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const skippedCode = '-';
/** Several might have been ticked, and none was: an answer, in no category. */
export const noneCode = '_';
export const preferNotCode = '~';
export const mostCategories = digits.length;

/**
 * The categories that a question's answers count in, in the order of their codes. Retired options stay where
 * they were. A text counts as said, and besides as how a machine guessed it to sound, where it ventured a
 * guess.
 */
export function categoriesOf(question: Question): string[] {
  switch (question.type) {
    case 'faces':
      return ['1', '2', '3', '4', '5'];
    case 'scale':
      return ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
    case 'yes-no':
      return ['yes', 'no', 'not-sure'];
    case 'text':
      return ['said', ...moods];
    case 'choice':
    case 'choices':
      return question.options.map((option) => option.key);
  }
}

/** The code of a category by its place in `categoriesOf`. */
export function codeOf(place: number): string {
  return digits.charAt(place);
}

/** The row of a response: only answers on the route count, so what going back made irrelevant is left out. */
export function tally(questionnaire: Questionnaire, answers: Readonly<Record<string, Answer>>): string {
  const asked = new Set(route(questionnaire, answers).map((question) => question.key));
  return questionsOf(questionnaire)
    .map((question) => {
      const answer = asked.has(question.key) ? answers[question.key] : undefined;
      return `${answer ? codesOf(question, answer) : ''},`;
    })
    .join('');
}

function codesOf(question: Question, answer: Answer): string {
  if (answer.is === 'skipped') return skippedCode;
  if (answer.is === 'prefer-not-to-say') return preferNotCode;
  const categories = categoriesOf(question);
  if (answer.categories.length === 0) return noneCode;
  return answer.categories.map((category) => codeOf(categories.indexOf(category))).join('');
}
