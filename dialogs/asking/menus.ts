import { verdicts } from '../../domain/commitment.ts';
import type { Purpose } from '../../domain/consent.ts';
import { isAskedFirst, purposesShown } from '../consent/consent.ts';
import { wordLabel } from '../consent/proxy.ts';
import { purposeNow, withdrawalQuestion } from '../consent/purposes.ts';
import type { Ask, Line, Say, Word } from '../state.ts';
import type { Situation } from '../turn/turn.ts';
import { languagesOf } from '../wording/languages.ts';
import { untilWhen } from './last-day.ts';
import { mayShow } from './shown-again.ts';
import { verdictMayChange } from './updates.ts';

type AskSay = Extract<Say, { say: 'ask' }>;
type Menu = Extract<Ask['of'], { menu: string }>['menu'];

/** Offered to victims alone. */
const ofVictims: readonly Word[] = ['agreed', 'withdraw'];

/** Where nothing was asked yet. */
const first: readonly Word[] = ['read', 'help', 'language', 'person', 'delete', ...ofVictims];

/** Where nothing is asked any more. */
const last: readonly Word[] = ['read', 'language', 'person', 'delete', ...ofVictims];

export function languageMenu(at: Situation): AskSay {
  const options = languagesOf(at.occasion).map(({ tag, name }) => ({
    key: tag,
    label: { text: name, lang: tag },
  }));
  return menu(at, 'language', at.voice.say('language.ask'), options, ['back']);
}

/** Whether they start. */
export function welcomeMenu(at: Situation): AskSay {
  const { voice } = at;
  const options = [
    { key: 'start', label: voice.say('welcome.start') },
    { key: 'not-now', label: voice.say('welcome.not-now') },
  ];
  return menu(at, 'welcome', voice.say('welcome.ask'), options, first);
}

/** Whether what goes under their name is right, and goes. */
export function checkMenu(at: Situation): AskSay {
  const { occasion, voice } = at;
  const options = [
    { key: 'send', label: voice.say('check.send') },
    { key: 'change', label: voice.say('check.change') },
  ];
  return menu(at, 'check', voice.say('check.ask'), options, [
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
  ]);
}

/** "Are you sure?" */
export function sureMenu(at: Situation): AskSay {
  const { occasion, state, voice } = at;
  const { of, purpose } = state.sure ?? { of: 'stop' as const };
  const answers = of === 'withdraw' && purpose !== 'contact' ? 'unsay' : of;
  const options = (['yes', 'no'] as const).map((key) => ({
    key,
    label: voice.say(`sure.${answers}.${key}`),
  }));
  const wording = voice.say(
    of === 'withdraw' ? withdrawalQuestion(purpose ?? 'contact', occasion) : `sure.${of}`,
  );
  const asked = menu(at, 'sure', wording, options, ['read', 'help', 'person']);
  return of === 'stop' && state.at !== null ? { ...asked, hint: untilWhen(occasion.due, voice) } : asked;
}

/** Whether they carry on, or start after all. */
export function restingMenu(at: Situation): AskSay {
  const { state, voice } = at;
  if (state.at === null) {
    const start = { key: 'carry-on', label: voice.say('welcome.start') };
    return menu(at, 'resting', voice.say('welcome.ask'), [start], first);
  }
  const carryOn = { key: 'carry-on', label: voice.say('rest.carry-on') };
  const words: Word[] = ['stop', 'read', 'help', 'start-again', 'language', 'person', 'delete', ...ofVictims];
  return menu(at, 'resting', voice.say('rest.ask'), [carryOn], words);
}

/** What may still be done once the last day is past. */
export function overMenu(at: Situation): AskSay {
  const { state, voice } = at;
  const line = voice.say(Object.keys(state.answers).length > 0 ? 'over.ask' : 'over.nothing');
  return menu(at, 'resting', line, [], last);
}

/** What may still be done once all is answered. */
export function doneMenu(at: Situation): AskSay {
  const { occasion, state, voice } = at;
  const back: Word[] = verdictMayChange(occasion, state) || state.more?.added !== undefined ? ['back'] : [];
  return menu(at, 'done', voice.say('done.ask'), [], [...back, ...last]);
}

/** What a victim may still do once their answers are erased. */
export function goneMenu(at: Situation): AskSay {
  return menu(at, 'gone', at.voice.say('gone.ask'), [], [...ofVictims, 'read', 'language', 'person']);
}

/** Whether a victim agrees to one purpose. */
export function consentMenu(at: Situation & { now: Date }, purpose: Purpose): AskSay {
  const { voice } = at;
  const options = [
    { key: 'yes', label: voice.say('consent.yes'), picture: 'yes' },
    { key: 'no', label: voice.say('consent.no'), picture: 'no' },
    { key: 'leave', label: voice.say(isAskedFirst(at) ? 'welcome.not-now' : 'consent.carry-on') },
  ];
  const words: Word[] = ['back', 'read', 'help', 'language', 'person', ...ofVictims];
  return menu(at, 'consent', voice.say(`consent.ask.${purpose}`), options, words);
}

/** Everything a victim agreed to or not, to change it. */
export function consentList(at: Situation): AskSay {
  const { occasion, voice } = at;
  const options = purposesShown(occasion).map((key) => ({
    key,
    label: purposeNow(key, occasion, voice),
    picture: occasion.consents?.[key] ? 'yes' : 'no',
  }));
  const carryOn = { key: 'carry-on', label: voice.say('consent.carry-on') };
  const wording = voice.say(occasion.proxy ? 'proxy.list' : 'consent.list');
  const words: Word[] = ['back', 'read', 'language', 'person', 'withdraw'];
  return menu(at, 'agreed', wording, [...options, carryOn], words);
}

/** Whether the update helps, with what they said of it before. */
export function updateMenu(at: Situation): AskSay {
  const { state, voice } = at;
  const options = verdicts.map((key) => ({ key, label: voice.say(key), picture: key }));
  const back: Word[] = state.telling?.before ? ['back'] : [];
  const words: Word[] = [...back, 'skip', 'read', 'help', 'language', 'person', 'delete', ...ofVictims];
  const asked = { ...menu(at, 'update', voice.say('update.ask'), options, words), picture: 'reply' };
  const { update, verdict: said } = state.telling ?? {};
  return update && said && mayShow(at, update.id)
    ? { ...asked, before: voice.say('before.said', { answer: voice.say(said).text }) }
    : asked;
}

function menu(
  { occasion, state, voice }: Situation,
  name: Menu,
  wording: Line,
  options: Ask['options'],
  words: readonly Word[],
): AskSay {
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
