import { describe, expect, test } from 'vitest';
import { check } from '../../../dialogs/check.ts';
import { readingAge } from '../../../insight/reading-age.ts';
import { kitchenSink, kitchenSinkPictures, kitchenSinkPseudo } from '../../support/questionnaires.ts';

describe('the check of a translation', () => {
  const translated = (strings: Record<string, string>) =>
    check(
      kitchenSink,
      [{ ...kitchenSinkPseudo, language: 'cy', strings }],
      readingAge,
      kitchenSinkPictures,
    ).map(({ where, message }) => `${where} / ${message}`);

  test.each<[sentence: string, strings: Record<string, string>, says: string[]]>([
    ['nothing against one with most strings missing', { title: 'Y clwb' }, []],
    ['nothing against a variant that English does not have', { 'safe.ask.under-18': 'Oeddet ti?' }, []],
    [
      'words for a place that is not there',
      { 'saf.ask': 'Oeddet ti?' },
      ['cy: saf.ask / The cy translation has words for "saf.ask", which does not exist.'],
    ],
    [
      'words for an age band that is not there',
      { 'safe.ask.9-12': 'Oeddet ti?' },
      ['cy: safe.ask.9-12 / The cy translation has words for "safe.ask.9-12", which does not exist.'],
    ],
    [
      'a quote that is missing',
      { 'best.ask': 'Pa un?' },
      ['cy: best.ask / The cy words at "best.ask" quote nothing. The English quotes "liked".'],
    ],
    [
      'a quote that the English does not have',
      { 'cooked.ask': 'A wnest ti goginio {liked}?' },
      ['cy: cooked.ask / The cy words at "cooked.ask" quote "liked". The English quotes nothing.'],
    ],
    [
      'two options that read the same',
      { 'liked.options.food': 'Y bwyd', 'liked.options.music': 'y bwyd' },
      ['cy: liked / Answers "food" and "music" to "liked" have the same label in cy.'],
    ],
  ])('finds %s', (_, strings, says) => {
    expect(translated(strings)).toEqual(says);
  });
});
