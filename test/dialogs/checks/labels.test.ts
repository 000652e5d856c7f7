import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import { battery, choice, definition, options, problemsOf } from '../../support/definition.ts';

describe('the check of labels', () => {
  test.each<[sentence: string, questionnaire: Questionnaire, says: string[]]>([
    [
      'two options that read the same',
      definition([
        choice('drink', {
          options: [...options('tea'), { key: 'chai', label: 'the tea!' }, { key: 'milk', label: 'Milk' }],
        }),
      ]),
      ['Answers "tea" and "chai" to "drink" have the same label.'],
    ],
    [
      'two options that read the same to one age only',
      definition([
        choice('drink', {
          options: [...options('tea'), { key: 'milk', label: { default: 'Milk', 'under-18': 'The tea' } }],
        }),
      ]),
      ['Answers "tea" and "milk" to "drink" have the same label.'],
    ],
    [
      'two faces that read the same',
      definition([
        battery('room', { answer: { type: 'faces', labels: ['No', 'No', 'Maybe', 'Yes', 'Always'] } }),
      ]),
      ['Answers "1" and "2" to "room" have the same label.'],
    ],
  ])('finds %s', (_, questionnaire, says) => {
    expect(problemsOf(questionnaire)).toEqual(says);
  });
});
