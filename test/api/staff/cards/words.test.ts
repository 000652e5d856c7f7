import { expect, it } from 'vitest';
import { cardWords } from '../../../../api/staff/cards/words.ts';
import { forWhom } from '../../../../api/staff/words/audiences.ts';
import { readLibrary } from '../../../../dialogs/library.ts';

/** What the lead is told beside each questionnaire, and what its card says to the person who gets it. */
const library = new Map(readLibrary().map(({ questionnaire }) => [questionnaire.key, questionnaire]));
const of = (key: string) => library.get(key) ?? expect.fail(`no such questionnaire: ${key}`);

it.each([
  ['end-of-order', 'For children. Confidential: you see figures, not what one person says.'],
  ['my-self-assessment', 'For children. Their worker reads it.'],
  ['parent-self-assessment', 'For parents and carers. Their child’s worker reads it.'],
  ['panel-member-feedback', 'For panel members. Anonymous: nobody can tell who said what.'],
  ['sentencer-feedback', 'For sentencers. Anonymous: nobody can tell who said what.'],
])('%s says for whom it is and who reads it', (key, words) => {
  expect(forWhom(of(key))).toBe(words);
});

it.each([
  ['end-of-order', 'We want to hear from you', /what it was like with us/, 'face-4.svg', null],
  ['my-self-assessment', 'We want to hear from you', /You know yourself best/, 'face-4.svg', null],
  [
    'parent-feedback',
    'We would like to hear from you',
    /for your child and for you/,
    'reply.svg',
    /3 minutes/,
  ],
  ['parent-self-assessment', 'We would like to hear from you', /your child best/, 'reply.svg', /4 minutes/],
  ['panel-member-feedback', 'How did the panel go?', /sat on a panel/, undefined, /a minute/],
  ['sentencer-feedback', 'Was our report of use to you?', /had a report/, undefined, /a minute/],
])('the card for %s is for whoever gets it', (key, heading, about, picture, takes) => {
  const words = cardWords(of(key));
  expect([words.heading, words.step?.picture]).toEqual([heading, picture]);
  expect(words.about).toMatch(about);
  if (takes) expect(words.takes).toMatch(takes);
  else expect(words.takes).toBeNull();
});

it('says what most cards say where it is not known what one is for', () => {
  expect(cardWords()).toMatchObject({ heading: 'We want to hear from you', takes: null });
});
