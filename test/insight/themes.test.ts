import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codebook } from '../../insight/codebook.ts';
import { themeFinder, themesIn } from '../../insight/themes.ts';

const keysIn = (text: string) => themesIn(text).map(({ theme }) => theme);

describe('what an answer is about', () => {
  it.each([
    // As children and parents said it to the services
    ['The worker was nice', ['worker-manner', 'praise']],
    ['She was down to earth and had time for me', ['worker-manner', 'time-for-me', 'praise']],
    ['Reparation did not fit what I am good at', ['reparation', 'activities']],
    ['Too many professionals at once, confusing', ['too-many-people', 'information']],
    ['The building is dark and not safe for children', ['place', 'safety']],
    ['We were not asked', ['listened-to']],
    ['The sessions online were hard to follow', ['online', 'clear-words']],
    ["I can't get there", ['getting-there']],
    ['the time is wrong', ['appointment-times']],
    // As they might say it
    ['my worker listened to me', ['listened-to']],
    ['SHE WAS RUDE', ['worker-manner']],
    ['she was always rushing and she cancelled twice', ['time-for-me']],
    [
      'three different workers and i had to tell my story again',
      ['change-of-worker', 'too-many-people', 'listened-to'],
    ],
    ["They don't understand autism", ['worker-skills', 'health-and-feelings']],
    ['I never knew what happens next', ['information']],
    ['Two buses and its too far', ['getting-there']],
    ['picking litter was pointless', ['reparation']],
    ['boxing was sick', ['activities']],
    ['i got excluded and the college said no', ['school-and-work']],
    ["I'm less anxious and I sleep now", ['health-and-feelings']],
    ['Me and my mum argue less', ['family']],
    ['they judged me because im black', ['worker-manner', 'fairness']],
    ['I’m staying out of trouble', ['what-changed']],
    ['there was pizza', ['food']],
    // As people harmed might
    ['I did not feel safe, he lives near me', ['safety']],
    ['He said sorry and wrote me a letter', ['restorative-justice']],
    ['nobody told me the outcome, I had to chase', ['information', 'kept-informed']],
    ['The police never rang', ['police-and-court']],
    ['I still think about it, and the insurance would not pay', ['what-the-crime-did']],
    ['Thank you for everything', ['praise']],
  ])('%s', (text, themes) => {
    expect(keysIn(text)).toEqual(themes);
  });

  it.each([
    ['it says nothing', 'idk'],
    ['it is empty', ''],
    ['it is a number', '4'],
    ['it is a face', '😀👍🏽'],
    ['it is in another language', 'Nie wiem, chyba tak'],
    ['a word only holds another: a scar is no car, and a carpark no park', 'a scar on the carpark'],
    ['the words are those of something else: of course, took place', 'of course it took place'],
    ['the words stand in two sentences', 'It was too. Many people came'],
    ['the words are the names that every object has', 'constructor __proto__ toString'],
  ])('is nothing where %s', (_, text) => {
    expect(themesIn(text)).toEqual([]);
  });

  it.each([
    ['It was very good', ['praise']],
    ['It was not very good', []],
    ["It wasn't great", []],
    ['It was never brilliant or amazing', []],
    ['I could not fault them', ['praise']],
    ['No complaints', ['praise']],
    ['Not bad', ['praise']],
    ['No. It was very good', ['praise']],
  ])('is praise only where nothing denies it: %s', (text, themes) => {
    expect(keysIn(text)).toEqual(themes);
  });

  it('is the same topic whether it is praised or missed', () => {
    expect(keysIn('They listened')).toEqual(keysIn('They did not listen'));
  });
});

describe('the evidence', () => {
  const shown = (text: string) =>
    themesIn(text).map(({ theme, at }) => [theme, ...at.map(([start, end]) => text.slice(start, end))]);

  it.each([
    [
      'is each stretch that speaks of it',
      'Dark building. Smelly toilets!',
      [['place', 'Dark building', 'Smelly', 'toilets']],
    ],
    [
      'is one stretch where phrases overlap',
      'told me what happens next',
      [['information', 'told me what happens next']],
    ],
    [
      'holds the words in between',
      'my worker was really very kind',
      [['worker-manner', 'worker was really very kind']],
    ],
    ['keeps letters and marks together', 'the café: school’s café', [['school-and-work', 'school’s']]],
  ])('%s', (_, text, evidence) => {
    expect(shown(text)).toEqual(expect.arrayContaining(evidence));
  });

  const letter = /[\p{L}\p{M}\p{N}]/u;
  const said = codebook.flatMap(({ words }) => words).map((phrase) => phrase.replaceAll('…', 'really'));
  const anyText = fc
    .array(fc.oneof(fc.constantFrom(...said), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })))
    .chain((parts) => fc.constantFrom(' ', '', '. ', "'", '́').map((between) => parts.join(between)));

  it('lies inside the text and between words, in order and apart, whatever is written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = themesIn(text);
        expect(new Set(found.map(({ theme }) => theme)).size).toBe(found.length);
        for (const { at } of found) {
          expect(at.length).toBeGreaterThan(0);
          let before = 0;
          for (const [start, end] of at) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(letter.test(characterAt(text, start))).toBe(true);
            expect(letter.test(characterBefore(text, start))).toBe(false);
            expect(letter.test(characterAt(text, end))).toBe(false);
            before = end;
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is found in a very long answer too', () => {
    const text = 'not too many people were really very nice to me about the place '.repeat(2000);
    expect(keysIn(text)).toContain('place');
  });
});

const characterAt = (text: string, at: number) => {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
};
const characterBefore = (text: string, at: number) => [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';

describe('the codebook', () => {
  it('has a key of its own for each theme, and a label', () => {
    expect(new Set(codebook.map(({ key }) => key)).size).toBe(codebook.length);
    for (const { key, label } of codebook) {
      expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(label).toMatch(/^[A-Z][^.]+$/);
    }
  });

  it('is written in lower case without apostrophes, each phrase once', () => {
    for (const { key, words } of codebook) {
      expect(
        words.filter((phrase) => !/^[a-z0-9]+([/ ][a-z0-9]+| …)*$/.test(phrase)),
        key,
      ).toEqual([]);
      expect(new Set(words).size, key).toBe(words.length);
    }
  });

  it('finds each theme by each of its phrases, in whichever form', () => {
    const missed = codebook.flatMap(({ key, words }) =>
      words.flatMap(spellings).filter((phrase) => !keysIn(phrase).includes(key)),
    );
    expect(missed).toEqual([]);
  });

  /** A phrase with each word replaced by each of its others, one at a time. */
  function spellings(phrase: string): string[] {
    const words = phrase.split(' ').map((word) => word.replace('…', 'so').split('/'));
    const plain = words.map(([first = '']) => first);
    return words.flatMap((either, at) => either.map((other) => plain.with(at, other).join(' ')));
  }

  it('may be another one', () => {
    const find = themeFinder([{ key: 'boats', label: 'Boats', words: ['boat', 'sail … away'] }]);
    expect(find('We sailed far far away in two boats')).toEqual([
      {
        theme: 'boats',
        at: [
          [3, 22],
          [30, 35],
        ],
      },
    ]);
  });
});
