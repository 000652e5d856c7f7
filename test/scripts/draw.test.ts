import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../dialogs/library.ts';
import type { Condition } from '../../dialogs/questionnaire.ts';
import { conditionInWords } from '../../scripts/condition-in-words.ts';
import { graph } from '../../scripts/graph.ts';
import { kitchenSink } from '../support/questionnaires.ts';

const pictures = new URL('../../docs/questionnaires/', import.meta.url);
const library = readLibrary().map(({ questionnaire }) => questionnaire);

describe('the pictures of the questionnaires', () => {
  test.each(
    library.map((questionnaire) => [questionnaire.key, questionnaire] as const),
  )('%s is up to date (npm run draw)', (key, questionnaire) => {
    expect(readFileSync(new URL(`${key}.svg`, pictures), 'utf8')).toBe(graph(questionnaire));
  });

  test('there is none of a questionnaire that is gone', () => {
    expect(readdirSync(pictures).sort()).toEqual(library.map(({ key }) => `${key}.svg`).sort());
  });

  test('has a title, every question with its number, words and type, and when it is asked', () => {
    const picture = graph(kitchenSink);
    expect(picture).toContain('<title id="title">The questionnaire kitchen-sink</title>');
    expect(picture).toContain('16 questions from top to bottom.');
    for (const shown of [
      '>1 · mood · faces<',
      '>2 · came · choice · must be answered<',
      '>3 · liked · choices · at least 1 · at most 3<',
      '>How was the club for you?<',
      '>Only if safe is “No” or “Not sure”<',
      '>9–10 · workers · battery of choice<',
      '>• They listen to me.<',
      '>11 · friends-before · scale<',
    ]) {
      expect(picture).toContain(shown);
    }
  });

  test('has a line for every question that another depends on', () => {
    // best, try-more, cooked, not-safe, workers, more: one each; harder: two; easier: four
    expect(graph(kitchenSink).match(/class="dependency"/g)).toHaveLength(12);
  });

  test('shows words with a meaning in XML as they are', () => {
    expect(graph({ ...kitchenSink, title: 'Tea & <b>milk</b>' })).toContain(
      '>Tea &amp; &lt;b&gt;milk&lt;/b&gt;<',
    );
  });
});

test.each<[condition: Condition, words: string]>([
  [{ question: 'safe', is: 'no' }, 'safe is “No”'],
  [{ question: 'again', oneOf: [1, 2] }, 'again is “No” or “I do not think so”'],
  [{ question: 'mood', is: 5 }, 'mood is “face 5”'],
  [{ question: 'friends-now', is: 10 }, 'friends-now is “10”'],
  [{ question: 'liked', ticked: 'food' }, 'liked has “The food”'],
  [{ question: 'liked', tickedAtLeast: 2 }, 'liked has 2 or more ticks'],
  [{ question: 'liked', tickedAtMost: 1 }, 'liked has 1 or fewer ticks'],
  [
    { question: 'friends-now', compared: 'less', to: 'friends-before' },
    'friends-now is less than friends-before',
  ],
  [
    { question: 'friends-now', compared: 'same', to: 'friends-before' },
    'friends-now is the same as friends-before',
  ],
  [{ not: { question: 'best', answered: true } }, 'not (best is answered)'],
  [{ question: 'best', answered: false }, 'best is not answered'],
  [
    {
      all: [
        { question: 'safe', is: 'yes' },
        {
          any: [
            { question: 'came', is: 'bus' },
            { question: 'workers.fair', is: 'never' },
          ],
        },
      ],
    },
    'safe is “Yes” and (came is “By bus” or workers.fair is “Never”)',
  ],
])('a condition in words: %j', (condition, words) => {
  expect(conditionInWords(kitchenSink, condition)).toBe(words);
});
