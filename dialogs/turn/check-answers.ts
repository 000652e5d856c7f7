import { onlyPick } from '../questions/form.ts';
import { yesOrNo } from '../questions/yes-no.ts';
import { fold } from '../recognising/fold.ts';
import { isExactly } from '../recognising/recognise.ts';
import { route } from '../route.ts';
import { finish, listAnswers } from './navigate.ts';
import { nextState, sayLines, type Transition } from './turn.ts';

/**
 * "Send it", or which answer to change. Only what means just that sends it, for what is sent cannot be called
 * back.
 */
export const replyToCheck: Transition = (turn) => {
  const { state, voice, reply, risk } = turn;
  const said = onlyPick(reply);
  const is = (label: 'check.send' | 'check.change') =>
    !reply.picked && isExactly(reply.text, [voice.say(label).text]);
  const says = (group: 'send' | 'refuse') =>
    !reply.picked && voice.vocabulary.phrases(group).has(fold(reply.text));
  if (said === 'send' || is('check.send') || says('send')) return finish(turn, state);
  const wrong =
    is('check.change') || says('refuse') || (!reply.picked && yesOrNo(reply.text, voice) === 'no');
  if (said === 'change' || wrong) return listAnswers(turn);
  const again = state.misses % 2 === 1;
  return {
    state: { ...state, misses: state.misses + 1 },
    say: risk ? [] : sayLines(voice.say(again ? 'check.still' : 'check.hint')),
  };
};

/** Back from the check: to the last question. */
export const backToLastQuestion: Transition = (turn) => {
  const last = route(turn.occasion.questionnaire, turn.state.answers).at(-1);
  return { state: nextState(turn.state, { phase: 'asking', at: last?.key ?? turn.state.at }) };
};
