import { type Purpose, purposes } from '../../domain/consent.ts';
import { isOver } from '../asking/last-day.ts';
import { askConsent, isAskedFirst, nothingAskedYet, purposesShown } from '../consent/consent.ts';
import { holdsAnswers, purposeNow } from '../consent/purposes.ts';
import { hintFor, onlyPick } from '../questions/form.ts';
import { yesOrNo } from '../questions/yes-no.ts';
import { isClearYes } from '../recognising/clear-yes.ts';
import { fold } from '../recognising/fold.ts';
import { changeAsked } from '../recognising/intent.ts';
import { recognise } from '../recognising/recognise.ts';
import type { Effect, State } from '../state.ts';
import { askToWithdraw } from './confirm.ts';
import { answersErased } from './finished.ts';
import { followConsent } from './follow-consent.ts';
import { nextQuestion } from './navigate.ts';
import { decline } from './pause.ts';
import { nextState, type Outcome, sayLines, type Transition, type Turn } from './turn.ts';

/**
 * "What did I agree to?": each purpose, to be changed by itself. Nobody but a victim is asked for consent.
 */
export const showConsents: Transition = ({ occasion, state, voice }) =>
  occasion.consents ? { state: withList(state) } : { state, say: sayLines(voice.say('consent.none')) };

/** A reply to a menu of consent picks a purpose to change, or says yes or no to one. */
export const replyToConsent: Transition = (turn) =>
  turn.state.agreeing === 'list' ? pickPurpose(turn) : replyToPurpose(turn, turn.state.agreeing ?? 'contact');

/**
 * Leaves one purpose for the list, and the list for where they were. Whoever was asked before the first
 * question does not start.
 */
export const leaveConsent: Transition = (turn) => {
  const { state, voice } = turn;
  if (isAskedFirst(turn)) return decline({ ...turn, state: withoutMenu(state) });
  if (state.agreeing === 'list' || state.phase === 'gone') return { state: withoutMenu(state) };
  return { state: withList(state), say: sayLines(voice.say('sure.not-meant')) };
};

/**
 * Somebody who took one purpose back, or deleted their answers, says yes once more: they are asked for it
 * again, and then from the beginning.
 */
export const replyWhenErased: Transition = (turn) => {
  const { occasion, state, voice, reply, now } = turn;
  const says =
    yesOrNo(reply.text, voice) === 'yes' || voice.vocabulary.phrases('carryOn').has(fold(reply.text));
  if (!state.mayReturn || reply.picked || !says || occasion.proxy || isOver(occasion, now))
    return answersErased(turn);
  const { purpose } = occasion.questionnaire;
  return purpose ? askConsent(turn, purpose) : answersErased(turn);
};

function pickPurpose(turn: Turn): Outcome {
  const { occasion, state, voice, reply, risk } = turn;
  const { vocabulary } = voice;
  const message = fold(reply.text);
  const shown = purposesShown(occasion);
  const candidates = [
    ...shown.map((key) => ({
      key,
      label: voice.say(`consent.part.${key}`).text,
      also: new Set([fold(purposeNow(key, occasion, voice).text)]),
    })),
    { key: 'carry-on', label: voice.say('consent.carry-on').text, also: vocabulary.phrases('carryOn') },
  ];
  const numbered = changeAsked(message, false, vocabulary);
  const found = reply.picked ? null : recognise(reply.text, candidates, vocabulary);
  const said = onlyPick(reply) ?? (found?.is === 'one' ? found.key : undefined);
  const part = purposes.find((one) => one === (typeof numbered === 'number' ? shown[numbered - 1] : said));
  if (part) return openPurpose(turn, part);
  const leaves =
    said === 'carry-on' ||
    (['refuse', 'notNow', 'keep', 'none'] as const).some((group) => vocabulary.phrases(group).has(message));
  if (leaves || state.misses > 0) return leaveConsent(turn);
  const hint = hintFor(reply, found ?? { is: 'nothing' }, candidates, voice, voice.say('consent.hint'));
  return { state: { ...state, misses: 1 }, say: risk ? [] : sayLines(hint) };
}

