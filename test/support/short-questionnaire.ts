import { type Questionnaire, questionnaireSchema } from '../../dialogs/questionnaire.ts';

/** Three questions, one of each way to answer. */
export const short: Questionnaire = questionnaireSchema.parse({
  key: 'short',
  title: 'Three questions',
  audience: 'child',
  identity: 'anonymous',
  minutes: 1,
  keepMonths: 12,
  why: 'We want to do better.',
  readBy: 'Two people read this.',
  next: 'We tell you what we change.',
  questions: [
    { key: 'safe', type: 'yes-no', ask: 'Did you feel safe there?', simpler: 'Was it safe?' },
    {
      key: 'liked',
      type: 'choices',
      ask: 'What did you like?',
      options: [
        { key: 'gym', label: 'Boxing' },
        { key: 'cooking', label: 'Cooking' },
        { key: 'music', label: 'Music' },
      ],
    },
    { key: 'best', type: 'text', ask: 'What was best?' },
  ],
});

/** The same for victims, who are asked with consent. */
export const shortForVictims: Questionnaire = {
  ...short,
  key: 'short-for-victims',
  audience: 'victim',
  identity: 'confidential',
  purpose: 'feedback',
};
