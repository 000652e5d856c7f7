import { expect, test } from 'vitest';
import { consentProblems } from '../../../dialogs/checks/consent.ts';
import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import { kitchenSink } from '../../support/questionnaires.ts';

const asking = (agreesTo: 'quotation' | 'feedback' | 'contact'): Questionnaire['questions'] => [
  { key: 'may', type: 'yes-no', ask: 'May we?', agreesTo },
];
const victims: Questionnaire = { ...kitchenSink, audience: 'victim', identity: 'confidential' };

test.each<[string, Questionnaire, string[]]>([
  ['a child is asked for no consent', kitchenSink, []],
  ['a purpose is for victims alone', { ...kitchenSink, purpose: 'feedback' }, ['unsuited-purpose']],
  [
    'so is a question that asks for consent',
    { ...kitchenSink, questions: asking('quotation') },
    ['unsuited-purpose'],
  ],
  ['a victim is asked with a purpose', { ...victims, purpose: 'feedback' }, []],
  ['never without one', victims, ['missing-purpose']],
  ['and to be contacted is not enough', { ...victims, purpose: 'contact' }, ['missing-purpose']],
  [
    'answers that nobody can find again cannot be withdrawn',
    { ...victims, purpose: 'feedback', identity: 'anonymous' },
    ['unsuited-identity'],
  ],
  ['a question may ask for more', { ...victims, purpose: 'feedback', questions: asking('quotation') }, []],
  [
    'but not for what had to be agreed to before',
    { ...victims, purpose: 'feedback', questions: asking('feedback') },
    ['unsuited-purpose'],
  ],
])('%s', (_, questionnaire, codes) => {
  expect(consentProblems(questionnaire).map(({ code }) => code)).toEqual(codes);
});
