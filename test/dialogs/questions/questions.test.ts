import { describe, expect, test } from 'vitest';
import { questionsOf } from '../../../dialogs/questionnaire.ts';
import type { Parsed } from '../../../dialogs/questions/form.ts';
import { formOf } from '../../../dialogs/questions/index.ts';
import type { Occasion } from '../../../dialogs/state.ts';
import { voiceOf } from '../../../dialogs/wording/voice.ts';
import { choice, choices, definition, scale, text, yesNo } from '../../support/definition.ts';

/** What a reply to a question is read as: its value, the words of "other", or the hint. */
function read(question: object, said: string | string[], own = ''): unknown {
  const questionnaire = definition([question]);
  const occasion: Occasion = { questionnaire, translations: {}, kind: 'child', bands: {}, due: null };
  const [asked] = questionsOf(questionnaire);
  if (!asked) throw new Error('no question');
  const reply = typeof said === 'string' ? { text: said } : { text: own, picked: said };
  return told(formOf(asked, voiceOf(occasion, 'en')).parse(reply));
}

function told(parsed: Parsed): unknown {
  if (!parsed.ok) return { hint: parsed.hint.text };
  if (parsed.lacksWords) return { ...{ value: parsed.value }, lacksWords: true };
  return parsed.other === undefined ? parsed.value : { value: parsed.value, other: parsed.other };
}

const hint = (words: string) => ({ hint: expect.stringContaining(words) });

describe('five faces', () => {
  const faces = { key: 'mood', type: 'faces', ask: 'How was it?' };
  test.each([
    ['good', 4],
    ['GOOD!!', 4],
    ['I think good', 4],
    ['it was good thanks', 4],
    ['really good', 5],
    ['it was really bad', 1],
    ['bad', 2],
    ['not good', 2],
    ['no good', 2],
    ['not bad', 3],
    ['meh', 3],
    ['ok', 3],
    ['okay i guess', 3],
    ['gud', { hint: expect.any(String) }],
    ['goood', 4],
    ['amazing', 5],
    ['amzing', 5],
    ['terible', 1],
    ['horrible tbh', 1],
    ['good because he listened', 4],
    ['Good, they listened to me.', 4],
    ['Good, but not always', hint('good')],
    ['good and bad', 3],
    ['😀', 5],
    ['🙂🙂', 4],
    ['☹️', 2],
    ['👍🏽', 4],
    ['👎', 2],
    ['😢', 1],
    ['good 🙂', 4],
    ['😀😢', hint('Tap a face')],
    ['5', 5],
    ['٢', 2],
    ['the second one', 2],
    ['number two', 2],
    ['last one', 5],
    ['3️⃣', 3],
    ['6', hint('Tap a face')],
    ['idk', hint('fine not to know')],
    ['purple', hint('Tap a face')],
    ['', hint('Tap a face')],
    [':)', 4],
    [':-)', 4],
    [':)))', 4],
    ['(:', 4],
    [':D', 5],
    ['xD', 5],
    ['<3', 5],
    [':|', 3],
    [':/', 2],
    [':(', 2],
    [':-((', 2],
    [":'(", 1],
    ['>:(', 1],
    [':) :)', 4],
    [':) :(', hint('Tap a face')],
    ['D:', hint('Did you mean "Really bad" or "Bad"?')],
    ['5/5', 5],
    ['4 out of 5', 4],
    ['its a 2/5', 2],
    ['10/10', 5],
    ['6/5', hint('Tap a face')],
    ['7/10', hint('Tap a face')],
    ['good :)', 4],
    ['good :(', hint('Did you mean "Good" or "Bad"?')],
    ['good 👎', hint('Did you mean "Good" or "Bad"?')],
    ['good, bad', hint('Did you mean "Good" or "Bad"?')],
    ['good, really good', 4],
    ['really good 😡', hint('Did you mean "Really good" or "Really bad"?')],
    ['so good 😭', 5],
    ...['a', 'b', 'A+', 'A*', 'B)', '8)', ':3', '+1', '4+', '4-', '3*', '<2', '>4', '50%'].map(
      (sign): [string, object] => [sign, hint('Tap a face')],
    ),
  ])('"%s"', (said, value) => {
    expect(read(faces, said)).toEqual(value);
  });

  test('a press of one', () => expect(read(faces, ['1'])).toBe(1));
  test('a press of two', () => expect(read(faces, ['1', '2'])).toEqual(hint('Did you mean')));
  test('a press of what was never offered', () => expect(read(faces, ['6'])).toEqual(hint('Tap a face')));

  const often = { ...faces, labels: ['Never', 'Not often', 'Sometimes', 'Mostly', 'Always'] };
  test.each([
    ['never', 1],
    ['not often', 2],
    ['somtimes', 3],
    ['almost always', 4],
    ['all the time', 5],
    ['not really', 2],
    ['nvr', 1],
    ['sometimes but not always', 3],
    ['not often but not never', hint('Tap a face')],
    ['yeah', hint('Did you mean "Mostly" or "Always"?')],
    ['no', hint('Did you mean "Never" or "Not often"?')],
    ['nah she was alright', hint('Tap a face')],
    ['sorry i meant never', hint('Tap a face')],
    ['always', 5],
    ['mostly I guess', 4],
    ['most', 4],
    ['good', 4],
    ['wibble', hint('"always" or "never"')],
    ['A+', hint('"always" or "never"')],
    ['A*', hint('"always" or "never"')],
    ['B)', hint('"always" or "never"')],
    ['<3', 5],
    ['D:', hint('Did you mean "Never" or "Not often"?')],
    ['always 👎', hint('Did you mean "Always" or "Not often"?')],
    ['always 👍', 5],
    ['never 👎', 1],
    ['always, never', hint('Did you mean "Never" or "Always"?')],
  ])('with labels of their own, "%s"', (said, value) => {
    expect(read(often, said)).toEqual(value);
  });

  const unsafe = { ...faces, labels: ['Always', 'Mostly', 'Sometimes', 'Not often', 'Never'] };
  test.each([
    ['all the time', 1],
    ['not at all', 5],
    ['yes', hint('Did you mean "Always" or "Mostly"?')],
  ])('with labels the other way round, "%s"', (said, value) => {
    expect(read(unsafe, said)).toEqual(value);
  });

  test('yes says nothing of how good it was', () => expect(read(faces, 'yes')).toEqual(hint('Tap a face')));
});

