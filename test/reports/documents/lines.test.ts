import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notDrawable, printable } from '../../../reports/documents/drawable-text.ts';
import { shippedFonts } from '../../../reports/documents/fonts.ts';
import { directions, linesOf, readsRightToLeft } from '../../../reports/documents/lines.ts';

const fonts = shippedFonts();
const setting = { size: 11, leading: 16 };
const lines = (text: string, width = 200) => linesOf(text, setting, width, fonts);
const drawn = (text: string) => lines(text, 1000).map(({ pieces }) => pieces.map((piece) => piece.text));

describe('lines of words', () => {
  it.each([
    ['nothing has no line', '', []],
    ['a line end breaks a line', 'one\ntwo', ['one', 'two']],
    ['so does one of another machine', 'one\r\ntwo', ['one', 'two']],
    ['spaces at the end of a line are left out', 'one   ', ['one']],
    ['a tab is a space, a control character nothing', 'one\ttwo\u0007', ['one two']],
  ])('%s', (_, text, expected) => {
    expect(lines(text).map(({ words }) => words)).toEqual(expected);
  });

  it('lose no letter and are never wider than they may be', () => {
    const letter = fc.constantFrom(...'abcWWW łŻé    ابجدﻻ123().-\n');
    fc.assert(
      fc.property(
        fc.string({ unit: letter, maxLength: 80 }),
        fc.integer({ min: 30, max: 200 }),
        (text, width) => {
          const found = lines(text, width);
          expect(
            found
              .map(({ words }) => words)
              .join('')
              .replace(/\s/g, ''),
          ).toBe(text.replace(/\s/g, ''));
          // An Arabic letter may be a little wider where its word was broken.
          for (const line of found) expect(line.width).toBeLessThan(width + 8);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['English stands as it is read', 'one two', [['one two']]],
    ['Arabic words stand from right to left', 'سلام لكم', [['لكم', ' ', 'سلام']]],
    ['a number in Arabic stays a number', 'في 2026 سلام', [['سلام', ' ', '2026', ' ', 'في']]],
    ['a bracket turns round with its words', 'سلام (نعم)', [['(', 'نعم', ') ', 'سلام']]],
    ['Arabic in English turns by itself', 'one سلام لكم two', [['one ', 'لكم', ' ', 'سلام', ' two']]],
  ])('%s', (_, text, expected) => {
    expect(drawn(text)).toEqual(expected);
  });

  it.each([
    ['what no font has is said to be missing', 'ok ਮੈਂ ok', `ok ${notDrawable} ok`],
    ['and once, however much of it stands together', 'ਮੈਂ ਠੀਕ ਹਾਂ', notDrawable],
    [
      'Polish, Greek, Russian, Hebrew and Urdu are there',
      'ąłż Ωά Жї שלום ٹھیک ہوں',
      'ąłż Ωά Жї שלום ٹھیک ہوں',
    ],
    ['so are faces that children send', '😀 👍', '😀 👍'],
  ])('%s', (_, text, expected) => {
    expect(lines(text, 1000).map(({ words }) => words)).toEqual([expected]);
  });
});

it.each([
  ['English', 'Yes, سلام', false],
  ['Arabic', '2026 سلام yes', true],
  ['no letter at all', '2026 %', false],
])('knows which way %s is read', (_, text, expected) => {
  expect(readsRightToLeft(text)).toBe(expected);
});

it('cuts a text where its direction turns, and loses nothing of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab سلم 12().') }), (text) => {
      const parts = directions(text);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      parts.forEach((part, at) => {
        if (at > 0) expect(part.rightToLeft).not.toBe(parts[at - 1]?.rightToLeft);
      });
    }),
  );
});

it('leaves no character that XML cannot hold', () => {
  const anything = fc.nat(0xffff).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.string({ unit: anything }), (text) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
      expect(printable(text)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\ufffe\uffff]/);
      expect(printable(text).isWellFormed()).toBe(true);
    }),
  );
});
