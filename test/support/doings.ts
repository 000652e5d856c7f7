import fc from 'fast-check';
import { type Questionnaire, questionsOf } from '../../dialogs/questionnaire.ts';
import { type Event, words } from '../../dialogs/state.ts';
import { purposes } from '../../domain/consent.ts';

/**
 * What somebody does next. The card is chosen when it is pressed:
 * the current one, one from before, or one that never was.
 */
export type Doing =
  | { do: 'open' }
  /** The open question answered: its so manieth option, or in words. */
  | { do: 'answer'; place: number }
  | { do: 'say'; text: string; risk: boolean }
  | {
      do: 'press';
      card: 'current' | 'old' | 'forged';
      press: { picked?: string[]; text?: string; word?: (typeof words)[number]; goTo?: string };
    }
  | { do: 'send'; what: 'picture' | 'file' | 'reaction' | 'quoted' | 'empty' }
  | { do: 'wait'; days: number };

const sayable = [
  'yes',
  'no',
  'yeah',
  'nah',
  'idk',
  '1',
  '2',
  'the second one',
  'last',
  'good',
  'really bad',
  '🙂',
  '👍',
  '7',
  'seven',
  'all of them',
  'none',
  'games and food',
  '1, 3',
  'another way',
  'something else',
  'keep',
  'next',
  'change 1',
  'change 3',
  'go back to question 2',
  'change my answers',
  'carry on',
  'not now',
  'English',
  'Ënglïsh',
  'start',
  'hello',
  'stop shouting at us',
  'هذا جيد',
  'often',
  'x'.repeat(500),
  'send it',
  'yes, send it',
  'change something',
  'I agree',
  'I think so',
  'no thanks',
  'leave it',
  'what I agreed to',
  'take it all back',
  ...words.map((word) => word.replaceAll('-', ' ')),
];

/** Words that are no command and no answer to anything closed. */
export const gibberish = fc.constantFrom(
  'wibble',
  'qqq',
  '???',
  'zxcvb nm',
  '🦆',
  'ぬるぽ',
  'lorem ipsum dolor',
  '-1',
  '99',
);

/** Anything that may reach a conversation about this questionnaire. */
export function doings(questionnaire: Questionnaire): fc.Arbitrary<Doing> {
  const questions = questionsOf(questionnaire);
  const options = questions.flatMap((question) =>
    'options' in question ? question.options.map(({ key }) => key) : [],
  );
  const picked = fc.array(
    fc.constantFrom(
      'yes',
      'no',
      'not-sure',
      'start',
      'not-now',
      'carry-on',
      'leave',
      'send',
      'change',
      ...purposes,
      'en',
      'en-XA',
      '0',
      '3',
      '5',
      'forged',
      ...options,
    ),
    {
      maxLength: 4,
    },
  );
  const text = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...sayable) },
    gibberish,
    fc.string({ unit: 'binary' }),
  );
  return fc.oneof(
    { weight: 20, arbitrary: fc.record({ do: fc.constant('answer' as const), place: fc.nat(9) }) },
    {
      weight: 12,
      arbitrary: fc.record({
        do: fc.constant('say' as const),
        text,
        risk: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('press' as const),
        card: fc.constantFrom(
          'current' as const,
          'current' as const,
          'current' as const,
          'old' as const,
          'forged' as const,
        ),
        press: fc.oneof(
          fc.record({ picked }),
          fc.record({ picked, text }),
          fc.record({ text }),
          fc.record({ word: fc.constantFrom(...words) }),
          fc.record({ goTo: fc.constantFrom(...questions.map(({ key }) => key), 'nowhere') }),
        ),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ do: 'open' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('send' as const),
        what: fc.constantFrom('picture' as const, 'file' as const, 'reaction' as const, 'empty' as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }),
    },
  );
}

/** What somebody who was harmed may do: more often about what they agreed to, and sometimes long after. */
export function doingsOfVictims(questionnaire: Questionnaire): fc.Arbitrary<Doing[]> {
  const press = (picked: string[]): Doing => ({ do: 'press', card: 'current', press: { picked } });
  const word = (word: (typeof words)[number]): Doing => ({ do: 'press', card: 'current', press: { word } });
  const about = fc.oneof(
    fc.constantFrom(word('agreed'), word('agreed'), word('withdraw'), word('delete'), word('back')),
    fc.constantFrom(...purposes).map((purpose) => press([purpose])),
    fc.constantFrom('yes', 'yes', 'no', 'leave', 'carry-on', 'start').map((key) => press([key])),
    fc.constantFrom('yes', 'no', 'not now').map((text): Doing => ({ do: 'say', text, risk: false })),
  );
  const answer = fc.nat(2).map((place): Doing => ({ do: 'answer', place }));
  const one = fc.oneof(
    { weight: 8, arbitrary: about },
    { weight: 5, arbitrary: doings(questionnaire) },
    { weight: 3, arbitrary: answer },
    { weight: 1, arbitrary: fc.constantFrom(2, 25).map((days): Doing => ({ do: 'wait', days })) },
  );
  const changed = fc
    .tuple(fc.constantFrom(...purposes), fc.constantFrom('yes', 'no'))
    .map(([purpose, said]) => [word('agreed'), press([purpose]), press([said])]);
  const several = fc.oneof(
    { weight: 5, arbitrary: one.map((each) => [each]) },
    { weight: 1, arbitrary: changed },
  );
  return fc
    .tuple(fc.array(answer, { maxLength: 12 }), fc.array(several, { minLength: 10, maxLength: 30 }))
    .map(([first, then]) => [...first, ...then.flat()]);
}

/** The event it makes. Waiting is no event. */
export function eventOf(
  doing: Doing,
  at: { now: Date; token: string; device: string; card: string; oldCard: string; options: string[] },
): Event | null {
  const { now, token, device } = at;
  switch (doing.do) {
    case 'open':
      return { now, token, device, type: 'open' };
    case 'answer': {
      const option = at.options[doing.place % at.options.length];
      return option === undefined
        ? { now, token, device, type: 'said', text: 'in my own words' }
        : { now, token, device, type: 'said', text: '', press: { card: at.card, picked: [option] } };
    }
    case 'say':
      return { now, token, device, type: 'said', text: doing.text, ...(doing.risk && { risk: true }) };
    case 'press': {
      const card = { current: at.card, old: at.oldCard, forged: 'forged' }[doing.card];
      return { now, token, device, type: 'said', text: '', press: { card, ...doing.press } };
    }
    case 'send':
      return { now, token, device, type: 'unreadable', what: doing.what };
    case 'wait':
      return null;
  }
}
