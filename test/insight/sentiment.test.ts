import { describe, expect, it } from 'vitest';
import { moodOf } from '../../insight/sentiment.ts';

describe('how words sound', () => {
  it.each([
    ['My worker was kind and I loved the boxing', 'positive'],
    ['It was great', 'positive'],
    ['😀', 'positive'],
    ['I hate that place', 'negative'],
    ['I don’t like it', 'negative'],
    ["I don't like it", 'negative'],
    ['The building is dark and not safe', 'negative'],
    ['Some of it was good and some was really bad', 'neutral'],
    ['yes', 'neutral'],
  ])('is guessed: %s', (words, mood) => {
    expect(moodOf(words, 'en-GB')).toBe(mood);
  });

  it.each([
    ['in a language on which it was not measured', 'To jest super', 'pl'],
    ['in English letters, said in another language', 'it was great', 'cy'],
    ['in another script, whatever the language of the questions', 'رائع 😀', 'en'],
    ['in words of which none tells anything', 'we met on tuesdays', 'en'],
    ['in a number', '4', 'en'],
    ['in nothing', '', 'en'],
    ['in the names that every object has', 'constructor', 'en'],
  ])('cannot be told %s', (_, words, lang) => {
    expect(moodOf(words, lang)).toBeNull();
  });
});
