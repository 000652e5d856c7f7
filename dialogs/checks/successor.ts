import { type Questionnaire, questionsOf } from '../questionnaire.ts';
import type { Problem } from './problem.ts';

/**
 * What keeps a new version from being reported together with the one before it. A question may go, but one
 * that keeps its key keeps its type and its options: an option that is no longer wanted is retired.
 */
export function checkSuccessor(previous: Questionnaire, next: Questionnaire): Problem[] {
  const now = new Map(questionsOf(next).map((question) => [question.key, question]));
  return questionsOf(previous).flatMap((before): Problem[] => {
    const { key } = before;
    const after = now.get(key);
    if (!after) return [];
    if (after.type !== before.type) {
      const wrong = `Question "${key}" was ${before.type} and is now ${after.type}.`;
      const message = `${wrong} Give the new question a key of its own.`;
      return [{ code: 'changed-type', where: key, message }];
    }
    if (!('options' in before) || !('options' in after)) return [];
    const kept = new Set(after.options.map((option) => option.key));
    return before.options
      .filter((option) => !kept.has(option.key))
      .map((option) => {
        const wrong = `Option "${option.key}" of "${key}" is gone.`;
        const message = `${wrong} Retire it, so that earlier answers keep their label.`;
        return { code: 'lost-option', where: key, message };
      });
  });
}
