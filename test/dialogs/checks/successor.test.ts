import { expect, test } from 'vitest';
import { checkSuccessor } from '../../../dialogs/checks/successor.ts';
import { choice, definition, options, text } from '../../support/definition.ts';

const drink = choice('drink', { options: options('tea', 'milk') });
const why = text('why');

test.each<[sentence: string, next: object[], says: string[]]>([
  ['the same again', [drink, why], []],
  ['new words, a new order and a new question', [text('why', { ask: 'Say why.' }), drink, text('more')], []],
  ['a question gone', [why], []],
  [
    'an option retired and another added',
    [
      choice('drink', {
        options: [...options('milk', 'juice'), { key: 'tea', label: 'Tea', retired: true }],
      }),
    ],
    [],
  ],
  [
    'an option gone',
    [choice('drink', { options: options('milk', 'juice') })],
    ['Option "tea" of "drink" is gone. Retire it, so that earlier answers keep their label.'],
  ],
  [
    'another type under the same key',
    [text('drink')],
    ['Question "drink" was choice and is now text. Give the new question a key of its own.'],
  ],
])('a new version with %s', (_, next, says) => {
  expect(checkSuccessor(definition([drink, why]), definition(next)).map(({ message }) => message)).toEqual(
    says,
  );
});
