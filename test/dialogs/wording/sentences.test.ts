import { expect, test } from 'vitest';
import { sentencesOf } from '../../../dialogs/wording/sentences.ts';

test.each<[sentence: string, text: string, words: string[][]]>([
  ['one without an end', 'My health', [['My', 'health']]],
  ['several ends', 'Why? Say it!  Now…', [['Why'], ['Say', 'it'], ['Now']]],
  [
    'an end inside quotes',
    'Say "no." Then go.',
    [
      ['Say', 'no'],
      ['Then', 'go'],
    ],
  ],
  ['a point inside a number ends nothing', 'It took 2.5 hours.', [['It', 'took', '2', '5', 'hours']]],
  ['a line of its own', 'Tea\nMilk', [['Tea'], ['Milk']]],
  [
    'words with an apostrophe, and with a hyphen',
    "I don’t know: it's half-full.",
    [['I', 'don’t', 'know', "it's", 'half', 'full']],
  ],
  ['other scripts', 'Як ти? Добре.', [['Як', 'ти'], ['Добре']]],
  ['nothing', ' … ', []],
])('%s', (_, text, words) => {
  expect(sentencesOf(text)).toEqual(words);
});
