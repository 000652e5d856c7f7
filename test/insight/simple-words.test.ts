import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../dialogs/wording/sentences.ts';
import { readingAge } from '../../insight/reading-age.ts';
import { hardSentences } from '../../insight/simple-words.ts';

describe('words that everybody is told', () => {
  it.each([
    ['short words in short sentences', 'You said the room is cold. We will fix the heating.'],
    ['fifteen words', 'We will put some food out for you on each day that you come.'],
    ['nothing at all', ''],
  ])('are simple enough with %s', (_, text) => {
    expect(hardSentences(text)).toEqual([]);
  });

  it.each([
    [
      'a sentence of eighteen words, however short they are',
      'It is cold. We will go and get a big new fan for the hot room by the big door now.',
      [['too-long', 18]],
    ],
    [
      'words that are too hard together',
      'We require comprehensive rehabilitation opportunities. It is cold.',
      [['too-hard', 5]],
    ],
  ])('are not with %s, and which sentence and why is said', (_, text, expected) => {
    expect(hardSentences(text).map(({ why, words }) => [why, words])).toEqual(expected);
  });

  it('are not where only the whole is too hard, and the hardest sentence stands for it', () => {
    const text = 'Our workers visit. Our services deliver. Our managers consider.';
    expect(readingAge(text)).toBeGreaterThan(9);
    expect(hardSentences(text).length).toBeGreaterThan(0);
  });

  it('keep a sentence as it was written', () => {
    expect(hardSentences('Yes. “Rehabilitation”, institutional organisations!')[0]?.sentence).toBe(
      '“Rehabilitation”, institutional organisations',
    );
  });

  it('are simple enough exactly where no sentence is too long and the whole reads at nine', () => {
    const word = fc.constantFrom('we', 'go', 'food', 'room', 'service', 'opportunity', 'considerable', 'it');
    const text = fc
      .array(fc.array(word, { minLength: 1, maxLength: 20 }), { maxLength: 4 })
      .map((sentences) => sentences.map((words) => `${words.join(' ')}.`).join(' '));
    fc.assert(
      fc.property(text, (said) => {
        const long = sentencesOf(said).some((words) => words.length > 15);
        expect(hardSentences(said).length > 0).toBe(long || readingAge(said) > 9);
      }),
    );
  });
});
