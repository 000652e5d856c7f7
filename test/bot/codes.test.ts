import { describe, expect, it } from 'vitest';
import { codeWithin } from '../../bot/codes.ts';

describe('a code within what somebody typed', () => {
  it.each([
    ['BCDFG-HJKMN', 'BCDFG-HJKMN'],
    ['bcdfghjkmn', 'bcdfghjkmn'],
    ['bcdfg hjkmn', 'bcdfg hjkmn'],
    [' My code is bcdfg - hjkmn, ok?', 'bcdfg - hjkmn'],
    ['23456–789BC', '23456–789BC'],
  ])('%s', (typed, code) => {
    expect(codeWithin(typed)).toBe(code);
  });

  it.each([
    'hello',
    'I do not have a code',
    'BCDFG-HJKM',
    'BCDFG-HJKMNP',
    '07700900123',
    'thank you very much',
    '😀',
    '',
  ])('there is none in "%s"', (typed) => {
    expect(codeWithin(typed)).toBeNull();
  });
});
