import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withConsents } from '../../dialogs/consent/consent.ts';
import { advance, asks, begin } from '../../dialogs/conversation.ts';
import { readLibrary } from '../../dialogs/library.ts';
import { type Answer, type Questionnaire, questionsOf } from '../../dialogs/questionnaire.ts';
import { route } from '../../dialogs/route.ts';
import type { Occasion, Say, State } from '../../dialogs/state.ts';
import { whatever as running, type Turned } from '../support/dialog-runs.ts';
import { gibberish } from '../support/doings.ts';
import { kitchenSink, kitchenSinkPseudo } from '../support/questionnaires.ts';

const due = new Date('2027-04-20T12:00:00Z');
function named(key: string): Questionnaire {
  const entry = readLibrary().find(({ questionnaire }) => questionnaire.key === key);
  return entry?.questionnaire ?? expect.fail(`there is no ${key}`);
}
const occasions: Occasion[] = [
  { questionnaire: kitchenSink, translations: { 'en-XA': kitchenSinkPseudo }, kind: 'child', bands: {}, due },
  {
    questionnaire: named('end-of-order'),
    translations: {},
    kind: 'child',
    bands: { age: '10-14' },
    due: null,
  },
];

/**
 * Those who come to the end whatever they say; nothing is sent under a name, or asked of a victim, without a
 * word for it.
 */
const everybody: Occasion[] = [
  ...occasions,
  { questionnaire: named('my-self-assessment'), translations: {}, kind: 'child', bands: {}, due },
  {
    questionnaire: named('victim-views'),
    translations: {},
    kind: 'victim',
    bands: {},
    due,
    consents: { contact: true, views: true },
  },
];

function whatever(check: (occasion: Occasion, turns: Turned[]) => void, of = everybody): void {
  running(of, check, 20);
}

function say(
  occasion: Occasion,
  state: State,
  text: string,
  now = new Date('2027-04-01'),
): ReturnType<typeof advance> {
  return advance(occasion, state, { type: 'said', text, now, token: 'fresh0000', device: 'phone' });
}

/** When somebody can have read what was said back. */
const onceRead = ({ now }: { now: Date }) => new Date(now.getTime() + 3_000);

/** What stands in the place of an answer that is not shown. */
const hidden = expect.toSatisfy((texts: unknown[]) =>
  texts.every((text) => text === "You answered this one. We don't show it here."),
);

/** What somebody sees who opens it there, and asks for what was said in every way there is. */
function lookedAt(occasion: Occasion, state: State, at: { now: Date; device: string }): Say[][] {
  const stamp = { ...at, token: 'fresh0000' };
  const opened = advance(occasion, state, { ...stamp, type: 'open' });
  const words = (['answers', 'back', 'read'] as const).map(
    (word) =>
      advance(occasion, opened.state, { ...stamp, type: 'said', text: '', press: { card: '-', word } }).say,
  );
  const listed = advance(occasion, opened.state, { ...stamp, type: 'said', text: 'change my answers' }).say;
  return [opened.say, ...words, listed];
}

/** Own words that are long enough to be told from ours. */
function typedIn({ answers }: State): string[] {
  return Object.values(answers).flatMap((answer) =>
    answer.is === 'given'
      ? [answer.input, answer.other ?? ''].filter((text) => text.includes('own words'))
      : [],
  );
}

