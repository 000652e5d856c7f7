import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unansweredQuotes, unreachableQuestions } from '../../../dialogs/checks/reach.ts';
import {
  type Answer,
  type Condition,
  type Questionnaire,
  questionsOf,
  type Value,
} from '../../../dialogs/questionnaire.ts';
import { route } from '../../../dialogs/route.ts';
import { choice, choices, definition, options, text, yesNo } from '../../support/definition.ts';

/** Every answer that can be given to the questions that conditions are on. */
const possible: Record<string, Value[]> = {
  here: ['yes', 'no', 'not-sure'],
  drinks: [['tea'], ['milk'], ['juice'], ['none'], ['tea', 'milk'], ['tea', 'juice'], ['milk', 'juice']],
  meal: ['soup', 'rice'],
};

function questionnaireWith(meal: Condition, again: Condition, why: Condition): Questionnaire {
  return definition([
    yesNo('here'),
    choices('drinks', {
      atLeast: 1,
      atMost: 2,
      options: [...options('tea', 'milk', 'juice'), { key: 'none', label: 'None', exclusive: true }],
    }),
    choice('meal', {
      when: meal,
      options: [...options('soup', 'rice'), { key: 'pie', label: 'Pie', retired: true }],
    }),
    yesNo('again', { when: again }),
    text('why', { ask: 'Was it the {drinks} or the {meal}?', when: why }),
  ]);
}

/** Any condition over these questions, up to three deep. */
function conditionOver(...keys: string[]): fc.Arbitrary<Condition> {
  const question = fc.constantFrom(...keys);
  const value = fc.constantFrom('yes', 'no', 'tea', 'milk', 'none', 'soup', 'pie');
  const count = fc.integer({ min: 1, max: 3 });
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.oneof(
        fc.record({ question, is: value }),
        fc.record({ question, oneOf: fc.array(value, { minLength: 1, maxLength: 2 }) }),
        fc.record({ question, answered: fc.boolean() }),
        fc.record({ question: fc.constant('drinks'), ticked: value }),
        fc.record({ question: fc.constant('drinks'), tickedAtLeast: count }),
        fc.record({ question: fc.constant('drinks'), tickedAtMost: count }),
      ),
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
      fc.record({ not: tie('condition') }),
    ),
  }));
  return condition;
}

/** Every way to answer or to leave out each question. */
function* everyAnswers(keys: string[]): Generator<Record<string, Answer>> {
  const [first, ...rest] = keys;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const answers of everyAnswers(rest)) {
    yield answers;
    for (const value of possible[first] ?? []) {
      yield { ...answers, [first]: { is: 'given', input: '', value, categories: [] } };
    }
  }
}

test('what is unreachable, and what may be quoted unanswered, is just what trying every answer shows', () => {
  fc.assert(
    fc.property(
      conditionOver('here', 'drinks'),
      conditionOver('here', 'drinks', 'meal'),
      conditionOver('here', 'drinks', 'meal'),
      (meal, again, why) => {
        const questionnaire = questionnaireWith(meal, again, why);
        const keys = questionsOf(questionnaire).map(({ key }) => key);
        const reached = new Set<string>();
        const unanswered = new Set<string>();
        for (const answers of everyAnswers(['here', 'drinks', 'meal'])) {
          const asked = route(questionnaire, answers).map(({ key }) => key);
          for (const key of asked) reached.add(key);
          if (!asked.includes('why')) continue;
          for (const key of ['drinks', 'meal']) {
            if (!asked.includes(key) || !answers[key]) unanswered.add(key);
          }
        }

        const never = unreachableQuestions(questionnaire).map(({ where }) => where);
        expect(never).toEqual(keys.filter((key) => !reached.has(key)));
        const [problem] = unansweredQuotes(questionnaire);
        const named = ['drinks', 'meal'].filter((key) => problem?.message.includes(`"${key}"`));
        expect(named).toEqual(['drinks', 'meal'].filter((key) => unanswered.has(key)));
      },
    ),
    { numRuns: 300 },
  );
});
