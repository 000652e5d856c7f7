import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import { choice, definition, options, problemsOf, text } from '../../support/definition.ts';

describe('the check of quotes', () => {
  test.each<[sentence: string, questionnaire: Questionnaire, says: string[]]>([
    [
      'quotes of a question that is not there, is later, or is the question itself',
      definition([
        text('best', { ask: 'Not {this}, {best} or {later}?' }),
        text('later', { ask: 'Do you like {Tea Time}?' }),
      ]),
      [
        'The words at "best.ask" quote "this", which does not exist.',
        'The words at "best.ask" quote "best", which is not answered before.',
        'The words at "best.ask" quote "later", which is not answered before.',
        'The words at "later.ask" quote "Tea Time", which does not exist.',
      ],
    ],
    [
      'a quote where no answer may be quoted',
      definition([
        choice('drink'),
        choice('meal', { options: [...options('soup'), { key: 'same', label: '{drink}' }] }),
      ]),
      [
        'The words at "meal.options.same" quote "drink", ' +
          'but only the words of a question may quote an answer.',
      ],
    ],
  ])('finds %s', (_, questionnaire, says) => {
    expect(problemsOf(questionnaire)).toEqual(says);
  });
});
