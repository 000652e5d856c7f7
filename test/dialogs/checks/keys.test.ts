import { describe, expect, test } from 'vitest';
import { mostCategories } from '../../../dialogs/checks/keys.ts';
import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import * as tally from '../../../reports/counting/tally.ts';
import {
  battery,
  choice,
  choices,
  definition,
  options,
  problemsOf,
  text,
  yesNo,
} from '../../support/definition.ts';

const many = Array.from({ length: 63 }, (_, at) => `drink-${at}`);

describe('the check of keys', () => {
  test.each<[sentence: string, questionnaire: Questionnaire, says: string[]]>([
    [
      'two questions of one key',
      definition([text('tea'), yesNo('tea')]),
      ['Question "tea" is there twice. Give one of them a key of its own.'],
    ],
    [
      'two statements of one key',
      definition([
        battery('room', {
          statements: [
            { key: 'dry', ask: 'It was dry.' },
            { key: 'dry', ask: 'It was so dry.' },
          ],
        }),
      ]),
      ['In "room", statement "dry" is there twice. Give one of them a key of its own.'],
    ],
    [
      'two options of one key',
      definition([
        choice('drink', { options: [...options('tea', 'milk'), { key: 'tea', label: 'Green tea' }] }),
      ]),
      ['In "drink", option "tea" is there twice. Give one of them a key of its own.'],
    ],
    [
      'more options than can be counted',
      definition([choices('drink', { options: options(...many) })]),
      ['Question "drink" has 63 options, retired ones included. At most 62 can be counted.'],
    ],
  ])('finds %s', (_, questionnaire, says) => {
    expect(problemsOf(questionnaire)).toEqual(says);
  });

  test.each<[sentence: string, questionnaire: Questionnaire]>([
    ['62 options', definition([choices('drink', { options: options(...many.slice(1)) })])],
  ])('has nothing against %s', (_, questionnaire) => {
    expect(problemsOf(questionnaire)).toEqual([]);
  });

  test('allows as many categories as a report can count', () => {
    expect(mostCategories).toBe(tally.mostCategories);
  });
});
