import { describe, expect, test } from 'vitest';
import type { Translation } from '../../../dialogs/translation.ts';
import {
  type Addressee,
  placeOf,
  quotesIn,
  withQuotes,
  wordingIn,
  wordingsOf,
} from '../../../dialogs/wording/wording.ts';
import { definition, text } from '../../support/definition.ts';
import { kitchenSink, kitchenSinkPseudo } from '../../support/questionnaires.ts';

const child: Addressee = { kind: 'child', bands: {} };
const young: Addressee = { kind: 'child', bands: { age: '10-14' } };
const older: Addressee = { kind: 'child', bands: { age: '15-17' } };
const adult: Addressee = { kind: 'victim', bands: { age: '18-plus' } };

describe('a variant of a wording', () => {
  const questionnaire = definition([
    text('best', {
      ask: {
        default: 'for anyone',
        '10-14': 'for the young',
        'under-18': 'for under 18',
        victim: 'for a victim',
      },
    }),
  ]);
  test.each<[sentence: string, hearer: Addressee, words: string]>([
    ['the age band comes first', young, 'for the young'],
    ['then under 18', older, 'for under 18'],
    ['a child whose age is not known counts as under 18', child, 'for under 18'],
    ['a victim under 18 hears as one under 18', { kind: 'victim', bands: { age: '15-17' } }, 'for under 18'],
    ['a victim of 18 hears as a victim', adult, 'for a victim'],
    ['a victim whose age is not known hears as a victim', { kind: 'victim', bands: {} }, 'for a victim'],
    [
      'a child who has turned 18 hears the default',
      { kind: 'child', bands: { age: '18-plus' } },
      'for anyone',
    ],
    ['anybody else hears the default', { kind: 'parent', bands: {} }, 'for anyone'],
  ])('%s', (_, addressee, words) => {
    expect(wordingIn(questionnaire, undefined, 'best.ask', addressee)).toEqual({ text: words, lang: 'en' });
  });
});

describe('the words at a place', () => {
  test('are found for every place of a definition, in English and in a translation', () => {
    for (const { place } of wordingsOf(kitchenSink)) {
      expect(wordingIn(kitchenSink, undefined, place, child)).toMatchObject({ lang: 'en' });
      const lang = place === 'safe.hint' ? 'en' : 'en-XA';
      expect(wordingIn(kitchenSink, kitchenSinkPseudo, place, child)).toMatchObject({ lang });
    }
  });

  test.each<[place: string, hearer: Addressee, text: string]>([
    ['title', child, 'The youth club'],
    ['mood.ask', young, 'Did you like the club?'],
    ['came.mustAnswer', child, 'We need this one to plan the bus.'],
    ['liked.options.none', child, 'None of these'],
    ['workers.instruction', child, 'Think of the workers. How often is this true?'],
    ['workers.fair.ask', young, 'They are fair.'],
    ['workers.options.often', child, 'Often'],
    ['again.labels.5', child, 'Yes'],
    ['friends-now.low', child, 'Very hard'],
  ])('%s', (place, addressee, text) => {
    expect(wordingIn(kitchenSink, undefined, place, addressee)).toEqual({ text, lang: 'en' });
  });

  test("a battery's statement finds its own words under its key, what it shares under the battery's", () => {
    expect(placeOf('workers.fair', 'ask')).toBe('workers.fair.ask');
    expect(placeOf('workers.fair', 'simpler')).toBe('workers.fair.simpler');
    expect(placeOf('workers.fair', 'instruction')).toBe('workers.instruction');
    expect(placeOf('workers.fair', 'options.often')).toBe('workers.options.often');
    expect(placeOf('safe', 'hint')).toBe('safe.hint');
  });

  test('a place that is not there is a fault', () => {
    expect(() => wordingIn(kitchenSink, undefined, 'mood.hint', child)).toThrow('mood.hint');
  });
});

describe('a translation', () => {
  const welsh = (strings: Record<string, string>): Translation => ({
    language: 'cy',
    name: 'Cymraeg',
    strings,
  });

  test.each<
    [sentence: string, strings: Record<string, string>, hearer: Addressee, text: string, lang: string]
  >([
    ['says what it has', { 'mood.ask': 'Sut oedd y clwb?' }, older, 'Sut oedd y clwb?', 'cy'],
    ['leaves the rest in English, marked as such', {}, older, 'How was the club for you?', 'en'],
    [
      'does not put its default in place of an English variant',
      { 'mood.ask': 'Sut oedd y clwb?' },
      young,
      'Did you like the club?',
      'en',
    ],
    [
      'says a variant where it has that',
      { 'mood.ask.10-14': 'Oeddet ti’n hoffi’r clwb?' },
      young,
      'Oeddet ti’n hoffi’r clwb?',
      'cy',
    ],
    [
      'may tell apart whom English does not',
      { 'mood.ask': 'Sut oedd y clwb i chi?', 'mood.ask.15-17': 'Sut oedd y clwb i ti?' },
      older,
      'Sut oedd y clwb i ti?',
      'cy',
    ],
  ])('%s', (_, strings, addressee, text, lang) => {
    expect(wordingIn(kitchenSink, welsh(strings), 'mood.ask', addressee)).toEqual({ text, lang });
  });
});

describe('quoting', () => {
  test('finds the keys that a text quotes, statements of a battery too', () => {
    expect(quotesIn('You said {mood} and {workers.listen}, {Not A Key}.')).toEqual([
      'mood',
      'workers.listen',
    ]);
  });

  test('fills each quote, and takes what is filled in as it is', () => {
    const line = { text: 'You picked: {liked}. {liked}, and {best}?', lang: 'en' };
    const answers: Record<string, string> = { liked: '$& {best}', best: 'pie' };
    expect(withQuotes(line, (key) => answers[key] ?? '')).toEqual({
      text: 'You picked: $& {best}. $& {best}, and pie?',
      lang: 'en',
    });
  });
});
