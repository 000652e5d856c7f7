import { describe, expect, test } from 'vitest';
import { mirrored } from '../../../dialogs/phrases/ar-XB.ts';
import { pageSentences } from '../../../dialogs/phrases/en-page.ts';
import { languageOf, phraseIn } from '../../../dialogs/phrases/index.ts';
import { pageWords } from '../../../dialogs/phrases/pages.ts';
import { kitchenSink, rightToLeftTranslation } from '../../support/questionnaires.ts';

const word = (text: string) => `\u200F\u202E${text}\u202C\u200F`;

describe('the right-to-left pseudo-language', () => {
  test('turns each word, and keeps numbers and signs', () => {
    expect(mirrored("Don't say 10!")).toBe(`${word("Don't")} ${word('say')} 10!`);
  });

  test('is spoken by the bot, blanks filled', () => {
    const line = phraseIn(languageOf('ar-XB'), 'scale.answer', { number: 7 });
    expect(line).toEqual({ text: `7 ${word('out')} ${word('of')} 10`, lang: 'ar-XB' });
  });

  test('and by the page, whole', () => {
    const words = pageWords('ar-XB');
    expect(Object.keys(words ?? {})).toEqual(Object.keys(pageSentences));
    expect(
      Object.values(words ?? {}).filter((text) => /\p{L}/u.test(text) && !text.includes('\u202E')),
    ).toEqual([]);
  });

  test('keeps the quotes of a questionnaire', () => {
    expect(rightToLeftTranslation(kitchenSink).strings['best.ask']).toContain('{liked}');
  });
});
