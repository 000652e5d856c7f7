import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { advance, begin } from '../../../dialogs/conversation.ts';
import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import type { Effect, Occasion, Say, State } from '../../../dialogs/state.ts';
import type { Update } from '../../../domain/commitment.ts';
import { type Doing, doings, eventOf } from '../../support/doings.ts';
import { kitchenSink } from '../../support/questionnaires.ts';
import { questionnaireOf } from '../../support/responses.ts';

/** What somebody who has finished is told of what they raised. */

const update = (id: string, status: Update['status'] = 'done'): Update => ({
  id,
  status,
  said: `Said ${id}.`,
  did: `Did ${id}.`,
});
const child: Occasion = { questionnaire: kitchenSink, translations: {}, kind: 'child', bands: {}, due: null };
const now = new Date('2027-04-01T12:00:00Z');
const finished: State = { ...begin(child, 'en'), phase: 'done', card: 'card-0' };

type Happening = { type: 'open' } | { type: 'tell' } | { type: 'said'; text: string; risk?: boolean };
type Turned = { state: State; effects: Effect[]; say: Say[] };
const take = (occasion: Occasion, state: State, event: Happening): Turned =>
  advance(occasion, state, { now, token: 'fresh', device: 'phone', ...event });
const words = ({ say }: Turned) =>
  say
    .flatMap((each) => (each.say === 'words' || each.say === 'read' ? each.lines : []))
    .map(({ text }) => text);
const asked = ({ say }: Turned) => say.flatMap((each) => (each.say === 'ask' ? [each] : []));

/** Effects of each event in turn; what is told waits no more. */
function talk(events: Happening[], waiting: Update[], more: Partial<Occasion> = {}) {
  let left = waiting;
  let turned: Turned = { state: finished, effects: [], say: [] };
  const effects: string[] = [];
  for (const event of events) {
    turned = take({ ...child, ...more, updates: left }, turned.state, event);
    for (const effect of turned.effects) {
      if (effect.do === 'told') left = left.filter(({ id }) => id !== effect.update);
      effects.push(inShort(effect));
    }
  }
  return { turned, effects };
}
const inShort = (effect: Effect) =>
  effect.do === 'told'
    ? `told ${effect.update}`
    : effect.do === 'verdict'
      ? `${effect.verdict} to ${effect.update}`
      : effect.do;
const says = (text: string, more: object = {}) => ({ type: 'said' as const, text, ...more });
const open = { type: 'open' as const };

describe('effects', () => {
  it.each([
    ['opening it tells the first', [open], ['told a']],
    ['any word does', [says('hello')], ['told a']],
    ['so does the bot that speaks first', [{ type: 'tell' as const }], ['told a']],
    ['opened again it is read again, and told no second time', [open, open], ['told a']],
    ['a yes is kept, and the next told', [open, says('yeah')], ['told a', 'yes to a', 'told b']],
    ['so is a no', [open, says('nah')], ['told a', 'no to a', 'told b']],
    ['and not knowing', [open, says('idk')], ['told a', 'not-sure to a', 'told b']],
    ['skipping leaves it', [open, says('skip'), says('skip')], ['told a', 'told b']],
    ['what is not understood is asked once more', [open, says('bananas')], ['told a']],
    ['and then left', [open, says('bananas'), says('bananas')], ['told a', 'told b']],
    [
      'going back changes the latest',
      [open, says('yes'), says('no'), says('back'), says('yes')],
      ['told a', 'yes to a', 'told b', 'no to b', 'yes to b'],
    ],
    [
      'going back and skipping leaves what was said',
      [open, says('skip'), says('no'), says('back'), says('skip')],
      ['told a', 'told b', 'no to b'],
    ],
    [
      'going back twice changes the one before, and leads on to what is still open',
      [open, says('yes'), says('skip'), says('back'), says('back'), says('no'), says('not sure')],
      ['told a', 'yes to a', 'told b', 'no to a', 'not-sure to b'],
    ],
    [
      'going back while the next is asked changes the one before, and leads on to the next',
      [open, says('yes'), says('back'), says('no'), says('yes')],
      ['told a', 'yes to a', 'told b', 'no to a', 'yes to b'],
    ],
    [
      'what was judged already is not asked again on the way on',
      [open, says('yes'), says('no'), says('back'), says('back'), says('no'), says('help')],
      ['told a', 'yes to a', 'told b', 'no to b', 'no to a'],
    ],
    ['whoever may be in danger is told none', [says('he hits me', { risk: true })], ['alert']],
    [
      'nor asked on, when they say so in reply',
      [open, says('he hits me', { risk: true })],
      ['told a', 'alert'],
    ],
    [
      'a yes beside it is kept, and no more told',
      [open, says('yes', { risk: true })],
      ['told a', 'yes to a', 'alert'],
    ],
    ['help, and a person to talk to, tell nothing', [says('help'), says('talk to a person')], []],
    [
      'an update that comes meanwhile does not wait for an answer',
      [open, { type: 'tell' as const }],
      ['told a', 'told b'],
    ],
  ])('%s', (_, events, effects) => {
    expect(talk(events, [update('a'), update('b')]).effects).toEqual(effects);
  });

  it('of an update that may not have arrived: told where they see it now', () => {
    const asks: State = { ...finished, telling: { update: update('a'), asks: true } };
    const occasion = { ...child, updates: [update('a')] };
    expect(take(occasion, asks, open).effects).toEqual([{ do: 'told', update: 'a' }]);
    expect(take(occasion, asks, says('yes')).effects.map(inShort)).toEqual(['told a', 'yes to a']);
  });
});