describe('yes, no or not sure', () => {
  test.each([
    ...[
      'yes',
      'Yeah',
      'yeh',
      'ye',
      'y',
      'yep',
      'yh',
      '👍',
      'yes please',
      'yes they did',
      'Yes, always.',
      'yess',
      'ok',
      'i think so',
      '1',
      'defo',
      'yes they always listened',
      'yes 👍🏽',
      'yes, yes, always',
      'yes :(',
    ].map((said) => [said, 'yes']),
    ...[
      'no',
      'nah',
      'nope',
      'n',
      '👎',
      'not really',
      'never',
      'no they did not',
      'No. They never did.',
      "I don't think so",
      '2',
      'no way',
      'no its for old people',
      'no it was not good',
      'no 👎',
      'no 🙂',
      'no, not at all',
    ].map((said) => [said, 'no']),
    ...[
      'not sure',
      'idk',
      "I don't know",
      'dunno',
      'maybe',
      '🤷‍♂️',
      'im not sure tbh',
      '3',
      'no idea why',
      'unsure',
    ].map((said) => [said, 'not-sure']),
  ])('"%s" is %s', (said = '', value) => {
    expect(read(yesNo('so'), said)).toBe(value);
  });

  test.each([
    ...['a', 'A+', '<3', '+1', '2*'],
    'yes but not always',
    'no but sometimes',
    'nah it was alright',
    'purple',
    'yes no',
    'no, yes',
    'no. I did',
    'not sure, yes',
    'y/n',
    'yes 👎',
    'no 👍',
    'yeah ❌',
    '👍👎',
    'yes 👍👎',
    'both',
    '',
  ])('"%s" is asked again', (said) => {
    expect(read(yesNo('so'), said)).toHaveProperty('hint');
  });
});

describe('a scale from 0 to 10', () => {
  test.each([
    ['7', 7],
    ['seven', 7],
    ['7/10', 7],
    ['7 / 10', 7],
    ['7 out of 10', 7],
    ['ten out of ten', 10],
    ['10/10', 10],
    ['about 8', 8],
    ['maybe a 6', 6],
    ['8ish', 8],
    ['ten', 10],
    ['🔟', 10],
    ['0', 0],
    ['zero', 0],
    ['half', 5],
    ['none', 0],
    ['All', 10],
    ['I would say 4 because it was long', 4],
    ['٧', 7],
    ['11', hint('from 0 to 10')],
    ['-3', hint('from 0 to 10')],
    ['7.5', hint('from 0 to 10')],
    ['7 or 8', hint('from 0 to 10')],
    ['100', hint('from 0 to 10')],
    ['not sure', hint('fine not to know')],
    ['lots', hint('from 0 to 10')],
    ...['a', 'A+', ':)', '<3', ':3', '5/5', '8)', '+7', '7+', '7-', '7*', '>7', '70%'].map(
      (sign): [string, object] => [sign, hint('from 0 to 10')],
    ),
  ])('"%s"', (said, value) => {
    expect(read(scale('much'), said)).toEqual(value);
  });
  test.each([
    [['10'], 10],
    [['0'], 0],
    [['11'], hint('from 0 to 10')],
    [['1', '2'], hint('from 0 to 10')],
  ])('a press of %s', (picked, value) => {
    expect(read(scale('much'), picked)).toEqual(value);
  });
});

