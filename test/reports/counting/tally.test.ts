import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../dialogs/questionnaire.ts';
import { tally } from '../../../reports/counting/tally.ts';
import { given, questionnaireOf } from '../../support/responses.ts';

const club = questionnaireOf([
  { key: 'mood', type: 'faces', ask: 'How was it?' },
  {
    key: 'liked',
    type: 'choices',
    ask: 'What did you like?',
    when: { question: 'mood', is: 5 },
    options: ['games', 'food', 'music'].map((key) => ({ key, label: key, retired: key === 'food' })),
  },
  { key: 'easy', type: 'scale', ask: 'How easy was it?', low: 'Hard', high: 'Easy' },
  { key: 'safe', type: 'yes-no', ask: 'Was it safe?' },
  { key: 'more', type: 'text', ask: 'What else?' },
]);
const best: Answer = { is: 'given', input: 'great', value: 5, categories: ['5'] };

describe('the compact row of a response', () => {
  it.each<[string, Record<string, Answer>, string]>([
    ['has a place for each question, answered or not', {}, ',,,,,'],
    ['tells a category by its place', { mood: best, safe: given('not-sure') }, '4,,,2,,'],
    [
      'lists what was ticked, and keeps the place of a retired option',
      { mood: best, liked: given('games', 'music') },
      '4,02,,,,',
    ],
    ['tells an answer in which nothing was ticked from none', { mood: best, liked: given() }, '4,_,,,,'],
    ['has one character for ten out of ten', { easy: given('10') }, ',,a,,,'],
    ['tells of a text only that there is one', { more: given('said') }, ',,,,0,'],
    ['tells how a text was guessed to sound', { more: given('said', 'negative') }, ',,,,03,'],
    [
      'tells a skip from preferring not to say',
      { mood: { is: 'skipped' }, safe: { is: 'prefer-not-to-say' } },
      '-,,,~,,',
    ],
    ['leaves out what going back has made irrelevant', { mood: given('1'), liked: given('games') }, '0,,,,,'],
  ])('%s', (_, answers, row) => {
    expect(tally(club, answers)).toBe(row);
  });
});
