import { describe, expect, test } from 'vitest';
import { advance, begin } from '../../dialogs/conversation.ts';
import type { Ask, Event, Mood, Occasion, Press, Say, State, Word } from '../../dialogs/state.ts';
import { definition, text, yesNo } from '../support/definition.ts';
import { kitchenSink, kitchenSinkPseudo } from '../support/questionnaires.ts';

const now = new Date('2027-04-01T12:00:00Z');
const occasion: Occasion = {
  questionnaire: kitchenSink,
  translations: { 'en-XA': kitchenSinkPseudo },
  kind: 'child',
  bands: {},
  due: new Date('2027-05-03T12:00:00Z'),
};

/** A conversation kept up: each call says something, under a new token, and gives what came of it. */
function talk(about: Occasion = occasion, locale = 'en-GB') {
  let state = begin(about, locale);
  let turns = 0;
  const turn = (
    event: Omit<Event & { type: 'said' }, 'now' | 'token' | 'device'> | { type: 'open' },
    at = now,
  ) => {
    turns++;
    const next = advance(about, state, {
      ...event,
      now: at,
      device: 'phone',
      token: `token${String(turns).padStart(5, '0')}`,
    });
    state = next.state;
    return next;
  };
  return {
    turn,
    open: (at?: Date) => turn({ type: 'open' }, at),
    say: (text: string, at?: Date) => turn({ type: 'said', text }, at),
    press: (press: Omit<Press, 'card'>, card = state.card) =>
      turn({ type: 'said', text: '', press: { card, ...press } }),
    state: () => state,
  };
}

function askIn(say: Say[]): Ask {
  const ask = say.find((each) => each.say === 'ask');
  if (!ask) throw new Error('nothing is asked');
  return ask;
}

describe('the language to begin in', () => {
  test.each([
    ['en-GB', 'en'],
    ['en-XA', 'en-XA'],
    ['EN-xa', 'en-XA'],
    ['fr', 'en'],
    ['', 'en'],
  ])('for "%s" is %s', (locale, expected) => {
    expect(begin(occasion, locale).locale).toBe(expected);
  });
});

describe('the card', () => {
  test('is new whenever something else is asked', () => {
    const child = talk();
    const cards = [child.open(), child.say('start'), child.say('good'), child.say('back'), child.say('stop')];
    expect(new Set(cards.map(({ state }) => state.card)).size).toBe(5);
  });

  test('is new after a reply that was not understood, so that its second delivery is no second miss', () => {
    const child = talk();
    child.open();
    const { card } = child.say('start').state;
    child.press({ picked: ['forged'] });
    const again = child.press({ picked: ['forged'] }, card);
    expect(again.state).toMatchObject({ at: 'mood', misses: 1 });
  });

  test.each([
    'help',
    'read it to me',
    'talk to a person',
    '',
  ])('stays after "%s", so that both copies can be pressed', (said) => {
    const child = talk();
    child.open();
    const { card } = child.say('start').state;
    expect(child.say(said).state.card).toBe(card);
    expect(child.press({ picked: ['4'] }, card).state.at).toBe('came');
  });

  test('pressed twice counts once', () => {
    const child = talk();
    child.open();
    const { card } = child.say('start').state;
    child.press({ picked: ['4'] }, card);
    const again = child.press({ picked: ['1'] }, card);
    expect(again.effects).toEqual([]);
    expect(again.state).toMatchObject({ at: 'came', answers: { mood: { value: 4 } } });
  });
});

describe('the words offered beside a question', () => {
  const wordsAt = (say: Say[]) => askIn(say).words.map(({ word }) => word);

  test('are all of them', () => {
    const child = talk();
    child.open();
    const expected: Word[] = [
      'back',
      'skip',
      'prefer-not-to-say',
      'read',
      'simpler',
      'help',
      'pause',
      'stop',
      'start-again',
      'language',
      'person',
      'delete',
    ];
    expect(wordsAt(child.say('start').say)).toEqual(expected);
  });

  test('but to skip what must be answered', () => {
    const child = talk();
    child.open();
    child.say('start');
    expect(wordsAt(child.say('good').say)).not.toContain('skip');
  });

  test('and where there is an answer, to keep it instead', () => {
    const child = talk();
    child.open();
    child.say('start');
    child.say('good');
    const { words } = askIn(child.say('back').say);
    expect(words.find(({ word }) => word === 'skip')?.label.text).toBe('Keep my answer');
  });
});

