import { describe, expect, test } from 'vitest';
import type { Ask, Line } from '../../../dialogs/state.ts';
import { languageIn } from '../../../web/chat/ask.ts';
import { type BotTurn, type EarlierAnswer, latestTurnIn } from '../../../web/chat/bot-turn.ts';
import { chosenBefore } from '../../../web/chat/chosen-before.ts';
import { linesAfter, type Sent } from '../../../web/chat/earlier-answers.ts';

const line = (text: string, lang = 'en'): Line => ({ text, lang });
const ask = (question: string, at: number, more: Partial<Ask> = {}): Ask => ({
  of: { question },
  type: 'faces',
  card: 'card',
  wording: line(`${question}?`),
  progress: { at, about: 9, line: line(`Question ${at} of about 9`) },
  options: [],
  words: [],
  ...more,
});
const turned = (next: Ask | null, more: Partial<BotTurn> = {}): BotTurn => ({
  said: [],
  read: [],
  earlier: null,
  ask: next,
  ended: false,
  ...more,
});
const sent = (asked: Ask, press: Omit<Sent['press'], 'card'>, shown = ''): Sent => ({
  asked,
  press: { card: 'card', ...press },
  shown: line(shown),
});
const own = { skipped: line('You skipped this one.'), notSaid: line('You would rather not say.') };
const linesOf = (lines: EarlierAnswer[], how: Sent | null, next: BotTurn) =>
  linesAfter(lines, how, next, own).map(({ question, answer }) => `${question}: ${answer.text}`);
const first: EarlierAnswer = { question: 'first', wording: line('first?'), answer: line('Good') };

describe('the quiet lines of what was answered', () => {
  test('gain the answer that led on', () => {
    expect(linesOf([], sent(ask('first', 1), { picked: ['4'] }, 'Good'), turned(ask('second', 2)))).toEqual([
      'first: Good',
    ]);
  });

  test('do not change where the same question is asked again', () => {
    const again = turned(ask('second', 2), { said: [line("I didn't get that.")] });
    expect(linesOf([first], sent(ask('second', 2), { text: 'bananas' }, 'bananas'), again)).toEqual([
      'first: Good',
    ]);
  });

  test('say that a question was skipped, or left because it was not understood', () => {
    const next = turned(ask('third', 3), { said: [line('OK.')] });
    expect(linesOf([first], sent(ask('second', 2), { word: 'skip' }, 'Skip'), next)).toContain(
      'second: You skipped this one.',
    );
    expect(linesOf([first], sent(ask('second', 2), { text: 'bananas' }, 'bananas'), next)).toContain(
      'second: You skipped this one.',
    );
    expect(linesOf([first], sent(ask('second', 2), { word: 'prefer-not-to-say' }), next)).toContain(
      'second: You would rather not say.',
    );
  });

  test('take a changed answer in the place of the one before', () => {
    const changing = ask('first', 1, { before: line('You said: Good') });
    const second: EarlierAnswer = { question: 'second', wording: line('second?'), answer: line('Yes') };
    const next = turned(ask('third', 3), { said: [line("OK, I've changed it.")] });
    expect(linesOf([first, second], sent(changing, { picked: ['1'] }, 'Bad'), next)).toEqual([
      'first: Bad',
      'second: Yes',
    ]);
    expect(linesOf([first, second], sent(changing, { word: 'skip' }, 'Keep my answer'), next)).toEqual([
      'first: Good',
      'second: Yes',
    ]);
  });

  test('gain nothing from going back, typed or pressed', () => {
    const next = turned(ask('first', 1, { before: line('You said: Good') }));
    for (const press of [{ word: 'back' as const }, { text: 'back' }]) {
      expect(linesOf([first], sent(ask('second', 2), press, 'back'), next)).toEqual(['first: Good']);
    }
  });

  test('join the words of "other, please say" to the ticks', () => {
    const ticks = ask('why', 2, { type: 'choices' });
    const other = ask('why', 2, { type: 'text', wording: line('You said "Something else". What is it?') });
    const ticked = linesAfter([], sent(ticks, { picked: ['other'] }, 'Something else'), turned(other), own);
    const done = linesAfter(ticked, sent(other, { text: 'the bus' }, 'the bus'), turned(ask('next', 3)), own);
    expect(done).toEqual([
      { question: 'why', wording: line('why?'), answer: line('Something else: the bus') },
    ]);
  });

  test('are what the bot says where it tells them all', () => {
    expect(linesOf([], null, turned(ask('second', 2), { earlier: [first] }))).toEqual(['first: Good']);
  });

  test('are gone once all begins again', () => {
    expect(linesOf([first], sent(ask('first', 1), { picked: ['yes'] }), turned(ask('first', 1)))).toEqual([]);
  });

  test('lose one that cannot be gone back to any more', () => {
    const aside: EarlierAnswer = { ...first, question: 'aside' };
    const next = turned(ask('third', 3));
    expect(linesOf([first, aside], sent(ask('third', 3), { goTo: 'aside' }, 'Edit'), next)).toEqual([
      'first: Good',
    ]);
  });
});

describe('the latest turn', () => {
  const from = { id: 'sayback' };
  const words = (text: string) => ({ from, channelData: { sayback: { say: 'words', lines: [line(text)] } } });
  const question = (next: Ask) => ({ from, channelData: { sayback: { say: 'ask', ...next } } });

  test('is the latest turn, and nothing of what the respondent said', () => {
    const own = { from: { id: 'dl_me' }, text: 'Good' };
    const all = [words('Hello.'), question(ask('first', 1)), own, words('OK.'), question(ask('second', 2))];
    expect(latestTurnIn(all)).toMatchObject({ said: [line('OK.')], ask: { of: { question: 'second' } } });
  });

  test('is nothing where there is nothing of the bot', () => {
    expect(latestTurnIn([])).toBeNull();
    expect(latestTurnIn([null, 'x', {}, { from: { id: 'dl_me' } }])).toBeNull();
  });

  test('ends with what is still offered', () => {
    const end = { from, type: 'event', channelData: { sayback: { say: 'end' } } };
    expect(latestTurnIn([words('Thank you.'), question(ask('first', 1)), end])).toMatchObject({
      ended: true,
    });
  });

  test('has the language of the conversation, though some of it may be in English', () => {
    expect(languageIn(ask('first', 1))).toBe('en');
    const back = { word: 'back' as const, label: line('Yn ôl', 'cy') };
    expect(languageIn(ask('first', 1, { words: [back] }))).toBe('cy');
  });
});

describe('the answer given before', () => {
  const options = ['No', 'Not sure', 'Home', 'Home visits'].map((text) => ({ key: text, label: line(text) }));

  test('is the one option that it names', () => {
    expect(chosenBefore(options, line('You said: Not sure'), false)).toEqual(['Not sure']);
    expect(chosenBefore(options, line('You skipped this one.'), false)).toEqual([]);
    expect(chosenBefore(options, undefined, false)).toEqual([]);
  });

  test('is each of several, and none that only sounds alike', () => {
    expect(chosenBefore(options, line('You said: Home visits and No'), true)).toEqual(['Home visits', 'No']);
  });
});
