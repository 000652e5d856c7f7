import { askOther, askQuestion } from './asking.ts';
import { isOver, untilWhen } from './due.ts';
import { languagesOf } from './languages.ts';
import type { Ask, Line, Occasion, Say, State, Word } from './state.ts';
import type { Voice } from './voice.ts';

export type At = { occasion: Occasion; state: State; voice: Voice; now: Date };

/** What stands open in a state, as it is asked: the question, a menu of the bot's own, or the end. */
export function standing(at: At): Say[] {
  const { occasion, state, voice, now } = at;
  if (state.choosing) {
    const options = languagesOf(occasion).map(({ tag, name }) => ({
      key: tag,
      label: { text: name, lang: tag },
    }));
    return [menu(at, 'language', voice.say('language.ask'), options, ['back'])];
  }
  switch (state.phase) {
    case 'welcome':
      return [
        menu(
          at,
          'welcome',
          voice.say('welcome.ask'),
          [
            { key: 'start', label: voice.say('welcome.start') },
            { key: 'not-now', label: voice.say('welcome.not-now') },
          ],
          ['read', 'help', 'language', 'person', 'delete'],
        ),
      ];
    case 'asking':
      return [askQuestion(at)];
    case 'other':
      return [askOther(at)];
    case 'sure': {
      const of = state.sure?.of ?? 'stop';
      const options = (['yes', 'no'] as const).map((key) => ({ key, label: voice.say(`sure.${of}.${key}`) }));
      const asked = menu(at, 'sure', voice.say(`sure.${of}`), options, ['read', 'help', 'person']);
      return [
        of === 'stop' && state.at !== null ? { ...asked, hint: untilWhen(occasion.due, voice) } : asked,
      ];
    }
    case 'resting': {
      if (isOver(occasion.due, now)) {
        const words: Word[] = ['read', 'language', 'person', 'delete'];
        const line = voice.say(Object.keys(state.answers).length > 0 ? 'over.ask' : 'over.nothing');
        return [menu(at, 'resting', line, [], words), { say: 'end' }];
      }
      const begun = state.at !== null;
      const carryOn = { key: 'carry-on', label: voice.say(begun ? 'rest.carry-on' : 'welcome.start') };
      const words: Word[] = begun
        ? ['stop', 'read', 'help', 'start-again', 'language', 'person', 'delete']
        : ['read', 'help', 'language', 'person', 'delete'];
      return [menu(at, 'resting', voice.say(begun ? 'rest.ask' : 'welcome.ask'), [carryOn], words)];
    }
    case 'done':
      return [
        menu(at, 'done', voice.say('done.ask'), [], ['read', 'language', 'person', 'delete']),
        { say: 'end' },
      ];
    case 'gone':
      return [{ say: 'end' }];
  }
}

type Menu = Extract<Ask['of'], { menu: string }>['menu'];

function menu(
  { state, voice }: At,
  name: Menu,
  wording: Line,
  options: Ask['options'],
  words: Word[],
): Ask & { say: 'ask' } {
  return {
    say: 'ask',
    of: { menu: name },
    type: 'menu',
    card: state.card,
    wording,
    options,
    words: words.map((word) => ({ word, label: voice.say(`word.${word}`) })),
  };
}
