import fc from 'fast-check';
import { expect } from 'vitest';
import { withConsents } from '../../dialogs/consent/consent.ts';
import { advance, begin } from '../../dialogs/conversation.ts';
import type { Questionnaire } from '../../dialogs/questionnaire.ts';
import type { Effect, Event, Occasion, Say, State } from '../../dialogs/state.ts';
import { type Doing, doings, eventOf } from './doings.ts';

/** One turn as it was made: the occasion and the state that it was made from, and what came of it. */
export type Turned = {
  occasion: Occasion;
  before: State;
  event: Event;
  state: State;
  say: Say[];
  effects: Effect[];
};

/**
 * Runs it all from the beginning, each state as it comes out of the database,
 * and what is agreed to as the ledger then has it.
 */
function run(first: Occasion, doing: Doing[]): Turned[] {
  const turns: Turned[] = [];
  let occasion = first;
  let state = begin(occasion, 'en-GB');
  let now = new Date('2027-04-01T12:00:00Z');
  const cards: string[] = [];
  let options: string[] = [];
  for (const each of [{ do: 'open' } as const, ...doing]) {
    if (each.do === 'wait') now = new Date(now.getTime() + each.days * 86_400_000);
    const token = String(turns.length + 1).padStart(8, '0');
    const oldCard = cards.at(-2) ?? 'none';
    const event = eventOf(each, { now, token, device: 'phone', card: state.card, oldCard, options });
    if (!event) continue;
    const before = frozen(state);
    const { say, effects, state: next } = advance(occasion, before, event);
    if (next.card !== before.card) cards.push(next.card);
    options = say.flatMap((each) => (each.say === 'ask' ? each.options.map(({ key }) => key) : []));
    state = JSON.parse(JSON.stringify(next));
    expect(state).toEqual(next);
    turns.push({ occasion, before, event, state, say, effects });
    occasion = withConsents(occasion, effects);
  }
  return turns;
}

/** Holds what anybody may do, in any order, against what must be so of it. */
export function whatever(
  occasions: readonly (Occasion | fc.Arbitrary<Occasion>)[],
  check: (occasion: Occasion, turns: Turned[]) => void,
  runs = 30,
  doingsOf: (questionnaire: Questionnaire) => fc.Arbitrary<Doing[]> = (questionnaire) =>
    fc.array(doings(questionnaire), { minLength: 20, maxLength: 40 }),
): void {
  for (const each of occasions) {
    const drawn = 'questionnaire' in each ? fc.constant(each) : each;
    const property = fc.property(
      drawn.chain((occasion) => fc.tuple(fc.constant(occasion), doingsOf(occasion.questionnaire))),
      ([occasion, doing]) => check(occasion, run(occasion, doing)),
    );
    fc.assert(property, { numRuns: runs });
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
