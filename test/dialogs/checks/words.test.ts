import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import { choice, definition, problemsOf, text } from '../../support/definition.ts';

const child = { audience: 'child' };

describe('the check of words', () => {
  test.each<[sentence: string, questionnaire: Questionnaire, says: string[]]>([
    [
      'no simpler wording and no picture for a child, and a picture that does not exist',
      definition(
        [
          choice('drink', {
            options: [
              { key: 'tea', label: 'Tea', picture: 'tea' },
              { key: 'milk', label: 'Milk' },
            ],
          }),
        ],
        child,
      ),
      [
        'Question "drink" has no simpler wording. A child may always ask for one.',
        'Option "milk" of "drink" has no picture.',
        'Option "tea" of "drink" has the picture "tea", which does not exist.',
      ],
    ],
    [
      'words too hard for a child, in one variant of a wording',
      definition(
        [
          text('best', {
            simpler: 'What was good?',
            ask: { default: 'What was best?', '15-17': 'Which intervention facilitated engagement?' },
          }),
        ],
        child,
      ),
      [
        '"Which intervention facilitated engagement?" reads at age 15.2. ' +
          'For a child it may be 9 at most: use shorter words and sentences.',
      ],
    ],
    [
      'a sentence of 16 words',
      definition([text('best')], {
        why: 'We want to know. We want to find out what you think of us, and of all that we do.',
      }),
      ['"We want to find out …" has 16 words. A sentence may have 15.'],
    ],
  ])('finds %s', (_, questionnaire, says) => {
    expect(problemsOf(questionnaire)).toEqual(says);
  });

  test.each<[sentence: string, questionnaire: Questionnaire]>([
    [
      'a sentence of 15 words, and one after it',
      definition([
        text('best', { ask: 'We want to find out what you think of us, and all that we do. Why?' }),
      ]),
    ],
    [
      'words for a sentencer that would be too hard for a child',
      definition([text('best', { ask: 'Which intervention did you value most in this report?' })]),
    ],
  ])('has nothing against %s', (_, questionnaire) => {
    expect(problemsOf(questionnaire)).toEqual([]);
  });
});
