import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import { battery, choice, choices, definition, options, problemsOf } from '../../support/definition.ts';

describe('the check of options', () => {
  test.each<[sentence: string, questionnaire: Questionnaire, says: string[]]>([
    [
      'all options retired',
      definition([
        choice('drink', { options: options('tea', 'milk').map((option) => ({ ...option, retired: true })) }),
      ]),
      ['Question "drink" offers nothing: all its options are retired.'],
    ],
    [
      'all options but one retired',
      definition([
        choice('drink', { options: [...options('tea'), { key: 'milk', label: 'Milk', retired: true }] }),
      ]),
      ['Question "drink" offers one answer only: the others are retired.'],
    ],
    [
      'an exclusive option where one is picked anyway',
      definition([
        choice('drink', { options: [...options('tea'), { key: 'none', label: 'None', exclusive: true }] }),
      ]),
      ['Question "drink" lets one option be picked, so "none" need not be exclusive.'],
    ],
    [
      'nothing but exclusive options',
      definition([
        choices('drink', {
          options: options('tea', 'milk').map((option) => ({ ...option, exclusive: true })),
        }),
      ]),
      ['Question "drink" has only exclusive options. Make it a choice of one.'],
    ],
    [
      'at least more than at most',
      definition([choices('drink', { atLeast: 3, atMost: 2 })]),
      ['Question "drink" wants at least 3 ticks and at most 2.'],
    ],
    [
      'more ticks wanted than go together',
      definition([
        choices('drink', {
          atLeast: 3,
          options: [...options('tea', 'milk'), { key: 'none', label: 'None', exclusive: true }],
        }),
      ]),
      ['Question "drink" wants at least 3 ticks, but only 2 go together.'],
    ],
    [
      'more ticks allowed than go together',
      definition([choices('drink', { atMost: 4 })]),
      ['Question "drink" allows 4 ticks, but only 3 go together.'],
    ],
    [
      '"other, please say" in a battery',
      definition([
        battery('room', {
          answer: {
            type: 'choice',
            options: [...options('yes', 'no'), { key: 'else', label: 'Else', other: true }],
          },
        }),
      ]),
      ['Question "room" is a battery, which cannot ask for "other" words.'],
    ],
    [
      '"other, please say" twice',
      definition([
        choice('drink', { options: options('tea', 'milk').map((option) => ({ ...option, other: true })) }),
      ]),
      ['Question "drink" has 2 options that ask for words. One is enough.'],
    ],
  ])('finds %s', (_, questionnaire, says) => {
    expect(problemsOf(questionnaire)).toEqual(says);
  });
});
