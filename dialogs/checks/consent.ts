import { type Questionnaire, questionsOf } from '../questionnaire.ts';
import type { Problem } from './problem.ts';

/**
 * What consent asks of a definition. A victims' questionnaire names the purpose that must be agreed to, and
 * can be found again, so that withdrawing erases it. Nobody else's has one: consent is not what it rests on.
 */
export function consentProblems(questionnaire: Questionnaire): Problem[] {
  const { audience, identity, purpose } = questionnaire;
  const agreeing = questionsOf(questionnaire).filter((one) => one.type === 'yes-no' && one.agreesTo);
  if (audience !== 'victim') {
    return [
      ...(purpose
        ? [problem('unsuited-purpose', 'purpose', 'Only a questionnaire for victims has a purpose.')]
        : []),
      ...agreeing.map(({ key }) =>
        problem(
          'unsuited-purpose',
          key,
          `Question "${key}" asks for consent. Only victims are asked for it.`,
        ),
      ),
    ];
  }
  return [
    ...(purpose === undefined || purpose === 'contact'
      ? [
          problem(
            'missing-purpose',
            'purpose',
            'A questionnaire for victims names the purpose they must have agreed to, besides contact.',
          ),
        ]
      : []),
    ...(identity === 'anonymous'
      ? [
          problem(
            'unsuited-identity',
            'identity',
            'Answers of victims cannot be anonymous: withdrawing must find and erase them.',
          ),
        ]
      : []),
    ...agreeing
      .filter((one) => one.type === 'yes-no' && (one.agreesTo === 'contact' || one.agreesTo === purpose))
      .map(({ key }) =>
        problem(
          'unsuited-purpose',
          key,
          `Question "${key}" asks for what must be agreed to before it is asked.`,
        ),
      ),
  ];
}

function problem(code: Problem['code'], where: string, message: string): Problem {
  return { code, where, message };
}
