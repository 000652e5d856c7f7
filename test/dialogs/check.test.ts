import { describe, expect, test } from 'vitest';
import { check } from '../../dialogs/check.ts';
import { readingAge } from '../../insight/reading-age.ts';
import { choice, definition, options, scale, text } from '../support/definition.ts';
import { kitchenSink, kitchenSinkPictures, kitchenSinkPseudo } from '../support/questionnaires.ts';

describe('check', () => {
  test('has nothing against a definition with every feature, and its translation', () => {
    expect(check(kitchenSink, [kitchenSinkPseudo], readingAge, kitchenSinkPictures)).toEqual([]);
  });

  test('reports all problems together, each with its place', () => {
    const questionnaire = definition([
      choice('drink', { options: [...options('tea'), { key: 'chai', label: 'The tea' }] }),
      text('why', { when: { question: 'place', is: 'no' } }),
      scale('how', { ask: 'What proportion of recommendations?' }),
    ]);
    const found = check(questionnaire, [], () => 20, new Set());
    expect(found).toContainEqual({
      code: 'unknown-question',
      where: 'why',
      message: 'Question "why" asks about "place", which does not exist.',
    });
    expect(found.map(({ code, where }) => `${code} ${where}`)).toEqual(
      expect.arrayContaining(['same-label drink', 'hard-to-read how.ask', 'hard-to-read how.low']),
    );
  });
});
