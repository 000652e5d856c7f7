import { describe, expect, test } from 'vitest';
import { commands, sentences, understood } from '../../../dialogs/phrases/en.ts';
import { english, type Language, phraseIn } from '../../../dialogs/phrases/index.ts';
import { fold } from '../../../dialogs/recognising/fold.ts';
import { words } from '../../../dialogs/state.ts';
import { sentencesOf } from '../../../dialogs/wording/sentences.ts';
import { readingAge } from '../../../insight/reading-age.ts';

describe('what the bot says', () => {
  const said = Object.entries(sentences);

  test('has at most fifteen words in a sentence', () => {
    const long = said.filter(([, text]) => sentencesOf(text).some((sentence) => sentence.length > 15));
    expect(long).toEqual([]);
  });

  test('can be read at nine', () => {
    expect(said.filter(([, text]) => readingAge(text) > 9)).toEqual([]);
  });

  test('praises no answer, says nothing in emoji, and blames nobody', () => {
    const wrong =
      /\p{Extended_Pictographic}|\b(?:great|well done|awesome|don't worry|invalid|error|sure you want)\b/iu;
    expect(said.filter(([, text]) => wrong.test(text))).toEqual([]);
  });
});

describe('what is understood', () => {
  const phrases = (list: string) => list.split(/\s*,\s*/);

  test('is written as messages are compared', () => {
    const lists = [
      ...Object.values(understood),
      ...words.flatMap((word) => [commands[word].always, commands[word].otherwise]),
    ];
    for (const phrase of lists.flatMap(phrases)) expect(phrase).toBe(fold(phrase));
  });

  test('no phrase stands for two words', () => {
    const all = words.flatMap((word) => phrases(`${commands[word].always}, ${commands[word].otherwise}`));
    expect(all.filter((phrase, place) => all.indexOf(phrase) !== place)).toEqual([]);
  });

  test.each(words)('%s is understood by its label', (word) => {
    const label = fold(sentences[`word.${word}`]);
    expect(phrases(`${commands[word].always}, ${commands[word].otherwise}`)).toContain(label);
  });
});

describe('a language that has only some sentences', () => {
  const french: Language = {
    tag: 'fr',
    sentences: { 'welcome.hello': 'Bonjour.', 'rest.until': "Jusqu'au {date}." },
    commands: {},
    understood: {},
  };
  const date = new Date('2027-05-03T12:00:00Z');

  test('says those in it, dates too', () => {
    expect(phraseIn(french, 'welcome.hello')).toEqual({ text: 'Bonjour.', lang: 'fr' });
    expect(phraseIn(french, 'rest.until', { date })).toEqual({ text: "Jusqu'au 3 mai.", lang: 'fr' });
  });

  test('and the others in English, marked as such', () => {
    expect(phraseIn(french, 'welcome.ask')).toEqual({ text: 'Do you want to start?', lang: 'en' });
    expect(phraseIn(english, 'rest.until', { date }).text).toContain('until 3 May.');
  });
});
