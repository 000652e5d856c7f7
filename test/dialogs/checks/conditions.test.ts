import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import {
  battery,
  choice,
  choices,
  definition,
  problemsOf,
  scale,
  text,
  yesNo,
} from '../../support/definition.ts';

describe('the check of conditions', () => {
  test.each<[sentence: string, questionnaire: Questionnaire, says: string[]]>([
    [
      'a condition on a question that is not there',
      definition([text('why', { when: { question: 'place', is: 'no' } })]),
      ['Question "why" asks about "place", which does not exist.'],
    ],
    [
      'a comparison with a question that is not there',
      definition([scale('now'), text('why', { when: { question: 'now', compared: 'less', to: 'before' } })]),
      ['Question "why" asks about "before", which does not exist.'],
    ],
    [
      'a condition on a whole battery',
      definition([battery('room'), text('why', { when: { question: 'room', is: 1 } })]),
      ['Question "why" asks about "room", which is several statements. Name one, such as "room.warm".'],
    ],
    [
      'a condition on a later question, deep inside another',
      definition([
        yesNo('here'),
        text('why', {
          when: { all: [{ question: 'here', is: 'no' }, { not: { question: 'later', is: 'yes' } }] },
        }),
        yesNo('later'),
      ]),
      ['Question "why" asks about "later", which comes later.'],
    ],
    [
      'a question that waits for itself',
      definition([yesNo('here', { when: { question: 'here', is: 'yes' } })]),
      ['Question "here" asks about itself, so it can never be asked.'],
    ],
    [
      'a battery that waits for one of its own statements',
      definition([battery('room', { when: { question: 'room.warm', is: 1 } })]),
      ['Question "room" asks about itself, so it can never be asked.'],
    ],
    [
      'questions in a circle: said once, not as later questions too',
      definition([
        yesNo('one', { when: { question: 'three', is: 'yes' } }),
        yesNo('two', { when: { question: 'one', is: 'yes' } }),
        yesNo('three', { when: { question: 'two', is: 'yes' } }),
        yesNo('four', { when: { question: 'one', is: 'yes' } }),
      ]),
      ['Questions "one", "two" and "three" wait for one another, so none of them can ever be asked.'],
    ],
    [
      'an option that is not there',
      definition([choices('drink'), text('why', { when: { question: 'drink', ticked: 'beer' } })]),
      ['Question "why" asks whether "drink" is "beer". Its answers are tea, milk, juice.'],
    ],
    [
      'a face out of range, and a number in quotes',
      definition([battery('room'), text('why', { when: { question: 'room.dry', oneOf: [0, '1', 5] } })]),
      [
        'Question "why" asks whether "room.dry" is 0. Its answers are 1, 2, 3, 4, 5.',
        'Question "why" asks whether "room.dry" is "1". Its answers are 1, 2, 3, 4, 5.',
      ],
    ],
    [
      'yes or no read as true or false',
      definition([yesNo('here'), text('why', { when: { question: 'here', is: 'No' } })]),
      ['Question "why" asks whether "here" is "No". Its answers are yes, no, not-sure.'],
    ],
    [
      'ticks of a question that has none',
      definition([choice('drink'), text('why', { when: { question: 'drink', tickedAtLeast: 1 } })]),
      ['Question "why" asks for ticks of "drink", which has none.'],
    ],
    [
      'a comparison of a scale with faces',
      definition([
        scale('now'),
        battery('room'),
        text('why', { when: { question: 'now', compared: 'less', to: 'room.dry' } }),
      ]),
      ['Question "why" compares "now" with "room.dry". Only two faces or two scales can be compared.'],
    ],
    [
      'a test of the words of a text',
      definition([text('best'), text('why', { when: { question: 'best', is: 'tea' } })]),
      ['Question "why" asks what was said to "best". A text can only be tested for being answered.'],
    ],
  ])('finds %s', (_, questionnaire, says) => {
    expect(problemsOf(questionnaire)).toEqual(says);
  });
});
