import { type Question, type Questionnaire, questionsOf } from '../questionnaire.ts';
import { listed, type Problem } from './problem.ts';

/**
 * What keeps a questionnaire from being compared with the one that it follows: other people, people who
 * cannot be recognised, no question in common, or one that is answered in another way. `previous` is the one
 * of that key, undefined where there is none.
 */
export function followsProblems(
  questionnaire: Questionnaire,
  previous: Questionnaire | undefined,
): Problem[] {
  const { follows, audience } = questionnaire;
  if (follows === undefined) return [];
  if (!previous) return [problem(`It follows "${follows}", which does not exist.`)];
  if (follows === questionnaire.key) return [problem('It follows itself.')];
  if (previous.audience !== audience) {
    return [
      problem(`It follows "${follows}", which asks a ${previous.audience}. This one asks a ${audience}.`),
    ];
  }
  if ([previous, questionnaire].some(({ identity }) => identity === 'anonymous')) {
    return [problem(`Nobody can tell who answered both it and "${follows}": one of them is anonymous.`)];
  }
  const asked = new Map(questionsOf(previous).map((question) => [question.key, question]));
  const shared = questionsOf(questionnaire).flatMap((now): [Question, Question][] => {
    const before = asked.get(now.key);
    return before ? [[before, now]] : [];
  });
  if (shared.length === 0) return [problem(`It asks nothing again that "${follows}" asks.`)];
  return shared.flatMap(([before, now]) => differently(before, now, follows));
}

function differently(before: Question, now: Question, follows: string): Problem[] {
  const where = now.key;
  if (now.type !== before.type) {
    const wrong = `Question "${where}" is ${before.type} in "${follows}" and ${now.type} here.`;
    return [{ code: 'changed-type', where, message: `${wrong} Answers can't be compared.` }];
  }
  const [first, second] = [offered(before), offered(now)];
  const uneven = [
    ...first.filter((key) => !second.includes(key)),
    ...second.filter((key) => !first.includes(key)),
  ];
  if (uneven.length === 0) return [];
  const wrong = `Question "${where}" offers ${listed(uneven)} in only one of this and "${follows}".`;
  return [{ code: 'changed-options', where, message: `${wrong} Answers can't be compared.` }];
}

function offered(question: Question): string[] {
  return 'options' in question
    ? question.options.filter(({ retired }) => !retired).map(({ key }) => key)
    : [];
}

function problem(message: string): Problem {
  return { code: 'follows-nothing', where: 'follows', message };
}
