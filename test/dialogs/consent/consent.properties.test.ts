import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOver } from '../../../dialogs/asking/last-day.ts';
import { withConsents } from '../../../dialogs/consent/consent.ts';
import { advance as turn } from '../../../dialogs/conversation.ts';
import { readLibrary } from '../../../dialogs/library.ts';
import { questionsOf } from '../../../dialogs/questionnaire.ts';
import type { Occasion } from '../../../dialogs/state.ts';
import { agreed, purposes } from '../../../domain/consent.ts';
import { type Turned, whatever } from '../../support/dialog-runs.ts';
import { doingsOfVictims } from '../../support/doings.ts';

/** Victims who have agreed to anything or nothing besides contact, and some who speak for them. */
const victims = readLibrary()
  .map(({ questionnaire }) => questionnaire)
  .filter(({ audience }) => audience === 'victim')
  .map((questionnaire) =>
    fc
      .record({
        consents: fc.record(Object.fromEntries(purposes.map((purpose) => [purpose, fc.boolean()])), {
          requiredKeys: [],
        }),
        proxy: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 0),
        age: fc.constantFrom('10-14' as const, '18-plus' as const),
      })
      .map(
        ({ consents, proxy, age }): Occasion => ({
          questionnaire,
          translations: {},
          kind: 'victim',
          bands: { age },
          due: new Date('2027-04-20T12:00:00Z'),
          // No code opens without it.
          consents: { ...consents, contact: true },
          proxy,
        }),
      ),
  );
const always = (check: (turn: Turned) => void) =>
  whatever(victims, (_, turns) => turns.forEach(check), 80, doingsOfVictims);

describe('of somebody who was harmed, whatever is said, pressed and sent, in whatever order', () => {
  test('nothing is asked or kept without consent to contact and to just that, at that moment', () => {
    always(({ occasion, event, effects, say }) => {
      const purpose = occasion.questionnaire.purpose ?? expect.fail();
      const { consents } = withConsents(occasion, effects);
      for (const effect of effects) {
        if (effect.do === 'keep' || effect.do === 'start') expect(agreed(consents ?? {}, purpose)).toBe(true);
        if (effect.do === 'complete') expect(agreed(consents ?? {}, purpose)).toBe(true);
      }
      const asks = say.some((each) => each.say === 'ask' && 'question' in each.of);
      if (asks) expect(agreed(consents ?? {}, purpose)).toBe(true);
      if (asks) expect(isOver(occasion, event.now)).toBe(false);
    });
  });

  test('a consent that is written down was said: to this question, now, and as it was said', () => {
    always(({ occasion, before, event, effects }) => {
      for (const effect of effects) {
        if (effect.do !== 'consent') continue;
        const { purpose, given, question } = effect;
        const open = questionsOf(occasion.questionnaire).find(({ key }) => key === before.at);
        const asked = question
          ? open?.type === 'yes-no' && open.agreesTo === purpose
          : before.sure?.of === 'withdraw'
            ? !given && before.sure.purpose === purpose
            : before.agreeing === purpose;
        expect(asked).toBe(true);
        if (event.type !== 'said') expect.fail('nothing was said');
        const { press } = event;
        expect(press?.word ?? press?.goTo).toBeUndefined();
        if (press) expect(press.card).toBe(before.card);
        if (press?.picked && question) expect(given).toBe(press.picked.includes('yes'));
        if (press?.picked && !question) expect(press.picked).toEqual([given || before.sure ? 'yes' : 'no']);
      }
    });
  });

  test('nobody agrees for somebody else, or is asked to', () => {
    always(({ occasion, effects, say }) => {
      if (!occasion.proxy) return;
      expect(effects.filter((effect) => effect.do === 'consent' && effect.given)).toEqual([]);
      expect(effects.filter((effect) => effect.do === 'reopen')).toEqual([]);
      for (const each of say) {
        if (each.say !== 'ask') continue;
        expect(each.of).not.toEqual({ menu: 'consent' });
        const { of } = each;
        const question =
          'question' in of && questionsOf(occasion.questionnaire).find(({ key }) => key === of.question);
        if (question) expect(question).not.toHaveProperty('agreesTo');
      }
    });
  });

  test('every erasure has a receipt that is said, and taking back what was answered under erases', () => {
    always(({ occasion, before, state, effects, say }) => {
      const said = JSON.stringify(say);
      for (const effect of effects) {
        if (effect.do !== 'erase' && !(effect.do === 'consent' && effect.receipt !== undefined)) continue;
        expect(effect.receipt).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
        expect(said).toContain(effect.receipt);
        if (effect.do === 'erase') expect(state).toMatchObject({ receipt: effect.receipt, answers: {} });
      }
      const takes = effects.some(
        (effect) =>
          effect.do === 'consent' &&
          !effect.given &&
          (effect.purpose === 'contact' || effect.purpose === occasion.questionnaire.purpose),
      );
      if (takes && before.at !== null) expect(effects.map((effect) => effect.do)).toContain('erase');
      if (takes) expect(state.at).toBeNull();
    });
  });

  test('who is gone is asked nothing, until they agree again: and then they start afresh', () => {
    always(({ before, state, effects, say }) => {
      const asks = say.flatMap((each) => (each.say === 'ask' && 'question' in each.of ? [each] : []));
      if (state.phase === 'gone') expect(asks).toEqual([]);
      if (before.phase === 'gone' && state.phase !== 'gone' && state.phase !== 'sure') {
        const done = effects.map((effect) => effect.do).filter((each) => each !== 'alert');
        expect(done).toEqual(['reopen', 'consent', 'start']);
        expect(state.answers).toEqual({});
        expect(before.mayReturn).toBe(true);
      }
    });
  });

  test('an answer to what asks for consent never says yes where the ledger says no', () => {
    always(({ occasion, state, effects }) => {
      if (state.phase === 'done' || state.sure?.from === 'done') return;
      const { consents } = withConsents(occasion, effects);
      for (const question of questionsOf(occasion.questionnaire)) {
        const answer = state.answers[question.key];
        if (question.type !== 'yes-no' || !question.agreesTo || answer?.is !== 'given') continue;
        expect(answer.value === 'yes').toBe(consents?.[question.agreesTo] === true);
      }
    });
  });

  test('what goes under a name goes only when they say so, at the check', () => {
    always(({ occasion, before, event, effects }) => {
      if (occasion.questionnaire.identity !== 'named') return;
      if (!effects.some((effect) => effect.do === 'complete')) return;
      expect(before.phase).toBe('checking');
      if (event.type !== 'said') expect.fail('nothing was said');
      expect(event.press?.picked?.[0] ?? event.press?.text ?? event.text).toMatch(/^(yes|yeah|👍)$|send/);
    });
  });

  test('they can take all of it back from wherever they are, in two words', () => {
    whatever(
      victims,
      (_, turns) => {
        const { occasion: then, state, effects, event } = turns.at(-1) ?? expect.fail();
        const occasion = withConsents(then, effects);
        if (occasion.consents?.contact !== true) return;
        const say = (from: typeof state, text: string, seconds = 0) => {
          const now = new Date(event.now.getTime() + seconds * 1000);
          return turn(occasion, from, { type: 'said', text, now, token: 'abcdefgh', device: 'phone' });
        };
        const { state: gone, effects: done } = say(say(state, 'withdraw').state, 'yes', 3);
        expect(gone).toMatchObject({ phase: 'gone', receipt: 'ABCD-EFGH' });
        expect(done).toMatchObject([{ do: 'erase' }, { do: 'consent', purpose: 'contact', given: false }]);
      },
      80,
      doingsOfVictims,
    );
  });
});