describe('whatever is said, pressed and sent, in whatever order', () => {
  test('something stands open at the end of every turn, or it is the end', () => {
    whatever((_, turns) => {
      for (const { say } of turns) expect(['ask', 'end']).toContain(say.at(-1)?.say);
    });
  });

  test('what stands open follows from the state alone, so that it need not be kept', () => {
    whatever((_, turns) => {
      for (const { occasion, effects, state, event, say } of turns) {
        const asked = say.findLastIndex((each) => each.say === 'ask');
        const open = asks(withConsents(occasion, effects), state, event);
        expect(asked < 0 ? [] : say.slice(asked)).toEqual(asked < 0 ? [] : open);
        expect(say.slice(0, Math.max(asked, 0)).every((each) => each.say !== 'ask')).toBe(true);
      }
    });
  });

  test('every line has words and a language, and no blank is left unfilled', () => {
    whatever((_, turns) => {
      for (const { say } of turns) {
        const lines = JSON.stringify(say);
        expect(lines).not.toMatch(/"text":""|"lang":""|undefined|\{[a-z]+(-[a-z]+)*\}/);
      }
    });
  });

  test('only a question on the route is asked, by an honest number', () => {
    whatever((occasion, turns) => {
      for (const { say, state } of turns) {
        for (const each of say) {
          if (each.say !== 'ask' || !('question' in each.of)) continue;
          const { question } = each.of;
          const questions = route(occasion.questionnaire, state.answers).map(({ key }) => key);
          expect(questions).toContain(question);
          expect(each.progress).toMatchObject({
            at: questions.indexOf(question) + 1,
            about: questions.length,
          });
        }
      }
    });
  });

  test('every answer to be kept stays, until it is changed, cleared or deleted by who gave it', () => {
    whatever((_, turns) => {
      let kept: Record<string, Answer> = {};
      for (const { before, effects, state } of turns) {
        for (const effect of effects) {
          if (effect.do === 'forget' || effect.do === 'erase') kept = {};
          if (effect.do !== 'keep') continue;
          // But what asks for consent follows where that is changed elsewhere.
          // And what is typed right after own words may go on with them.
          if (!before.agreeing && !before.sure)
            expect([before.at, before.more?.question]).toContain(effect.question);
          if (effect.answer.is === 'skipped') expect(kept).not.toHaveProperty([effect.question]);
          kept[effect.question] = effect.answer;
        }
        expect(Object.keys(state.answers).sort()).toEqual(Object.keys(kept).sort());
        for (const [key, answer] of Object.entries(kept)) {
          const { is, categories } =
            answer.is === 'given' ? answer : { is: answer.is, categories: undefined };
          expect(state.answers[key]).toMatchObject(categories ? { is, categories } : { is });
        }
      }
    });
  });

  test('on another device nothing of what was said is shown, whatever is asked for there', () => {
    whatever((occasion, turns) => {
      for (const { state, event } of turns.filter((_, number) => number % 4 === 3)) {
        for (const says of lookedAt(occasion, state, { now: event.now, device: 'laptop' })) {
          for (const each of says) {
            if (each.say === 'earlier') expect(each.answers.map(({ answer }) => answer.text)).toEqual(hidden);
            if (each.say === 'ask' && each.before) expect([each.before.text]).toEqual(hidden);
          }
          for (const typed of typedIn(state)) expect(JSON.stringify(says)).not.toContain(typed);
        }
      }
    });
  });

  test('what told of risk is shown nowhere again, not on the same device either', () => {
    whatever((occasion, turns) => {
      const told = new Set<string>();
      for (const { state, event, effects } of turns) {
        const alerts = effects.some((effect) => effect.do === 'alert');
        for (const effect of effects) {
          if (effect.do === 'keep' && !alerts) told.delete(effect.question);
          if (effect.do === 'keep' && alerts) told.add(effect.question);
        }
        for (const says of lookedAt(occasion, state, { now: event.now, device: event.device })) {
          for (const each of says) {
            if (each.say !== 'earlier') continue;
            const shown = each.answers.filter(({ question }) => told.has(question));
            for (const { answer } of shown) expect([answer.text]).toEqual(hidden);
          }
        }
      }
    });
  });

  test('a response starts once, before any answer, and is completed once, all its route answered', () => {
    whatever((occasion, turns) => {
      const effects = turns.flatMap((turn) => turn.effects.map((effect) => effect.do));
      expect(effects.filter((each) => each === 'start').length).toBeLessThanOrEqual(1);
      expect(effects.filter((each) => each === 'complete').length).toBeLessThanOrEqual(1);
      if (effects.includes('keep')) expect(effects.indexOf('start')).toBeLessThan(effects.indexOf('keep'));
      const completed = turns.find((turn) => turn.effects.some((effect) => effect.do === 'complete'));
      for (const { key } of completed ? route(occasion.questionnaire, completed.state.answers) : []) {
        expect(completed?.state.answers).toHaveProperty([key]);
      }
    }, occasions);
  });

  test('a press of an old card changes nothing', () => {
    whatever((occasion, turns) => {
      for (const { state, event } of turns) {
        const { now } = event;
        const press = { card: 'of long ago', picked: ['1', 'yes', 'start'] };
        const after = advance(occasion, state, {
          type: 'said',
          text: '',
          press,
          now,
          token: 'fresh0000',
          device: 'phone',
        });
        expect({ ...after.state, choosing: undefined, card: '' }).toEqual({
          ...state,
          choosing: undefined,
          card: '',
        });
        expect(after.effects).toEqual([]);
      }
    });
  });

  test('words that tell of somebody who may be hurt always alert a person, and are kept', () => {
    whatever((_, turns) => {
      for (const { event, effects } of turns) {
        if (event.type !== 'said' || !event.risk || event.text.trim() === '') continue;
        const { text } = event;
        const alert = effects.find((effect) => effect.do === 'alert');
        const kept = effects.flatMap((effect) => {
          if (effect.do !== 'keep' || effect.answer.is !== 'given') return [];
          const { input, other = input } = effect.answer;
          return [input, other];
        });
        // Words that go on with others stand on a line of their own.
        const isKept = (one: string) => one === text || one.endsWith(`\n${text.trim()}`);
        expect([...kept, alert?.words ?? ''].some(isKept)).toBe(true);
        expect(alert).toBeDefined();
      }
    });
  });
});