describe('a word of ours in a free answer', () => {
  const open: Occasion = {
    ...occasion,
    questionnaire: definition([text('why'), yesNo('so')]),
    translations: {},
  };
  test.each([
    'stop shouting at us',
    'please stop',
    'listen',
    'a break',
    'nothing',
    'no',
    'person',
    'change',
    'question 1',
    'I want to change the time',
    'easier',
    'private',
  ])('"%s" is an answer', (said) => {
    const child = talk(open);
    child.open();
    child.say('start');
    expect(child.say(said).effects).toContainEqual(expect.objectContaining({ do: 'keep', question: 'why' }));
  });

  test.each([
    'stop',
    'Stop!',
    'BACK',
    'skip',
    'help',
    'delete my answers',
    'talk to a person',
    'change language',
    "I'd rather not say",
  ])('"%s" is none', (said) => {
    const child = talk(open);
    child.open();
    child.say('start');
    expect(child.say(said).state.answers.why).not.toMatchObject({ is: 'given' });
  });
});

describe('a misspelt word of ours', () => {
  test.each([
    ['stopp', 'sure'],
    ['puase', 'resting'],
    ['dlete my answers', 'sure'],
    ['go bakc', 'welcome'],
  ])('"%s" is understood', (said, phase) => {
    const child = talk();
    child.open();
    child.say('start');
    expect(child.say(said).state.phase).toBe(phase);
  });
});

test('a long answer is kept whole, and remembered by its beginning', () => {
  const child = talk({
    ...occasion,
    questionnaire: definition([text('why'), yesNo('so')]),
    translations: {},
  });
  child.open();
  child.say('start');
  const long = 'a long day 🌧 '.repeat(200);
  const { effects, state } = child.say(long);
  expect(effects).toContainEqual({
    do: 'keep',
    question: 'why',
    answer: { is: 'given', input: long, value: long.trim(), categories: ['said'] },
  });
  expect(state.answers.why).toMatchObject({ input: expect.stringMatching(/^.{150,250}…$/u) });
  const back = child.say('back');
  expect(JSON.stringify(back.state).length).toBeLessThan(1500);
  expect(askIn(back.say).before?.text).toMatch(/^You said: a long day 🌧 .*…$/u);
});

describe('what goes on with own words', () => {
  const two = { ...occasion, questionnaire: definition([text('why'), yesNo('so')]), translations: {} };
  const soon = (seconds: number) => new Date(now.getTime() + seconds * 1000);

  test('leaves each copy of what is asked to be pressed', () => {
    const child = talk(two);
    child.open();
    child.say('start');
    const { card } = askIn(child.say('the boxing').say);
    expect(askIn(child.say('and my worker', soon(5)).say).card).toBe(card);
    expect(child.press({ picked: ['yes'] }, card).effects).toContainEqual(
      expect.objectContaining({ do: 'keep', question: 'so' }),
    );
  });

  test('is whole in an alert, for it may be taken off again', () => {
    const child = talk(two);
    child.open();
    child.say('start');
    child.say('I want to');
    const { effects } = child.turn({ type: 'said', text: 'kill myself', risk: true }, soon(4));
    expect(effects).toContainEqual({ do: 'alert', question: 'why', words: 'I want to\nkill myself' });
  });

  test.each([
    ['what comes with a card', { text: 'and my worker', press: { card: 'x' } }],
    ['a number by itself', { text: '2' }],
  ])('is never %s', (_, reply) => {
    const child = talk(two);
    child.open();
    child.say('start');
    child.say('the boxing');
    const { effects } = child.turn({ type: 'said', ...reply }, soon(1));
    expect(effects.filter((effect) => effect.do === 'keep' && effect.question === 'why')).toEqual([]);
  });
});

