import { describe, expect, test } from 'vitest';
import { withConsents } from '../../../dialogs/consent/consent.ts';
import { advance, begin } from '../../../dialogs/conversation.ts';
import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import type { Occasion, Press, Say, State } from '../../../dialogs/state.ts';
import { kitchenSink, kitchenSinkPseudo } from '../../support/questionnaires.ts';

/**
 * The menus of consent and of the check, where the transcripts do not reach: in another language, read out,
 * and pressed late.
 */

const translations = { 'en-XA': kitchenSinkPseudo };
const mine: Occasion = {
  questionnaire: { ...kitchenSink, identity: 'named' },
  translations,
  kind: 'child',
  bands: {},
  due: null,
};
const feedback: Questionnaire = {
  ...kitchenSink,
  audience: 'victim',
  identity: 'confidential',
  purpose: 'feedback',
};
const victims: Occasion = {
  questionnaire: feedback,
  translations,
  kind: 'victim',
  bands: { age: '18-plus' },
  due: null,
  consents: { contact: true },
};

function talk(first: Occasion) {
  let occasion = first;
  let state = begin(occasion, 'en-GB');
  let turn = 0;
  let said: Say[] = [];
  const hear = (text: string, press?: Press) => {
    const stamp = {
      // Whoever replies has read what is asked.
      now: new Date(Date.parse('2027-04-01T12:00:00Z') + ++turn * 3_000),
      device: 'phone',
      token: String(turn).padStart(8, '0'),
    };
    const next = advance(occasion, state, { ...stamp, type: 'said', text, ...(press && { press }) });
    occasion = withConsents(occasion, next.effects);
    ({ state, say: said } = next);
    return next;
  };
  return {
    says: (...texts: string[]) => texts.map((text) => hear(text)).at(-1) ?? expect.fail(),
    presses: (press: Press) => hear('', press),
    state: (): State => state,
    asked: () => said.findLast((each) => each.say === 'ask'),
    lines: () => said.flatMap((each) => (each.say === 'words' || each.say === 'read' ? each.lines : [])),
  };
}

const skipsAll = Array<string>(20).fill('prefer not to say');

describe('the check', () => {
  const atTheCheck = () => {
    const child = talk(mine);
    child.says('start', 'good', 'I walked');
    for (const text of skipsAll) if (child.state().phase !== 'checking') child.says(text);
    return child;
  };

  test('shows all of it again in the language that is spoken now, and sends nothing by that', () => {
    const child = atTheCheck();
    const { say, effects } = child.says('change language', 'Ënglïsh');
    const earlier = say.find((each) => each.say === 'earlier') ?? expect.fail();
    expect(earlier.answers[0]?.wording.lang).toBe('en-XA');
    expect(effects).toEqual([]);
    expect(child.state().phase).toBe('checking');
  });

  test('reads all of it out before it asks', () => {
    const child = atTheCheck();
    child.says('read it to me');
    const texts = child.lines().map(({ text }) => text);
    expect(texts.slice(0, 3)).toEqual([
      'This is what you told us. Please check it before it goes.',
      'How was the club for you?',
      'Good',
    ]);
    expect(texts.slice(-3)).toEqual(['Is this what you want to send?', 'Yes, send it', 'Change something']);
  });

  test('is sent by no press of a card from before, and not by the number of a button', () => {
    const child = atTheCheck();
    const card = child.state().card;
    child.says('change 1', 'keep');
    expect(child.state().phase).toBe('checking');
    child.presses({ card, picked: ['send'] });
    expect(child.state().phase).toBe('checking');
    child.says('1');
    expect(child.state()).toMatchObject({ phase: 'asking', at: 'mood' });
  });

  test('never says the same words twice in a row to who is not understood, and never sends', () => {
    const child = atTheCheck();
    let before: string[] = [];
    for (let turn = 0; turn < 6; turn++) {
      child.says('wibble');
      const now = child.lines().map(({ text }) => text);
      expect(now).not.toEqual(before);
      before = now;
    }
    expect(child.state().phase).toBe('checking');
  });
});

describe('consent before the first question', () => {
  test('is asked for in another language without the first screen once more', () => {
    const victim = talk(victims);
    victim.says('start', 'change language', 'Ënglïsh');
    expect(victim.lines()).toHaveLength(1);
    expect(victim.asked()?.of).toEqual({ menu: 'consent' });
    expect(victim.state()).toMatchObject({ agreeing: 'feedback', locale: 'en-XA' });
  });

  test('is read out by itself', () => {
    const victim = talk(victims);
    victim.says('start', 'read it to me');
    expect(victim.lines().map(({ text }) => text)).toEqual([
      'May we ask you what our help was like?',
      'Yes',
      'No',
      'Not now',
    ]);
  });

  test.each([
    [['yes', 'no']],
    [['no', 'yes']],
    [['yes', 'yes']],
  ])('is neither given nor refused by %j at once', (picked) => {
    const victim = talk(victims);
    victim.says('start');
    expect(victim.presses({ card: victim.state().card, picked }).effects).toEqual([]);
    expect(victim.state().agreeing).toBe('feedback');
  });

  test('is given by no press of a card from before, nor once everything is gone', () => {
    const victim = talk(victims);
    victim.says('start');
    const { card } = victim.state();
    victim.says('not now', 'start');
    expect(victim.presses({ card, picked: ['yes'] }).effects).toEqual([]);
    expect(victim.state().agreeing).toBe('feedback');
    victim.says('yes', 'good', 'delete my answers', 'yes');
    expect(victim.presses({ card, picked: ['yes'] }).effects).toEqual([]);
    expect(victim.state()).toMatchObject({ phase: 'gone', mayReturn: true });
    expect(victim.state().agreeing).toBeUndefined();
  });

  test('comes again where it was left, for who arrives on another device', () => {
    const victim = talk(victims);
    victim.says('start');
    const opened = advance(victims, victim.state(), {
      type: 'open',
      now: new Date('2027-04-02T12:00:00Z'),
      token: 'abcdefgh',
      device: 'laptop',
    });
    expect(opened.state).toMatchObject({ phase: 'welcome', at: null });
    expect(opened.effects).toEqual([]);
  });
});

test('a child who asks what they agreed to hears that there was nothing to agree to', () => {
  const child = talk(mine);
  child.says('start', 'what did I agree to');
  expect(child.lines()[0]?.text).toBe(
    "You didn't have to agree to anything here. You choose what you answer.",
  );
  expect(child.state().agreeing).toBeUndefined();
});

test('to change their mind is to go back, and deletes nothing', () => {
  const child = talk(mine);
  child.says('start', 'good', 'I changed my mind');
  expect(child.state()).toMatchObject({ phase: 'asking', at: 'mood' });
});
