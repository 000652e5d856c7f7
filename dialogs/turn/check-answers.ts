import { onlyPick } from '../questions/form.ts';
import { yesOrNo } from '../questions/yes-no.ts';
import { fold } from '../recognising/fold.ts';
import { isExactly } from '../recognising/recognise.ts';
import { showsNo } from '../recognising/signs.ts';
import { route } from '../route.ts';
import { finish, listAnswers } from './navigate.ts';
import { nextState, sayLines, type Transition, type Turn } from './turn.ts';

/**
 * "Send it", or which answer to change. Only what means just that sends it, for what is sent cannot be called
 * back.
 */
export const replyToCheck: Transition = (turn) => {
  const { state, voice, risk } = turn;
  const said = saidToCheck(turn);
  if (said === 'send') return finish(turn, state);
  if (said === 'change') return listAnswers(turn);
  const again = state.misses % 2 === 1;
  return {
    state: { ...state, misses: state.misses + 1 },
    say: risk ? [] : sayLines(voice.say(again ? 'check.still' : 'check.hint')),
  };
};

/** Which of the two it is; undefined where it is not clear. */
export function saidToCheck({ voice, reply }: Turn): 'send' | 'change' | undefined {
  const picked = onlyPick(reply);
  if (reply.picked) return picked === 'send' || picked === 'change' ? picked : undefined;
  const is = (label: 'check.send' | 'check.change') => isExactly(reply.text, [voice.say(label).text]);
  const says = (group: 'send' | 'refuse') => voice.vocabulary.phrases(group).has(fold(reply.text));
  if (is('check.send') || says('send')) return showsNo(reply.text) ? undefined : 'send';
  const wrong = is('check.change') || says('refuse') || yesOrNo(reply.text, voice) === 'no';
  return wrong ? 'change' : undefined;
}

/** Back from the check: to the last question. */
export const backToLastQuestion: Transition = (turn) => {
  const last = route(turn.occasion.questionnaire, turn.state.answers).at(-1);
  return { state: nextState(turn.state, { phase: 'asking', at: last?.key ?? turn.state.at }) };
};