describe('a yes to what is checked before it goes', () => {
  const named = { ...definition([yesNo('so')]), identity: 'named' as const };
  const checked = { ...occasion, questionnaire: named, translations: {} };
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

  test.each([
    ['sends nothing within two seconds of the answer before it', 'yes', 1, false],
    ['sends it once there was time to read', 'yes', 3, true],
    ['sends it at once where it is said in so many words', 'send it', 1, true],
  ])('%s', (_, said, seconds, sends) => {
    const child = talk(checked);
    child.open();
    child.say('start');
    expect(child.say('yes', later(0)).state.phase).toBe('checking');
    const { effects } = child.say(said, later(seconds));
    expect(effects.some((effect) => effect.do === 'complete')).toBe(sends);
  });
});

describe('how own words were guessed to sound', () => {
  const asked = { ...occasion, questionnaire: definition([text('why'), yesNo('so')]), translations: {} };

  test('is kept with them, and goes when they are changed', () => {
    const child = talk(asked);
    child.open();
    child.say('start');
    const kept = (text: string, mood?: Mood) =>
      child
        .turn({ type: 'said', text, ...(mood && { mood }) })
        .effects.flatMap((effect) =>
          effect.do === 'keep' && effect.answer.is === 'given' ? [effect.answer.categories] : [],
        );
    expect(kept('It was great', 'positive')).toEqual([['said', 'positive']]);
    child.say('back');
    expect(kept('We met on Tuesdays')).toEqual([['said']]);
  });

  test('is nothing that other answers keep, nor the words of "other, please say"', () => {
    const child = talk();
    child.open();
    child.say('start');
    for (const text of ['good', 'something great', 'great games and great food, great people']) {
      const { effects } = child.turn({ type: 'said', text, mood: 'positive' });
      expect(JSON.stringify(effects)).not.toContain('"positive"');
    }
  });
});

describe('the last day', () => {
  const due = new Date('2027-06-30T00:00:00Z');
  test.each([
    ['in the morning', '2027-06-30T07:00:00Z', 'asking'],
    ['just before midnight in London', '2027-06-30T22:59:00Z', 'asking'],
    ['just after it', '2027-06-30T23:00:00Z', 'resting'],
  ])('lasts all day: %s', (_, at, phase) => {
    const child = talk({ ...occasion, due });
    child.open();
    expect(child.say('start', new Date(at)).state.phase).toBe(phase);
  });
});

test('what was never offered cannot be pressed', () => {
  const child = talk();
  child.open();
  child.press({ picked: ['yes'] });
  child.press({ picked: ['9'] });
  expect(child.state().answers).toEqual({});
  expect(child.press({ goTo: 'came' }).state.at).toBe('mood');
});

test('a questionnaire in which nothing has to be asked is complete at once', () => {
  const none = definition([
    yesNo('a', { when: { question: 'b', is: 'yes' } }),
    yesNo('b', { when: { question: 'a', is: 'yes' } }),
  ]);
  const child = talk({ ...occasion, questionnaire: none, translations: {} });
  child.open();
  expect(child.say('start').effects).toEqual([{ do: 'start' }, { do: 'complete' }]);
});

test('a state is plain data, and says which format it has', () => {
  const state: State = begin(occasion, 'en');
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  expect(state.format).toBe(1);
});

test('words that go on twice, each too long to be compared, are all kept', () => {
  const about: Occasion = {
    questionnaire: definition([text('first'), text('second')]),
    translations: {},
    kind: 'child',
    bands: {},
    due: null,
  };
  const child = talk(about);
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  child.open();
  child.say('start');
  child.say('the boxing', after(0));
  child.say(`and ${'the gym '.repeat(400)}`, after(3));
  const { effects } = child.say(`and ${'my worker '.repeat(400)}`, after(6));
  expect(effects).toMatchObject([
    { do: 'keep', question: 'first', answer: { input: expect.stringMatching(/boxing.*gym.*my worker/s) } },
  ]);
});