describe('one of several', () => {
  const trip = choice('trip', {
    options: [
      { key: 'boxing', label: 'Boxing on Fridays' },
      { key: 'cooking', label: 'Cooking' },
      { key: 'bikes', label: 'The cycle workshop' },
      { key: 'twice', label: '3 or more of them' },
      { key: 'old', label: 'The flower bank', retired: true },
      { key: 'dont-know', label: "I can't choose", unscored: true },
    ],
  });
  test.each([
    ['Boxing on Fridays', 'boxing'],
    ['boxing', 'boxing'],
    ['BOXING.', 'boxing'],
    ['fridays', 'boxing'],
    ['boxin', 'boxing'],
    ['bxoing', 'boxing'],
    ['cook', 'cooking'],
    ['coking', 'cooking'],
    ['I liked cooking best', 'cooking'],
    ['the cycle one', 'bikes'],
    ['cycle workshop', 'bikes'],
    ['1', 'boxing'],
    ['1.', 'boxing'],
    ['#2', 'cooking'],
    ['b', hint('Tap an answer')],
    ['2+', hint('Tap an answer')],
    [':)', hint('Tap an answer')],
    ['second', 'cooking'],
    ['the 2nd one', 'cooking'],
    ['option two please', 'cooking'],
    ['idk', 'dont-know'],
    ['not sure', 'dont-know'],
    ['last', 'dont-know'],
    ['3', hint('Did you mean "The cycle workshop" or "3 or more of them"?')],
    ['flower bank', hint('Tap an answer')],
    ['6', hint('Tap an answer')],
    ['not cooking', hint('Tap an answer')],
    ['cooking or boxing', hint('Tap an answer')],
    ['cooking, the cycle workshop', hint('Did you mean "Cooking" or "The cycle workshop"?')],
    ['boxing 👎', hint('Tap an answer')],
    ['boxing 👍', 'boxing'],
  ])('"%s"', (said, value) => {
    expect(read(trip, said)).toEqual(value);
  });
  test.each([
    [['boxing'], 'boxing'],
    [['old'], hint('Tap an answer')],
    [['boxing', 'cooking'], hint('Did you mean')],
    [[], hint('Tap an answer')],
  ])('a press of %s', (picked, value) => {
    expect(read(trip, picked)).toEqual(value);
  });

  const yesAndNo = choice('so', {
    options: [
      { key: 'lot', label: 'Yes, a lot' },
      { key: 'bit', label: 'Yes, a bit' },
      { key: 'no', label: 'No' },
    ],
  });
  test.each([
    ['nah', 'no'],
    ['a lot', 'lot'],
    ['yeah a lot', 'lot'],
    ['Yes, a bit', 'bit'],
    ['no 👍', hint('Tap an answer')],
    ['yes, a lot 👎', hint('Tap an answer')],
    ['no 👎', 'no'],
    ['👎', 'no'],
    ['yeah', hint('Did you mean "Yes, a lot" or "Yes, a bit"?')],
  ])('where answers begin with yes and no, "%s"', (said, value) => {
    expect(read(yesAndNo, said)).toEqual(value);
  });

  const withOther = choice('who', {
    options: [
      { key: 'mum', label: 'My mum' },
      { key: 'dad', label: 'My dad' },
      { key: 'other', label: 'Someone else', other: true },
    ],
  });
  test.each([
    ['mum', 'mum'],
    ['someone else', { value: 'other', lacksWords: true }],
    ['other', { value: 'other', lacksWords: true }],
    ['Someone else: my nan', { value: 'other', other: 'my nan' }],
    ['other - my nan', { value: 'other', other: 'my nan' }],
    ['my football coach', { value: 'other', other: 'my football coach' }],
    ['idk', hint('fine not to know')],
    ['a', hint('Tap an answer')],
    ['A+', hint('Tap an answer')],
    [':(', hint('Tap an answer')],
    ['🐈', { value: 'other', other: '🐈' }],
  ])('with "other, please say", "%s"', (said, value) => {
    expect(read(withOther, said)).toEqual(value);
  });
  test('"other" pressed with its words', () => {
    expect(read(withOther, ['other'], 'my nan')).toEqual({ value: 'other', other: 'my nan' });
  });
  test('"other" pressed without', () => {
    expect(read(withOther, ['other'])).toEqual({ value: 'other', lacksWords: true });
  });
});

