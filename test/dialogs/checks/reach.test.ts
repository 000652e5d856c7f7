import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import {
  battery,
  choice,
  choices,
  definition,
  options,
  problemsOf,
  scale,
  text,
  yesNo,
} from '../../support/definition.ts';

const many = Array.from({ length: 63 }, (_, at) => `drink-${at}`);

describe('the check of what can be reached', () => {
  test.each<[sentence: string, questionnaire: Questionnaire, says: string[]]>([
    [
      'a condition that contradicts itself',
      definition([
        yesNo('here'),
        text('why', {
          when: {
            all: [
              { question: 'here', is: 'yes' },
              { question: 'here', is: 'no' },
            ],
          },
        }),
      ]),
      ['Question "why" can never be asked: no answers meet its condition.'],
    ],
    [
      'a condition on a retired option alone',
      definition([
        choice('drink', {
          options: [...options('tea', 'milk'), { key: 'beer', label: 'Beer', retired: true }],
        }),
        text('why', { when: { question: 'drink', is: 'beer' } }),
      ]),
      ['Question "why" can never be asked: no answers meet its condition.'],
    ],
    [
      'more ticks than may be ticked',
      definition([
        choices('drink', { atMost: 2 }),
        text('why', { when: { question: 'drink', tickedAtLeast: 3 } }),
      ]),
      ['Question "why" can never be asked: no answers meet its condition.'],
    ],
    [
      'an exclusive option together with another',
      definition([
        choices('drink', {
          options: [...options('tea', 'milk'), { key: 'none', label: 'None', exclusive: true }],
        }),
        text('why', {
          when: {
            all: [
              { question: 'drink', ticked: 'none' },
              { question: 'drink', ticked: 'tea' },
            ],
          },
        }),
      ]),
      ['Question "why" can never be asked: no answers meet its condition.'],
    ],
    [
      'an answer that only those give who were never asked the other question',
      definition([
        yesNo('here'),
        yesNo('inside', { when: { question: 'here', is: 'yes' } }),
        battery('room', {
          when: {
            all: [
              { question: 'here', is: 'no' },
              { question: 'inside', answered: true },
            ],
          },
        }),
      ]),
      ['Question "room" can never be asked: no answers meet its condition.'],
    ],
    [
      'a number less than the least',
      definition([
        scale('before'),
        scale('now'),
        text('why', {
          when: {
            all: [
              { question: 'before', is: 0 },
              { question: 'now', compared: 'less', to: 'before' },
            ],
          },
        }),
      ]),
      ['Question "why" can never be asked: no answers meet its condition.'],
    ],
    [
      'a quote of a question that may be skipped',
      definition([
        choice('drink'),
        yesNo('here'),
        text('why', { ask: 'Why {drink}?', when: { question: 'here', is: 'yes' } }),
      ]),
      ['Question "why" quotes "drink", which may be unanswered. Ask it only when that was answered.'],
    ],
    [
      'a quote in a battery of a question that may be skipped: each statement is a question',
      definition([choice('drink'), battery('room', { instruction: 'Think of {drink}. How true is it?' })]),
      [
        'Question "room.warm" quotes "drink", which may be unanswered. Ask it only when that was answered.',
        'Question "room.dry" quotes "drink", which may be unanswered. Ask it only when that was answered.',
      ],
    ],
  ])('finds %s', (_, questionnaire, says) => {
    expect(problemsOf(questionnaire)).toEqual(says);
  });

  test.each<[sentence: string, questionnaire: Questionnaire]>([
    [
      'a quote under a condition that needs its answer, by way of another question',
      definition([
        choice('drink'),
        yesNo('hot', { when: { question: 'drink', is: 'tea' } }),
        text('why', { ask: 'Why hot {drink}?', when: { question: 'hot', is: 'yes' } }),
      ]),
    ],
    [
      'a question for those who skipped another',
      definition([yesNo('here'), text('why', { when: { question: 'here', answered: false } })]),
    ],
    [
      'a retired option in a condition that others can meet, with the label of a new one',
      definition([
        choice('drink', {
          options: [...options('tea', 'milk'), { key: 'old-tea', label: 'The tea', retired: true }],
        }),
        text('why', { when: { question: 'drink', oneOf: ['old-tea', 'tea'] } }),
      ]),
    ],
    [
      'an impossible condition with too many possibilities to try: no alarm without proof',
      definition([
        choices('drink', { options: options(...many.slice(0, 12)) }),
        text('why', {
          when: {
            all: [
              { question: 'drink', oneOf: many.slice(0, 12) },
              { question: 'drink', tickedAtLeast: 13 },
            ],
          },
        }),
      ]),
    ],
  ])('has nothing against %s', (_, questionnaire) => {
    expect(problemsOf(questionnaire)).toEqual([]);
  });
});
