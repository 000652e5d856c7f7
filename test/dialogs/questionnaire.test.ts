import { describe, expect, test } from 'vitest';
import { questionnaireSchema, questionsOf } from '../../dialogs/questionnaire.ts';
import { kitchenSink } from '../support/questionnaires.ts';

const sound = {
  key: 'example',
  title: 'An example',
  audience: 'child',
  identity: 'anonymous',
  minutes: 1,
  keepMonths: 1,
  why: 'We want to know.',
  readBy: 'We read it.',
  next: 'We tell you.',
  questions: [{ key: 'best', type: 'text', ask: 'What was best?' }],
};
const asking = (question: object) => ({ ...sound, questions: [question] });

describe('the format of a questionnaire', () => {
  test('takes the least that a questionnaire needs', () => {
    expect(questionnaireSchema.safeParse(sound).success).toBe(true);
  });

  test.each<[sentence: string, definition: object, place: string, message: string]>([
    ['a key in capitals', { ...sound, key: 'Example' }, 'key', 'a key is lower-case words joined by hyphens'],
    ['no questions', { ...sound, questions: [] }, 'questions', '>=1'],
    [
      'an anonymous one that keeps more than three bands',
      { ...sound, coarseBands: ['age', 'gender', 'ethnicity', 'team'] },
      'coarseBands',
      '<=3',
    ],
    [
      'an unknown type',
      asking({ key: 'best', type: 'stars', ask: 'How many stars?' }),
      'questions.0.type',
      "'faces' | 'choice'",
    ],
    [
      'an answer that alerts where nothing is picked from a list',
      asking({ key: 'safe', type: 'yes-no', ask: 'Are you safe?', alerts: true }),
      'questions.0',
      'alerts',
    ],
    [
      'words by age without a default',
      asking({ key: 'best', type: 'text', ask: { '10-14': 'What?' } }),
      'questions.0.ask',
      'with a default',
    ],
    [
      'words for an age band that is not there',
      asking({ key: 'best', type: 'text', ask: { default: 'What?', '9-12': 'What?' } }),
      'questions.0.ask',
      '9-12',
    ],
    [
      'an option without a label',
      asking({
        key: 'drink',
        type: 'choice',
        ask: 'Which?',
        options: [{ key: 'tea' }, { key: 'milk', label: 'Milk' }],
      }),
      'questions.0.options.0.label',
      'words',
    ],
    [
      'a condition of an unknown kind',
      asking({ key: 'best', type: 'text', ask: 'What?', when: { question: 'here', isnt: 'yes' } }),
      'questions.0.when',
      'a condition: a question with one of is, oneOf',
    ],
    [
      'a misspelt setting',
      asking({ key: 'best', type: 'text', ask: 'What?', skip: 1 }),
      'questions.0',
      'skip',
    ],
  ])('refuses %s, and says where', (_, definition, place, message) => {
    const issues = questionnaireSchema.safeParse(definition).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join('.'))).toEqual([place]);
    expect(issues[0]?.message).toContain(message);
  });
});

describe('the questions of a questionnaire', () => {
  test('are asked one by one in the order of the definition, a battery by its statements', () => {
    expect(questionsOf(kitchenSink).map(({ key, type }) => `${key}: ${type}`)).toEqual([
      'mood: faces',
      'came: choice',
      'liked: choices',
      'best: text',
      'try-more: yes-no',
      'cooked: yes-no',
      'safe: yes-no',
      'not-safe: text',
      'workers.listen: choice',
      'workers.fair: choice',
      'friends-before: scale',
      'friends-now: scale',
      'harder: text',
      'easier: text',
      'again: faces',
      'more: text',
    ]);
  });

  test("a statement has the battery's instruction, picture and condition", () => {
    const fair = questionsOf(kitchenSink).find(({ key }) => key === 'workers.fair');
    expect(fair).toMatchObject({
      instruction: 'Think of the workers. How often is this true?',
      picture: 'workers',
      when: { not: { question: 'mood', is: 5 } },
      simpler: 'It is fair.',
    });
  });
});
