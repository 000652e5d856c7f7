import {
  type Answer,
  type Condition,
  type Question,
  type Questionnaire,
  questionsOf,
} from './questionnaire.ts';

/**
 * Whether a condition holds over the answers given. A question that is unanswered, skipped or irrelevant
 * makes each test of it false.
 */
export function holds(condition: Condition, answers: ReadonlyMap<string, Answer>): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  if ('not' in condition) return !holds(condition.not, answers);

  const answer = answers.get(condition.question);
  if ('answered' in condition) return (answer?.is === 'given') === condition.answered;
  if (answer?.is !== 'given') return false;
  const { value } = answer;
  const ticks = Array.isArray(value) ? value : [value];

  if ('is' in condition) return ticks.length === 1 && ticks[0] === condition.is;
  if ('oneOf' in condition) return ticks.some((tick) => condition.oneOf.includes(tick));
  if ('ticked' in condition) return ticks.includes(condition.ticked);
  if ('tickedAtLeast' in condition) return ticks.length >= condition.tickedAtLeast;
  if ('tickedAtMost' in condition) return ticks.length <= condition.tickedAtMost;

  const other = answers.get(condition.to);
  if (other?.is !== 'given' || typeof other.value !== 'number' || typeof value !== 'number') return false;
  if (condition.compared === 'less') return value < other.value;
  if (condition.compared === 'more') return value > other.value;
  return value === other.value;
}

/**
 * The questions that are asked of somebody who gave these answers, in order. An answer to a question that is
 * not on the route (going back has made it irrelevant) counts for nothing, neither in a later condition nor
 * in any report.
 */
export function route(questionnaire: Questionnaire, answers: Readonly<Record<string, Answer>>): Question[] {
  const relevant = new Map<string, Answer>();
  return questionsOf(questionnaire).filter((question) => {
    if (question.when && !holds(question.when, relevant)) return false;
    const answer = Object.hasOwn(answers, question.key) ? answers[question.key] : undefined;
    if (answer) relevant.set(question.key, answer);
    return true;
  });
}