describe('several', () => {
  const liked = choices('liked', {
    atLeast: 1,
    atMost: 3,
    options: [
      { key: 'games', label: 'The games' },
      { key: 'food', label: 'The food' },
      { key: 'talks', label: 'Talks and visits' },
      { key: 'music', label: 'The music' },
      { key: 'dont-know', label: "I don't know", unscored: true },
      { key: 'none', label: 'None of these', exclusive: true },
    ],
  });
  test.each([
    ['games', ['games']],
    ['1', ['games']],
    ['1, 3 and 4', ['games', 'talks', 'music']],
    ['1 3 4', ['games', 'talks', 'music']],
    ['a b', hint('the numbers')],
    ['1 + 3', ['games', 'talks']],
    ['1+', hint('the numbers')],
    ['1-3', hint('the numbers')],
    ['1 – 3', hint('the numbers')],
    ['2-4, 1', hint('the numbers')],
    ['1-3 and 4', hint('the numbers')],
    ['2-3', ['food', 'talks']],
    ['food & games', ['games', 'food']],
    ['the food and the games', ['games', 'food']],
    ['gmaes, fod', hint('the numbers')],
    ['gaems, foood', ['games', 'food']],
    ['Talks and visits', ['talks']],
    ['talks and visits, music', ['talks', 'music']],
    ['games food', ['games', 'food']],
    ['games, games', ['games']],
    ['none', ['none']],
    ['nothing', ['none']],
    ['idk', ['dont-know']],
    ['all of them', hint('Please pick 3 at most')],
    ['games and none of these', hint("can't go with another answer")],
    ['games and bananas', hint('the numbers')],
    ['games 👎', hint('the numbers')],
    ['games 👎, food 👍', hint('the numbers')],
    ['games 👍, food', ['games', 'food']],
    ['none 👎', ['none']],
    ['bananas', hint('the numbers')],
  ])('"%s"', (said, value) => {
    expect(read(liked, said)).toEqual(value);
  });
  test.each([
    [
      ['music', 'games'],
      ['games', 'music'],
    ],
    [['none'], ['none']],
    [['none', 'games'], hint("can't go with another answer")],
    [['games', 'food', 'talks', 'music'], hint('3 at most')],
    [[], hint('at least 1')],
    [['games', 'forged'], hint('the numbers')],
  ])('a press of %s', (picked, value) => {
    expect(read(liked, picked)).toEqual(value);
  });

  test('nothing ticked is an answer where nothing has to be', () => {
    expect(read(choices('any'), [])).toEqual([]);
    expect(read(choices('any'), 'none')).toEqual([]);
    expect(read(choices('any'), 'all of them')).toEqual(['tea', 'milk', 'juice']);
  });

  const withOther = choices('who', {
    options: [
      { key: 'mum', label: 'My mum' },
      { key: 'other', label: 'Someone else', other: true },
      { key: 'other-team', label: 'Someone from the team' },
    ],
  });
  test.each([
    ['mum and my nan', { value: ['mum', 'other'], other: 'my nan' }],
    ['my nan', { value: ['other'], other: 'my nan' }],
    ['someone', hint('Did you mean "Someone else" or "Someone from the team"?')],
    ['mum, someone else', { value: ['mum', 'other'], lacksWords: true }],
    ['a', hint('the numbers')],
    ['mum and B+', hint('the numbers')],
  ])('with "other, please say", "%s"', (said, value) => {
    expect(read(withOther, said)).toEqual(value);
  });
});

test.each([
  'good',
  'no',
  '👎',
  'هذا',
  'stop shouting at us',
  'x'.repeat(20_000),
  '{liked}',
  '1',
])('own words are taken as they are: "%.30s"', (said) => {
  expect(read(text('why'), said)).toBe(said);
});

test('own words count as said, and as how they were guessed to sound', () => {
  const questionnaire = definition([text('why')]);
  const [asked] = questionsOf(questionnaire);
  if (!asked) throw new Error('no question');
  const voice = voiceOf({ questionnaire, translations: {}, kind: 'child', bands: {}, due: null }, 'en');
  const form = formOf(asked, voice);
  expect(form.parse({ text: 'great', mood: 'positive' })).toMatchObject({ categories: ['said', 'positive'] });
  expect(form.parse({ text: 'hmm' })).toMatchObject({ categories: ['said'] });
});