describe('who is told nothing', () => {
  const victim = { kind: 'victim' as const, consents: { contact: true, feedback: true } };
  it.each<[string, Partial<Occasion>, Partial<State>]>([
    [
      'whoever speaks for somebody else',
      { ...victim, consents: { contact: true, 'hear-back': true }, proxy: true },
      {},
    ],
    ['a victim who did not agree to just that', victim, {}],
    ['whoever is still asked something', {}, { phase: 'asking', at: 'mood' }],
    ['whoever rests', {}, { phase: 'resting', at: 'mood' }],
    ['whoever deletes their answers', {}, { phase: 'sure', sure: { of: 'delete', from: 'done' } }],
    ['whoever is gone', {}, { phase: 'gone' }],
    ['whoever chooses a language', {}, { choosing: true }],
  ])('%s', (_, more, state) => {
    const occasion = { ...child, ...more, updates: [update('a')] };
    const turned = take(occasion, { ...finished, ...state }, { type: 'tell' });
    expect(turned.effects).toEqual([]);
    expect(turned.state.card).toBe('card-0');
  });

  it('a victim who takes it back is asked no more whether it helps', () => {
    const consents = { contact: true, feedback: true, 'hear-back': true };
    const told = take({ ...child, ...victim, consents, updates: [update('a')] }, finished, open);
    expect(asked(told)).toMatchObject([{ of: { menu: 'update' } }]);
    const then = take(
      { ...child, ...victim, consents: { ...consents, 'hear-back': false } },
      told.state,
      says('yes'),
    );
    expect(then.effects).toEqual([]);
    expect(asked(then)).toMatchObject([{ of: { menu: 'done' } }]);
  });
});

