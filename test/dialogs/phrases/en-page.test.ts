import { describe, expect, test } from 'vitest';
import { pageSentences } from '../../../dialogs/phrases/en-page.ts';
import { words } from '../../../dialogs/state.ts';
import { sentencesOf } from '../../../dialogs/wording/sentences.ts';
import { readingAge } from '../../../insight/reading-age.ts';

describe('what the page says', () => {
  const said = Object.entries(pageSentences);

  test('has at most fifteen words in a sentence', () => {
    const long = said.filter(([, text]) => sentencesOf(text).some((sentence) => sentence.length > 15));
    expect(long).toEqual([]);
  });

  test('can be read at nine', () => {
    expect(said.filter(([, text]) => readingAge(text) > 9)).toEqual([]);
  });

  test('praises nobody, blames nobody, and says nothing in emoji', () => {
    const emoji = /\p{Extended_Pictographic}/u;
    const wrong = /\b(?:great|well done|awesome|don't worry|invalid|error|expired|sure you want)\b/i;
    expect(said.filter(([, text]) => emoji.test(text) || wrong.test(text))).toEqual([]);
  });

  test.each(words)('has a label of its own for %s, for when the bot offers none', (word) => {
    expect(Object.keys(pageSentences)).toContain(`bar.${word}`);
  });
});
