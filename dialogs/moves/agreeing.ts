import { type Purpose, purposes } from '../consent.ts';
import { purposesShown } from '../consenting.ts';
import { isOver } from '../due.ts';
import { plain } from '../hearing/plain.ts';
import { recognise } from '../hearing/recognise.ts';
import { yesOrNo } from '../questions/yes-no.ts';
import type { Effect, State } from '../state.ts';
import { type Move, moved, type Outcome, type Turn, words } from '../turn.ts';
import { onward } from './going.ts';
import { decline } from './resting.ts';
import { askWithdraw } from './sure.ts';
import { receiptOf } from './withdrawing.ts';

/** "What did I agree to?": each part, to be changed by itself. Nobody but a victim is asked for consent. */
export const whatWasAgreed: Move = ({ occasion, state, voice }) =>
  occasion.consents
    ? { state: { ...state, agreeing: 'list' } }
    : { state, say: words(voice.say('consent.none')) };

/** Where a menu of consent stands, what was said picks a part to change, or says yes or no to one. */
export const agreeOrNot: Move = (turn) =>
  turn.state.agreeing === 'list' ? pickPart(turn) : yesOrNoTo(turn, turn.state.agreeing ?? 'contact');

/** Leaves the menu; who was asked before the first question does not start. */
export const leaveAgreeing: Move = (turn) => {
  const rest = closed(turn.state);
  const gate = turn.state.agreeing !== 'list' && isBefore(turn.state);
  return gate ? decline({ ...turn, state: rest }) : { state: rest };
};

function pickPart(turn: Turn): Outcome {
  const { occasion, state, voice, heard } = turn;
  const candidates = purposesShown(occasion).map((key) => ({
    key,
    label: voice.say(`consent.part.${key}`).text,
  }));
  const found = heard.picked ? null : recognise(heard.text, candidates, voice.ear);
  const said = heard.picked?.[0] ?? (found?.is === 'one' ? found.key : undefined);
  const purpose = purposes.find((one) => one === said);
  if (purpose) return { state: { ...state, agreeing: purpose, misses: 0 } };
  const leaves = said === 'carry-on' || voice.ear.phrases('carryOn').has(plain(heard.text));
  if (leaves || state.misses > 0) return leaveAgreeing(turn);
  return { state: { ...state, misses: 1 }, say: turn.risk ? [] : words(voice.say('consent.hint')) };
}

function yesOrNoTo(turn: Turn, purpose: Purpose): Outcome {
  const { state, voice, heard } = turn;
  const refused = voice.ear.phrases('refuse').has(plain(heard.text));
  const said = heard.picked ? heard.picked[0] : refused ? 'no' : yesOrNo(heard.text, voice);
  if (said === 'yes') return agree(turn, purpose);
  if (said === 'no') return disagree(turn, purpose);
  if (state.misses > 0) return leaveAgreeing(turn);
  return { state: { ...state, misses: 1 }, say: turn.risk ? [] : words(voice.say('sure.hint')) };
}

function agree(turn: Turn, purpose: Purpose): Outcome {
  const { occasion, state, voice, now } = turn;
  const effects: Effect[] = [consent(turn, purpose, true)];
  const again = turn.occasion.questionnaire.purpose === purpose;
  if (again && state.phase === 'gone' && !isOver(occasion.due, now)) {
    const { receipt: _, withdrawn: __, ...rest } = closed(state);
    const fresh = moved(rest, { phase: 'welcome', at: null, answers: {} });
    return begun({ ...turn, state: fresh }, [{ do: 'reopen' }, ...effects]);
  }
  if (again && isBefore(state)) return begun({ ...turn, state: closed(state) }, effects);
  return { state: { ...state, agreeing: 'list', misses: 0 }, say: words(voice.say('consent.kept')), effects };
}

function begun(turn: Turn, effects: Effect[]): Outcome {
  const starts: Effect[] = turn.state.at === null ? [{ do: 'start' }] : [];
  return onward(turn, turn.state, words(turn.voice.say('consent.thanks')), [...effects, ...starts]);
}

function disagree(turn: Turn, purpose: Purpose): Outcome {
  const { occasion, state, voice } = turn;
  const here = occasion.questionnaire.purpose === purpose;
  if (purpose === 'contact' || (here && state.phase !== 'gone' && state.at !== null))
    return askWithdraw(purpose)({ ...turn, state: closed(state) });
  const effects: Effect[] = [consent(turn, purpose, false)];
  if (here && isBefore(state)) {
    const outcome = decline({ ...turn, state: closed(state) });
    return { ...outcome, effects: [...(outcome.effects ?? []), ...effects] };
  }
  // Answers to another questionnaire may go with it: then there is a number to show for it.
  const erases = !here && (purpose === 'feedback' || purpose === 'views');
  const receipt = receiptOf(turn.fresh);
  return {
    state: { ...state, agreeing: 'list', misses: 0 },
    say: words(
      voice.say('consent.stopped'),
      ...(erases ? [voice.say('consent.erased'), voice.say('gone.receipt', { receipt })] : []),
    ),
    effects: erases ? effects.map((effect) => ({ ...effect, receipt })) : effects,
  };
}

function consent({ voice }: Turn, purpose: Purpose, given: boolean): Effect & { do: 'consent' } {
  return { do: 'consent', purpose, given, wording: voice.say(`consent.ask.${purpose}`).text };
}

/** Nothing was asked yet: the consent stands before the first question. */
function isBefore({ phase, at }: State): boolean {
  return at === null && (phase === 'welcome' || phase === 'resting');
}

function closed(state: State): State {
  const { agreeing: _, ...rest } = state;
  return rest;
}
