import { describe, expect, test } from 'vitest';
import { advance, begin } from '../../../dialogs/conversation.ts';
import { readLibrary } from '../../../dialogs/library.ts';
import type { Occasion, State } from '../../../dialogs/state.ts';

const views = readLibrary().find(({ questionnaire }) => questionnaire.key === 'victim-views')?.questionnaire;
const occasion: Occasion = {
  questionnaire: views ?? expect.fail(),
  translations: {},
  kind: 'victim',
  bands: {},
  due: null,
};
const noon = Date.parse('2026-11-20T12:00:00Z');

/** What these words, said in turn to somebody with these consents, write into the ledger last. */
function written(consents: Occasion['consents'], ...said: string[]) {
  let state: State = begin({ ...occasion, consents }, 'en-GB');
  let effects: ReturnType<typeof advance>['effects'] = [];
  for (const [turn, text] of said.entries()) {
    const at = { now: new Date(noon + turn * 120_000), token: 'k7k7k7k7', device: 'phone' };
    ({ state, effects } = advance({ ...occasion, consents }, state, { ...at, type: 'said', text }));
  }
  return effects.flatMap((one) => (one.do === 'consent' ? [{ [one.purpose]: one.given }] : []));
}
const askedFirst = (said: string) => written({ contact: true }, 'start', said);
const askedInQuestions = (said: string) =>
  written({ contact: true, views: true }, 'start', 'skip', 'skip', 'my words', 'no', 'skip', said);

describe('a clear yes', () => {
  test.each([
    'yes',
    'Yes!!!',
    'y',
    'yeah ok',
    'yes please',
    'I agree',
    'go ahead',
    'ok, thank you',
    '👍',
    'yes 👍',
  ])('%s', (said) => {
    expect(askedFirst(said)).toEqual([{ views: true }]);
    expect(askedInQuestions(said)).toEqual([{ progress: true }]);
  });
});

describe('no clear yes, and nothing is written down', () => {
  test.each([
    'yes if he agrees',
    'yes when he says so',
    'yes with conditions',
    'yes until friday',
    'yes ask my mum',
    'yes he told me to say yes',
    'yes, he is reading this',
    'yes i am scared',
    'yes?',
    'yes :(',
    'yes :)',
    'yes <3',
    'y/n',
    '~~yes~~',
    'yes*',
    'A+',
    '+1',
    '1',
    'y？',
    'yes but no',
    'yes stop',
    'yeah right',
    'yes 👎',
    '👍👎',
    '🙂',
    'I think so',
    'yes i spose',
    'always',
    'they did',
    'oui',
    'نعم؟',
  ])('%s', (said) => {
    expect(askedFirst(said)).toEqual([]);
    expect(askedInQuestions(said)).toEqual([]);
  });
});
