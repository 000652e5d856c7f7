import { type Condition, type Question, type Questionnaire, questionsOf } from '../dialogs/questionnaire.ts';
import { defaultOf } from '../dialogs/wording/wording.ts';

/**
 * A condition as a person reads it: `safe is “No” or “Not sure”`.
 * Questions go by their key, answers by their English label.
 */
export function conditionInWords(questionnaire: Questionnaire, condition: Condition): string {
  const known = new Map(questionsOf(questionnaire).map((question) => [question.key, question]));
  const answer = (key: string, value: string | number) => `“${labelOf(known.get(key), value)}”`;
  const joined = (parts: Condition[], by: string) =>
    parts.map((part) => ('all' in part || 'any' in part ? `(${words(part)})` : words(part))).join(by);

  function words(one: Condition): string {
    if ('all' in one) return joined(one.all, ' and ');
    if ('any' in one) return joined(one.any, ' or ');
    if ('not' in one) return `not (${words(one.not)})`;
    const { question } = one;
    if ('is' in one) return `${question} is ${answer(question, one.is)}`;
    if ('oneOf' in one) {
      return `${question} is ${one.oneOf.map((value) => answer(question, value)).join(' or ')}`;
    }
    if ('ticked' in one) return `${question} has ${answer(question, one.ticked)}`;
    if ('tickedAtLeast' in one) return `${question} has ${one.tickedAtLeast} or more ticks`;
    if ('tickedAtMost' in one) return `${question} has ${one.tickedAtMost} or fewer ticks`;
    if ('answered' in one) return `${question} is ${one.answered ? '' : 'not '}answered`;
    return `${question} is ${comparisons[one.compared]} ${one.to}`;
  }
  return words(condition);
}

const comparisons = { less: 'less than', same: 'the same as', more: 'more than' } as const;

function labelOf(question: Question | undefined, value: string | number): string {
  if (question?.type === 'choice' || question?.type === 'choices') {
    const option = question.options.find(({ key }) => key === value);
    if (option) return defaultOf(option.label);
  }
  if (question?.type === 'faces' && typeof value === 'number') {
    const label = question.labels?.[value - 1];
    return label ? defaultOf(label) : `face ${value}`;
  }
  if (question?.type === 'yes-no')
    return { yes: 'Yes', no: 'No', 'not-sure': 'Not sure' }[value] ?? String(value);
  return String(value);
}
