import { verdicts } from '../../domain/commitment.ts';
import { isAskedFirst, purposesShown } from '../consent/consent.ts';
import { wordLabel } from '../consent/proxy.ts';
import { confirmWithdrawal, purposeNow } from '../consent/purposes.ts';
import type { Ask, Line, Occasion, Say, State, Word } from '../state.ts';
import { languagesOf } from '../wording/languages.ts';
import type { Voice } from '../wording/voice.ts';
import { isOver, untilWhen } from './last-day.ts';
import { askOther, askQuestion } from './question.ts';
import { asksForVerdict, verdictMayChange } from './updates.ts';

export type At = { occasion: Occasion; state: State; voice: Voice; now: Date };

/** What stands open in a state, as it is asked: the question, a menu of the bot's own, or the end. */
export function nowAsked(at: At): Say[] {
  const { occasion, state, voice, now } = at;
  if (state.choosing) {
    const options = languagesOf(occasion).map(({ tag, name }) => ({
      key: tag,
      label: { text: name, lang: tag },
    }));
    return [menu(at, 'language', voice.say('language.ask'), options, ['back'])];
  }
  if (state.agreeing) return agreeing(at, state.agreeing);
  if (asksForVerdict(occasion, state)) return doesItHelp(at);
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
          ['read', 'help', 'language', 'person', 'delete', ...ofVictims],
        ),
      ];
    case 'checking':
      return [
        menu(
          at,
          'check',
          voice.say('check.ask'),
          [
            { key: 'send', label: voice.say('check.send') },
            { key: 'change', label: voice.say('check.change') },
          ],
          [
            'back',
            'read',
            'help',
            'pause',
            'stop',
            'start-again',
            'language',
            'person',
            'delete',
            ...(occasion.consents ? (['answers'] as const) : []),
            ...ofVictims,
          ],
        ),
      ];
    case 'asking':
      return [askQuestion(at)];
    case 'other':
      return [askOther(at)];
    case 'sure': {
      const { of, purpose } = state.sure ?? { of: 'stop' as const };
      const answers = of === 'withdraw' && purpose !== 'contact' ? 'unsay' : of;
      const options = (['yes', 'no'] as const).map((key) => ({
        key,
        label: voice.say(`sure.${answers}.${key}`),
      }));
      const asks = voice.say(
        of === 'withdraw' ? confirmWithdrawal(purpose ?? 'contact', occasion) : `sure.${of}`,
      );
      const asked = menu(at, 'sure', asks, options, ['read', 'help', 'person']);
      return [
        of === 'stop' && state.at !== null ? { ...asked, hint: untilWhen(occasion.due, voice) } : asked,
      ];
    }
    case 'resting': {
      if (isOver(occasion.due, now)) {
        const words: Word[] = ['read', 'language', 'person', 'delete', ...ofVictims];
        const line = voice.say(Object.keys(state.answers).length > 0 ? 'over.ask' : 'over.nothing');
        return [menu(at, 'resting', line, [], words), { say: 'end' }];
      }
      const begun = state.at !== null;
      const carryOn = { key: 'carry-on', label: voice.say(begun ? 'rest.carry-on' : 'welcome.start') };
      const words: Word[] = begun
        ? ['stop', 'read', 'help', 'start-again', 'language', 'person', 'delete', ...ofVictims]
        : ['read', 'help', 'language', 'person', 'delete', ...ofVictims];
      return [menu(at, 'resting', voice.say(begun ? 'rest.ask' : 'welcome.ask'), [carryOn], words)];
    }
    case 'done':
      return [
        menu(
          at,
          'done',
          voice.say('done.ask'),
          [],
          [
            ...(verdictMayChange(occasion, state) ? (['back'] as const) : []),
            'read',
            'language',
            'person',
            'delete',
            ...ofVictims,
          ],
        ),
        { say: 'end' },
      ];
    case 'gone':
      return state.mayReturn
        ? [
            menu(at, 'gone', voice.say('gone.ask'), [], [...ofVictims, 'read', 'language', 'person']),
            { say: 'end' },
          ]
        : [{ say: 'end' }];
  }
}

/** Offered to victims alone. */
const ofVictims: readonly Word[] = ['agreed', 'withdraw'];

function agreeing(at: At, which: NonNullable<State['agreeing']>): Say[] {
  const { occasion, voice } = at;
  if (which !== 'list') {
    const leave = voice.say(isAskedFirst(at) ? 'welcome.not-now' : 'consent.carry-on');
    const options = [
      { key: 'yes', label: voice.say('consent.yes'), picture: 'yes' },
      { key: 'no', label: voice.say('consent.no'), picture: 'no' },
      { key: 'leave', label: leave },
    ];
    const words: Word[] = ['back', 'read', 'help', 'language', 'person', ...ofVictims];
    return [menu(at, 'consent', voice.say(`consent.ask.${which}`), options, words)];
  }
  const options = purposesShown(occasion).map((key) => ({
    key,
    label: purposeNow(key, occasion, voice),
    picture: occasion.consents?.[key] ? 'yes' : 'no',
  }));
  const onward = { key: 'carry-on', label: voice.say('consent.carry-on') };
  return [
    menu(
      at,
      'agreed',
      voice.say(occasion.proxy ? 'proxy.list' : 'consent.list'),
      [...options, onward],
      ['back', 'read', 'language', 'person', 'withdraw'],
    ),
  ];
}

/** Whether the update helps, with what they said of it before. */
function doesItHelp(at: At): Say[] {
  const { state, voice } = at;
  const options = verdicts.map((key) => ({ key, label: voice.say(key), picture: key }));
  const back: Word[] = state.telling?.before ? ['back'] : [];
  const words: Word[] = [...back, 'skip', 'read', 'help', 'language', 'person', 'delete', ...ofVictims];
  const asked = { ...menu(at, 'update', voice.say('update.ask'), options, words), picture: 'reply' };
  const said = state.telling?.verdict;
  return [said ? { ...asked, before: voice.say('before.said', { answer: voice.say(said).text }) } : asked];
}

type Menu = Extract<Ask['of'], { menu: string }>['menu'];

function menu(
  { occasion, state, voice }: At,
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
    words: words
      .filter((word) => occasion.consents || !ofVictims.includes(word))
      .map((word) => ({ word, label: wordLabel(word, occasion, voice) })),
  };
}