/** Asks about one purpose. Whoever speaks for a victim may only take it back. */
function openPurpose(turn: Turn, part: Purpose): Outcome {
  const { occasion, state, voice } = turn;
  if (!occasion.proxy) return { state: { ...state, agreeing: part, misses: 0 } };
  if (occasion.consents?.[part]) return askToWithdraw(part)({ ...turn, state: withoutMenu(state) });
  return { state: withList(state), say: sayLines(voice.say('proxy.only-theirs')) };
}

function replyToPurpose(turn: Turn, purpose: Purpose): Outcome {
  const { state, voice, reply, risk } = turn;
  const message = fold(reply.text);
  const is = (group: 'notNow' | 'refuse') => !reply.picked && voice.vocabulary.phrases(group).has(message);
  const said = reply.picked ? onlyPick(reply) : yesOrNo(reply.text, voice);
  if (is('notNow') || said === 'not-sure' || said === 'leave') return leaveConsent(turn);
  if (said === 'no' || is('refuse')) return disagree(turn, purpose);
  if (reply.picked ? said === 'yes' : isClearYes(reply.text, voice)) return agree(turn, purpose);
  if (state.misses > 0) return leaveConsent(turn);
  return { state: { ...state, misses: 1 }, say: risk ? [] : sayLines(voice.say('consent.yes-or-no')) };
}

function agree(turn: Turn, purpose: Purpose): Outcome {
  const { occasion, state, voice, now } = turn;
  // No button leads here, and nobody else's yes is theirs.
  if (occasion.proxy) return { state: withList(state), say: sayLines(voice.say('proxy.only-theirs')) };
  const effects: Effect[] = [consentEffect(turn, purpose, true)];
  const opens = occasion.questionnaire.purpose === purpose && !isOver(occasion, now);
  if (opens && state.phase === 'gone') {
    const { receipt: _, mayReturn: __, ...rest } = withoutMenu(state);
    return begin({ ...turn, state: { ...rest, phase: 'welcome' } }, [{ do: 'reopen' }, ...effects]);
  }
  if (isAskedFirst(turn)) return begin({ ...turn, state: withoutMenu(state) }, effects);
  return backToList(turn, purpose, true, effects);
}

function begin(turn: Turn, effects: Effect[]): Outcome {
  return nextQuestion(turn, turn.state, sayLines(turn.voice.say('consent.thanks')), [
    ...effects,
    { do: 'start' },
  ]);
}

function disagree(turn: Turn, purpose: Purpose): Outcome {
  const { occasion, state } = turn;
  const here = occasion.questionnaire.purpose === purpose;
  if (erases(turn, purpose)) return askToWithdraw(purpose)({ ...turn, state: withoutMenu(state) });
  const effects = [consentEffect(turn, purpose, false)];
  // Nothing to ask any more: a no to that is an answer, and nobody presses them.
  if (here && nothingAskedYet(state)) return { ...decline({ ...turn, state: withoutMenu(state) }), effects };
  if (here && state.phase === 'gone') {
    return { state: withoutMenu(state), say: sayLines(turn.voice.say('rest.not-now')), effects };
  }
  return backToList(turn, purpose, false, effects);
}

/** Whether something that was said goes with it, here or in another questionnaire. */
function erases({ occasion, state }: Turn, purpose: Purpose): boolean {
  if (purpose === 'contact') return true;
  if (purpose === occasion.questionnaire.purpose) return state.phase !== 'gone' && state.at !== null;
  return holdsAnswers(purpose) && occasion.consents?.[purpose] === true;
}

/** Back in the list, which has it as it is now. */
function backToList(turn: Turn, purpose: Purpose, given: boolean, effects: Effect[]): Outcome {
  const { state, voice } = turn;
  const followed = followConsent(turn, withList(state), purpose, given);
  return {
    state: followed.state,
    say: [...sayLines(voice.say(given ? 'consent.kept' : 'consent.stopped')), ...followed.say],
    effects: [...effects, ...followed.effects],
  };
}

function consentEffect({ voice }: Turn, purpose: Purpose, given: boolean): Effect & { do: 'consent' } {
  return { do: 'consent', purpose, given, wording: voice.say(`consent.ask.${purpose}`).text };
}

function withList(state: State): State {
  return { ...state, agreeing: 'list', misses: 0 };
}

function withoutMenu(state: State): State {
  return nextState(state, {});
}
