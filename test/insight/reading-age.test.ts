import { describe, expect, test } from 'vitest';
import { readingAge } from '../../insight/reading-age.ts';

describe('the reading age', () => {
  test('is the Flesch–Kincaid grade and five', () => {
    // 12 words and 35 syllables in one sentence: 0.39 × 12 + 11.8 × 35 / 12 − 15.59 + 5
    const text =
      'Your participation in restorative activities contributes significantly to your rehabilitation ' +
      'programme outcomes.';
    expect(readingAge(text)).toBeCloseTo(28.51, 1);
    // 21 words and 27 syllables in two sentences: 0.39 × 10.5 + 11.8 × 27 / 21 − 15.59 + 5
    const easier =
      'Two people read your answers to make things better here. Your worker does not see them before ' +
      'they are put away.';
    expect(readingAge(easier)).toBeCloseTo(8.68, 1);
  });

  test('of fewer than ten words counts the missing ones as plain', () => {
    // One word of six syllables and nine of 1.25: 0.39 × 1 + 11.8 × 17.25 / 10 − 15.59 + 5
    expect(readingAge('Rehabilitation')).toBeCloseTo(10.16, 1);
  });

  test('is never under five', () => {
    expect(readingAge('I am.')).toBe(5);
    expect(readingAge('')).toBe(5);
    expect(readingAge('👍')).toBe(5);
  });

  test.each([
    'Did your worker listen to you?',
    'What happened? You can say it your way.',
    'Is there anything else you want to say?',
    'School or college',
    'Activities',
    "I didn't get that. Tap a face, or type a word.",
  ])('lets a nine-year-old read: %s', (text) => {
    expect(readingAge(text)).toBeLessThanOrEqual(9);
  });

  test.each([
    'To what extent did you feel listened to by your case manager?',
    'Please provide further details below.',
    'Did anybody facilitate communication?',
    'Your data will be processed in accordance with our policy.',
    'Are you sure you want to abandon this consultation?',
  ])('does not let a nine-year-old read: %s', (text) => {
    expect(readingAge(text)).toBeGreaterThan(9);
  });
});
