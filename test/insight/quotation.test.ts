import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brackets, cutFrom, quotationMoves, quotationStates, statesBefore } from '../../insight/quotation.ts';

const answer = 'My worker [name] was nice, really. She had time for me. My worker was kind.';

describe('a cut', () => {
  test.each([
    ['all of it', answer, answer],
    ['its beginning', 'My worker [name] was nice', 'My worker [name] was nice'],
    ['its end', 'She had time for me. My worker was kind.', 'She had time for me. My worker was kind.'],
    [
      'with something left out in between',
      'My worker [name] was nice. She had time.',
      'My worker [name] was nice […]. She had time […].',
    ],
    [
      'with a bracket in its place',
      'My worker [name] was nice […] She had time for me.',
      'My worker [name] was nice […] She had time for me.',
    ],
    ['with a word in brackets', 'She had [date] for me.', 'She had [date] for me.'],
  ])('may be %s', (_, shown, becomes) => {
    expect(cutFrom(answer, shown)).toBe(becomes);
  });

  test.each([
    ['a word more', 'My worker was very nice'],
    ['another order', 'She was nice'.replace('She', 'time')],
    ['another spelling', 'my worker was nice'],
    ['a sign more', 'My worker was nice!'],
    ['a bracket of their own', 'My worker [honestly] was nice'],
    ['nothing', '  '],
    ['only brackets', '[name] […]'],
  ])('has no %s', (_, shown) => {
    expect(cutFrom(answer, shown)).toBeNull();
  });
});

const words = fc.array(
  fc.constantFrom('my', 'worker', '[name]', 'was', 'not', 'nice', ',', '.', '…', "didn't", '['),
  {
    maxLength: 14,
  },
);
const marks = brackets.map((kind) => `[${kind}]`);
const tokens = (text: string): string[] =>
  text.match(/\[(?:…|[a-z-]+)\]|[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*|[^\s]/gu) ?? [];

test('whatever is shown, each word that is left was said, in this order', () => {
  fc.assert(
    fc.property(words, words, (said, shown) => {
      const cut = cutFrom(said.join(' '), shown.join(' '));
      if (cut === null) return;
      let at = -1;
      const from = tokens(said.join(' '));
      for (const token of tokens(cut)) {
        if (marks.includes(token)) continue;
        at = from.indexOf(token, at + 1);
        expect(at).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test('whatever is left out, it is a cut, and what comes of it is one again', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('my', 'worker', 'was', 'nice', '.'), fc.boolean())),
      (parts) => {
        const said = parts.map(([word]) => word).join(' ');
        const shown = parts.flatMap(([word, kept]) => (kept ? [word] : [])).join(' ');
        const cut = cutFrom(said, shown);
        if (!/\w/.test(shown)) expect(cut).toBeNull();
        else expect(cutFrom(said, cut ?? '')).toBe(cut);
      },
    ),
  );
});

test('nothing is cleared that was not cut first, and what is cleared can only be dropped', () => {
  expect(statesBefore('cleared')).toEqual(['redacted']);
  expect(quotationMoves.cleared).toEqual(['dropped']);
  for (const state of quotationStates.filter((one) => one !== 'dropped'))
    expect(quotationMoves[state]).toContain('dropped');
});
