import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../../dialogs/phrases/index.ts';
import { fold } from '../../../dialogs/recognising/fold.ts';
import { slipsAllowed, slipsBetween } from '../../../dialogs/recognising/misspelling.ts';
import { coresOf } from '../../../dialogs/recognising/politeness.ts';
import { vocabularyOf } from '../../../dialogs/recognising/vocabulary.ts';

describe('a message as it is compared', () => {
  test.each([
    ['  GOOD!!  ', 'good'],
    ['I don’t know', 'i dont know'],
    ['Ênglïsh', 'english'],
    ['a-b, c/d', 'a b c d'],
    ['٧', '7'],
    ['７', '7'],
    ['1️⃣', '1'],
    ['👍🏿👍', '👍'],
    ['good 👍', 'good'],
    ['🤷‍♀️', '🤷'],
    ['हाँ', 'हाँ'.normalize('NFC')],
    ['???', ''],
  ])('"%s" is "%s"', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  test('compared twice it is the same', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
  });
});

test.each([
  ['i think good', ['i think good', 'think good', 'good']],
  ['well it was bad tbh', ['well it was bad tbh', 'bad']],
  ['4 because it was long', ['4 because it was long', '4']],
  ['please', ['please']],
])('politeness is taken off "%s" little by little', (message, expected) => {
  const cores = coresOf(message, vocabularyOf(english));
  expect(cores).toEqual(expect.arrayContaining(expected));
  expect(cores[0]).toBe(message);
  expect(cores.at(-1)).toBe(expected.at(-1));
});

describe('slips', () => {
  test.each([
    ['boxing', 'boxing', 0],
    ['bxoing', 'boxing', 1],
    ['boxin', 'boxing', 1],
    ['boxxing', 'boxing', 1],
    ['bixing', 'boxing', 1],
    ['coking', 'boxing', 2],
    ['', 'abc', 3],
  ])('from "%s" to "%s" there are %i', (one, other, slips) => {
    expect(slipsBetween(one, other, 3)).toBe(slips);
    expect(slipsBetween(other, one, 3)).toBe(slips);
  });

  test('more than the most are not counted', () => {
    expect(slipsBetween('football', 'cooking', 2)).toBe(3);
  });

  test.each([
    [3, 0],
    [4, 1],
    [8, 2],
    [12, 3],
    [40, 3],
  ])('in %i characters %i are let pass', (characters, slips) => {
    expect(slipsAllowed(characters)).toBe(slips);
  });
});