describe('nobody is trapped', () => {
  test('wherever they are, "stop" stops', () => {
    whatever((occasion, turns) => {
      for (const { state, event } of turns) {
        let { state: after } = say(occasion, state, 'stop', event.now);
        if (after.phase === 'sure') after = say(occasion, after, 'yes', onceRead(event)).state;
        expect(['resting', 'done', 'gone']).toContain(after.phase);
      }
    });
  });

  test('wherever they are, "delete my answers" and "yes" erase everything, with one receipt for ever', () => {
    whatever((occasion, turns) => {
      for (const { state, event } of turns) {
        const sure = say(occasion, state, 'delete my answers', event.now).state;
        const erased = say(occasion, sure, 'yes', onceRead(event));
        const { receipt } = erased.state;
        expect(erased.state).toMatchObject({ phase: 'gone', at: null, answers: {} });
        expect(receipt).toMatch(/^[0-9A-Z-]+$/);
        const before = state.sure?.from ?? state.phase;
        if (before !== 'gone') expect(erased.effects).toMatchObject([{ do: 'erase', receipt }]);
        expect(say(occasion, erased.state, 'delete my answers').state.receipt).toBe(receipt);
      }
    });
  });

  test('who is never understood reaches the end in three turns a question, never told the same twice', () => {
    for (const occasion of occasions) {
      const most = 3 * questionsOf(occasion.questionnaire).length + 2;
      fc.assert(
        fc.property(fc.array(gibberish, { minLength: most, maxLength: most }), (said) => {
          let state = begin(occasion, 'en-GB');
          let before: Say[] = [];
          for (const [number, text] of said.entries()) {
            const turn = say(occasion, state, text, new Date(Date.parse('2027-04-01') + number * 120_000));
            if (turn.state.at === state.at && state.phase !== 'done') expect(turn.say).not.toEqual(before);
            before = turn.say;
            state = turn.state;
          }
          expect(state.phase).toBe('done');
        }),
        { numRuns: 15 },
      );
    }
  });
});
