import { expect, test } from 'vitest';
import { followsProblems } from '../../../dialogs/checks/follows.ts';
import { choice, definition, options, scale, text } from '../../support/definition.ts';

const drink = choice('drink', { options: options('tea', 'milk') });
const start = definition([drink, scale('warm')], { key: 'start' });
const ending = (questions: object[], more: object = {}) =>
  definition(questions, { key: 'end', follows: 'start', ...more });

test.each<[sentence: string, questions: object[], says: string[]]>([
  ['the same questions', [drink, scale('warm')], []],
  ['some of them, and others', [text('more'), scale('warm')], []],
  ['another order and other words', [scale('warm', { ask: 'How warm is it now?' }), drink], []],
  [
    'an option that is no longer offered',
    [choice('drink', { options: [...options('tea', 'milk'), { key: 'ale', label: 'Ale', retired: true }] })],
    [],
  ],
  ['nothing in common', [text('more')], ['It asks nothing again that "start" asks.']],
  [
    'another type under the same key',
    [drink, text('warm')],
    [`Question "warm" is scale in "start" and text here. Answers can't be compared.`],
  ],
  [
    'other options under the same key',
    [choice('drink', { options: options('milk', 'juice') })],
    [`Question "drink" offers "tea" and "juice" in only one of this and "start". Answers can't be compared.`],
  ],
])('asking again with %s', (_, questions, says) => {
  expect(followsProblems(ending(questions), start).map(({ message }) => message)).toEqual(says);
});

test.each([
  ['nothing', definition([drink]), undefined, []],
  ['one that is gone', ending([drink]), undefined, ['It follows "start", which does not exist.']],
  [
    'one for other people',
    ending([drink], { audience: 'parent' }),
    start,
    ['It follows "start", which asks a sentencer. This one asks a parent.'],
  ],
  [
    'one whose people cannot be recognised',
    ending([drink]),
    definition([drink], { key: 'start', identity: 'anonymous' }),
    ['Nobody can tell who answered both it and "start": one of them is anonymous.'],
  ],
  [
    'itself',
    definition([drink], { key: 'start', follows: 'start' }),
    definition([drink], { key: 'start', follows: 'start' }),
    ['It follows itself.'],
  ],
])('a questionnaire that follows %s', (_, questionnaire, previous, says) => {
  expect(followsProblems(questionnaire, previous).map(({ message }) => message)).toEqual(says);
});
