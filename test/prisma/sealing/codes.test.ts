import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCode, normalised } from '../../../prisma/sealing/codes.ts';

test('a code is ten letters and digits that no other looks like, in two halves', () => {
  for (let i = 0; i < 500; i++) {
    expect(newCode()).toMatch(/^[23456789BCDFGHJKMNPQRSTVWXYZ]{5}-[23456789BCDFGHJKMNPQRSTVWXYZ]{5}$/);
  }
});

test('every character of the alphabet comes up', () => {
  expect(new Set(Array.from({ length: 200 }, newCode).join('')).size).toBe(28 + '-'.length);
});

test.each([
  ['BCDFG-23456', 'as it is printed'],
  ['bcdfg-23456', 'in small letters'],
  [' bcdfg 23456 ', 'with spaces'],
  ['BCDFG–23456.', 'with a long dash and a full stop'],
  ['b c d f g 2 3 4 5 6', 'letter by letter'],
])('%s is the same code: %s', (typed) => {
  expect(normalised(typed)).toBe('BCDFG23456');
});

test('whatever is put between its characters does not matter', () => {
  const between = fc.stringMatching(/^[\s\-_.,'’]*$/);
  fc.assert(
    fc.property(fc.array(between, { minLength: 10, maxLength: 10 }), (gaps) => {
      const typed = [...'BCDFG23456'].map((letter, at) => letter + gaps[at]).join('');
      expect(normalised(typed)).toBe('BCDFG23456');
    }),
  );
});
