import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Answer,
  type Condition,
  type Question,
  questionsOf,
  type Value,
} from '../../dialogs/questionnaire.ts';
import { holds, route } from '../../dialogs/route.ts';
import { kitchenSink } from '../support/questionnaires.ts';

const given = (value: Value): Answer => ({ is: 'given', input: '', value, categories: [] });

describe('a condition', () => {
  const answers = new Map<string, Answer>([
    ['safe', given('no')],
    ['liked', given(['food', 'music'])],
    ['alone', given(['none'])],
    ['before', given(3)],
    ['now', given(7)],
    ['best', given('the pie')],
    ['skipped', { is: 'skipped' }],
    ['private', { is: 'prefer-not-to-say' }],
  ]);

  test.each<[sentence: string, condition: Condition, result: boolean]>([
    ['is: the same answer', { question: 'safe', is: 'no' }, true],
    ['is: another answer', { question: 'safe', is: 'yes' }, false],
    ['is: a number', { question: 'now', is: 7 }, true],
    ['is: one of several ticks is not the answer', { question: 'liked', is: 'food' }, false],
    ['is: the only tick is the answer', { question: 'alone', is: 'none' }, true],
    ['oneOf: among them', { question: 'safe', oneOf: ['no', 'not-sure'] }, true],
    ['oneOf: any of the ticks is among them', { question: 'liked', oneOf: ['games', 'music'] }, true],
    ['oneOf: none of the ticks is among them', { question: 'liked', oneOf: ['games'] }, false],
    ['ticked: it is', { question: 'liked', ticked: 'music' }, true],
    ['ticked: it is not', { question: 'liked', ticked: 'games' }, false],
    ['tickedAtLeast: just as many', { question: 'liked', tickedAtLeast: 2 }, true],
    ['tickedAtLeast: fewer', { question: 'liked', tickedAtLeast: 3 }, false],
    ['tickedAtMost: just as many', { question: 'liked', tickedAtMost: 2 }, true],
    ['tickedAtMost: more', { question: 'liked', tickedAtMost: 1 }, false],
    ['compared: less', { question: 'before', compared: 'less', to: 'now' }, true],
    ['compared: not more', { question: 'before', compared: 'more', to: 'now' }, false],
    ['compared: the same', { question: 'now', compared: 'same', to: 'now' }, true],
    ['compared: with what was skipped', { question: 'now', compared: 'more', to: 'skipped' }, false],
    ['answered: in words', { question: 'best', answered: true }, true],
    ['answered: skipped is not', { question: 'skipped', answered: true }, false],
    ['answered: preferring not to say is not', { question: 'private', answered: true }, false],
    ['not answered: never asked', { question: 'unheard-of', answered: false }, true],
    [
      'an unanswered question meets no test',
      { question: 'skipped', oneOf: ['yes', 'no', 'not-sure'] },
      false,
    ],
    ['and so meets each test turned round', { not: { question: 'skipped', is: 'yes' } }, true],
    [
      'all: each holds',
      {
        all: [
          { question: 'safe', is: 'no' },
          { question: 'now', is: 7 },
        ],
      },
      true,
    ],
    [
      'all: one does not',
      {
        all: [
          { question: 'safe', is: 'no' },
          { question: 'now', is: 8 },
        ],
      },
      false,
    ],
    [
      'any: one holds',
      {
        any: [
          { question: 'safe', is: 'yes' },
          { question: 'now', is: 7 },
        ],
      },
      true,
    ],
    [
      'any: none does',
      {
        any: [
          { question: 'safe', is: 'yes' },
          { question: 'now', is: 8 },
        ],
      },
      false,
    ],
  ])('%s', (_, condition, result) => {
    expect(holds(condition, answers)).toBe(result);
  });
});

describe('a route', () => {
  const keys = questionsOf(kitchenSink).map(({ key }) => key);
  const routed = (answers: Record<string, Answer>) => route(kitchenSink, answers).map(({ key }) => key);

  test('of somebody who has said nothing has every question that waits for no answer', () => {
    expect(routed({})).toEqual([
      'mood',
      'came',
      'liked',
      'safe',
      'workers.listen',
      'workers.fair',
      'friends-before',
      'friends-now',
      'again',
    ]);
  });

  test('opens and closes as answers change', () => {
    const first = { safe: given('no'), 'not-safe': given('the street') };
    expect(routed(first)).toContain('not-safe');
    expect(routed({ ...first, safe: given('yes') })).not.toContain('not-safe');
  });

  test('an answer that has become irrelevant opens nothing further on', () => {
    const scales = { 'friends-before': given(2), 'friends-now': given(5) };
    const often = { 'workers.listen': given('often'), ...scales };
    expect(routed({ mood: given(3), ...often })).toContain('easier');
    expect(routed({ mood: given(5), ...often })).not.toContain('easier');
  });

  /** Any answers to some of the questions, or to all. */
  const answers: fc.Arbitrary<Record<string, Answer>> = fc
    .tuple(
      ...questionsOf(kitchenSink).map((question) =>
        fc.oneof(
          fc.constant([]),
          answerTo(question).map((answer): [string, Answer][] => [[question.key, answer]]),
        ),
      ),
    )
    .map((parts) => Object.fromEntries(parts.flat()));

  test('keeps the order of the definition, whatever is answered', () => {
    fc.assert(
      fc.property(answers, (some) => {
        const asked = routed(some);
        expect(asked).toEqual(keys.filter((key) => asked.includes(key)));
      }),
    );
  });

  test('is the same whatever was said to questions that are not on it', () => {
    fc.assert(
      fc.property(answers, answers, (some, others) => {
        const asked = routed(some);
        const off = (key: string) => !asked.includes(key);
        const relevant = Object.entries(some).filter(([key]) => !off(key));
        const irrelevant = Object.entries(others).filter(([key]) => off(key));
        expect(routed(Object.fromEntries([...relevant, ...irrelevant]))).toEqual(asked);
      }),
    );
  });

  test('up to a question is settled by the answers before it', () => {
    fc.assert(
      fc.property(answers, answers, fc.nat(keys.length - 1), (some, others, at) => {
        const before = keys.slice(0, at);
        const changed = Object.fromEntries([
          ...Object.entries(some).filter(([key]) => before.includes(key)),
          ...Object.entries(others).filter(([key]) => !before.includes(key)),
        ]);
        const upTo = (asked: string[]) => asked.filter((key) => keys.indexOf(key) <= at);
        expect(upTo(routed(changed))).toEqual(upTo(routed(some)));
      }),
    );
  });
});

/** Any answer a respondent could give, in words or not. */
function answerTo(question: Question): fc.Arbitrary<Answer> {
  return fc.oneof(
    fc.constantFrom<Answer>({ is: 'skipped' }, { is: 'prefer-not-to-say' }),
    valueFor(question).map(given),
  );
}

function valueFor(question: Question): fc.Arbitrary<Value> {
  switch (question.type) {
    case 'faces':
      return fc.integer({ min: 1, max: 5 });
    case 'scale':
      return fc.integer({ min: 0, max: 10 });
    case 'yes-no':
      return fc.constantFrom('yes', 'no', 'not-sure');
    case 'text':
      return fc.string();
    case 'choice':
      return fc.constantFrom(...question.options.map(({ key }) => key));
    case 'choices':
      return fc.subarray(
        question.options.map(({ key }) => key),
        { minLength: 1 },
      );
  }
}
