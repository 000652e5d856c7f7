import { check } from '../../dialogs/check.ts';
import { pictureNames } from '../../dialogs/library.ts';
import { type Questionnaire, questionnaireSchema } from '../../dialogs/questionnaire.ts';
import { readingAge } from '../../insight/reading-age.ts';

// Questions in the fewest words, to be varied by what a test is about.
export const options = (...keys: string[]) => keys.map((key) => ({ key, label: `The ${key}` }));
export const yesNo = (key: string, more: object = {}) => ({
  key,
  type: 'yes-no',
  ask: 'Was it so?',
  ...more,
});
export const text = (key: string, more: object = {}) => ({ key, type: 'text', ask: 'What was it?', ...more });
export const scale = (key: string, more: object = {}) => ({
  key,
  type: 'scale',
  ask: 'How much?',
  low: 'None',
  high: 'All',
  ...more,
});
export const choice = (key: string, more: object = {}) => ({
  key,
  type: 'choice',
  ask: 'Which one?',
  options: options('tea', 'milk'),
  ...more,
});
export const choices = (key: string, more: object = {}) => ({
  key,
  type: 'choices',
  ask: 'Which ones?',
  options: options('tea', 'milk', 'juice'),
  ...more,
});
export const battery = (key: string, more: object = {}) => ({
  key,
  type: 'battery',
  instruction: 'How true is it?',
  answer: { type: 'faces' },
  statements: [
    { key: 'warm', ask: 'It was warm.' },
    { key: 'dry', ask: 'It was dry.' },
  ],
  ...more,
});

/** A sound definition for the least demanding audience, with these questions and changes. */
export function definition(questions: object[], more: object = {}): Questionnaire {
  return questionnaireSchema.parse({
    key: 'example',
    title: 'An example',
    audience: 'sentencer',
    identity: 'named',
    minutes: 1,
    keepMonths: 1,
    why: 'We want to know.',
    readBy: 'We read it.',
    next: 'We tell you.',
    questions,
    ...more,
  });
}

/** What `check` says of a definition, line by line. */
export function problemsOf(questionnaire: Questionnaire): string[] {
  return check(questionnaire, [], readingAge, pictureNames()).map(({ message }) => message);
}