describe('what is said', () => {
  it.each([
    ['thinking', 'We are thinking about it:'],
    ['doing', 'We are doing something about it:'],
    ['done', 'What we did:'],
    ['cannot', "We can't change this. Here is why:"],
  ] as const)('where it stands at "%s"', (status, line) => {
    expect(words(talk([open], [update('a', status)]).turned)).toEqual([
      'Hello again. We have news for you.',
      'You told us: Said a.',
      `${line} Did a.`,
    ]);
  });

  it('is read aloud with the question, and said again in another language', () => {
    const { turned } = talk([open, says('read it to me')], [update('a')]);
    expect(words(turned)).toEqual([
      'You told us: Said a.',
      'What we did: Did a.',
      'Does this help?',
      'Yes',
      'No',
      'Not sure',
    ]);
  });

  it('goes back to the first, and from there no further', () => {
    const { turned } = talk([open, says('yes'), says('back'), says('back')], [update('a'), update('b')]);
    expect(words(turned)).toEqual(['You told us: Said a.', 'What we did: Did a.']);
    expect(asked(turned)[0]?.words.map(({ word }) => word)).not.toContain('back');
  });

  it('keeps the five told last', () => {
    const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const yeses = all.map(() => says('yes'));
    const backs = all.map(() => says('back'));
    const { turned } = talk(
      [open, ...yeses, ...backs],
      all.map((one) => update(one)),
    );
    expect(words(turned)).toContain('You told us: Said c.');
  });

  it('shows what was said before to whoever goes back', () => {
    const { turned } = talk([open, says('no'), says('back')], [update('a')]);
    expect(asked(turned)).toMatchObject([{ before: { text: 'You said: No' } }]);
  });

  const asksBack = (identity: Questionnaire['identity']) => ({
    ...questionnaireOf([{ key: 'hear-back', type: 'yes-no', ask: 'Do you want to hear what we change?' }]),
    identity,
  });
  const toldHere = 'There is no news for you right now. If there is some later, you see it here.';
  const ifAsked = 'Did you ask to hear back? If we have news for you, you see it here.';
  const said = (key: string): State['answers'] => ({
    'hear-back': { is: 'given', value: key, categories: [key], input: key },
  });
  const victim = { kind: 'victim' as const, consents: { contact: true, feedback: true } };
  it.each<[string, Partial<Occasion>, State['answers'], string[]]>([
    ['to whom asked', {}, said('yes'), [toldHere]],
    ['not to whom said no', {}, said('no'), []],
    ['nor to whom was not sure', {}, said('not-sure'), []],
    ['nor to whom left it', {}, { 'hear-back': { is: 'skipped' } }, []],
    [
      'nor where a worker tells them, who alone reads it',
      { questionnaire: asksBack('named') },
      said('yes'),
      [],
    ],
    ['nor to whom was never asked', { questionnaire: kitchenSink }, {}, []],
    [
      'to a victim who agreed',
      { ...victim, consents: { ...victim.consents, 'hear-back': true } },
      {},
      [toldHere],
    ],
    ['not to one who did not, whatever they answered', victim, said('yes'), []],
    [
      'nor to whoever speaks for one',
      { ...victim, consents: { ...victim.consents, 'hear-back': true }, proxy: true },
      said('yes'),
      [],
    ],
    [
      'only with an "if" where nothing is kept of what they said to it',
      { questionnaire: asksBack('anonymous') },
      {},
      [ifAsked],
    ],
  ])('where none waits promises that it will be told here %s', (_, more, answers, promised) => {
    const occasion = { ...child, questionnaire: asksBack('confidential'), ...more };
    const lines = words(take(occasion, { ...finished, answers }, open));
    expect(lines.filter((line) => line === toldHere || line === ifAsked)).toEqual(promised);
  });
});

test('whatever is said and pressed: each is told once, judged only after, and none to who is gone', () => {
  const doing: fc.Arbitrary<Doing[]> = fc.array(doings(kitchenSink), { minLength: 5, maxLength: 25 });
  const kinds: Partial<Occasion>[] = [
    {},
    { kind: 'victim', consents: { contact: true, feedback: true, 'hear-back': true } },
  ];
  fc.assert(
    fc.property(doing, fc.constantFrom(...kinds), (all, more) => {
      let left = [update('a'), update('b'), update('c')];
      let state = finished;
      let options: string[] = [];
      const told = new Set<string>();
      for (const [number, each] of all.entries()) {
        const at = { now, token: `f${number}`, device: 'phone', card: state.card, oldCard: 'none', options };
        const event = eventOf(each, at);
        if (!event) continue;
        const turned = advance({ ...child, ...more, updates: left }, state, event);
        for (const effect of turned.effects) {
          if (effect.do === 'told') {
            expect(told).not.toContain(effect.update);
            expect(turned.state.phase).toBe('done');
            told.add(effect.update);
            left = left.filter(({ id }) => id !== effect.update);
          }
          if (effect.do === 'verdict') expect(told).toContain(effect.update);
        }
        state = JSON.parse(JSON.stringify(turned.state));
        expect(state).toEqual(turned.state);
        options = turned.say.flatMap((say) => (say.say === 'ask' ? say.options.map(({ key }) => key) : []));
        expect(['ask', 'end']).toContain(turned.say.at(-1)?.say);
      }
    }),
    { numRuns: 60 },
  );
});
