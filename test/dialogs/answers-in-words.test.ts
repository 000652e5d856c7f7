import { describe, expect, test } from 'vitest';
import { answersInWords } from '../../dialogs/answers-in-words.ts';
import type { Answer } from '../../dialogs/questionnaire.ts';
import { kitchenSink } from '../support/questionnaires.ts';

const given = (value: string | number | string[], other?: string): Answer => ({
  is: 'given',
  input: 'as it was typed',
  value,
  categories: [],
  ...(other !== undefined && { other }),
});
const child = { kind: 'child', bands: { age: '15-17' } } as const;
const answers: Record<string, Answer> = {
  mood: given(4),
  came: given('another-way', 'on my  BMX,\nwith nan'),
  liked: given(['games', 'food']),
  best: given('The <b>games</b>'),
  safe: given('no'),
  cooked: { is: 'skipped' },
  'workers.listen': { is: 'prefer-not-to-say' },
  'friends-before': given(4),
  'friends-now': given(7),
};
const told = answersInWords(kitchenSink, answers, child);
const of = (question: string) => told.find((one) => one.question === question);

describe('a response in words', () => {
  test('stands in the order in which it was asked, without what was not on the way', () => {
    expect(told.map(({ question }) => question)).toEqual([
      'mood',
      'came',
      'liked',
      'best',
      'cooked',
      'safe',
      'not-safe',
      'workers.listen',
      'workers.fair',
      'friends-before',
      'friends-now',
      'again',
    ]);
  });

  test('says what was chosen in the words that were offered, and tells what is in somebody’s own', () => {
    expect(of('mood')).toMatchObject({ asked: 'How was the club for you?', said: 'Good', ownWords: null });
    expect(of('liked')).toMatchObject({ said: 'The games\nThe food', ownWords: null });
    expect(of('friends-now')).toMatchObject({
      said: '7 out of 10',
      ends: { low: 'Very hard', high: 'Very easy' },
    });
  });

  test('leaves own words as they were written', () => {
    expect(of('best')).toMatchObject({ said: 'The <b>games</b>', ownWords: 'The <b>games</b>' });
    expect(of('came')).toMatchObject({ ownWords: 'on my  BMX,\nwith nan' });
  });

  test('says what was skipped, what they would rather not say, and what there is no answer to', () => {
    expect([of('cooked')?.is, of('workers.listen')?.is, of('not-safe')?.is]).toEqual([
      'skipped',
      'prefer-not-to-say',
      'not-answered',
    ]);
    expect(of('cooked')?.said).toBe('');
  });

  test('has the instruction of a battery with each of its statements', () => {
    expect(of('workers.listen')).toMatchObject({
      instruction: 'Think of the workers. How often is this true?',
      asked: 'They listen to me.',
    });
  });

  test('quotes an earlier answer where the question did, and not where it must stand alone', () => {
    expect(of('best')?.asked).toBe('You picked: The games and The food. Which was best, and why?');
    const alone = answersInWords(kitchenSink, answers, child, { quotes: false });
    expect(alone.find(({ question }) => question === 'best')?.asked).toBe(
      'You picked: …. Which was best, and why?',
    );
  });
});
