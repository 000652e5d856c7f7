import { onlyPick } from '../questions/form.ts';
import { yesOrNo } from '../questions/yes-no.ts';
import { plain } from '../recognising/fold.ts';
import { isExactly } from '../recognising/recognise.ts';
import { route } from '../route.ts';
import { finish, listAnswers } from './navigate.ts';
import { type Move, moved, words } from './turn.ts';

/** "Send it", or which answer to change. Only what means just that sends it, for what is sent cannot be called back. */
export const sendOrNot: Move = (turn) => {
  const { state, voice, heard, risk } = turn;
  const said = onlyPick(heard);
  const is = (label: 'check.send' | 'check.change') =>
    !heard.picked && isExactly(heard.text, [voice.say(label).text]);
  const says = (heading: 'send' | 'refuse') =>
    !heard.picked && voice.ear.phrases(heading).has(plain(heard.text));
  if (said === 'send' || is('check.send') || says('send')) return finish(turn, state);
  const wrong =
    is('check.change') || says('refuse') || (!heard.picked && yesOrNo(heard.text, voice) === 'no');
  if (said === 'change' || wrong) return listAnswers(turn);
  const again = state.misses % 2 === 1;
  return {
    state: { ...state, misses: state.misses + 1 },
    say: risk ? [] : words(voice.say(again ? 'check.still' : 'check.hint')),
  };
};

/** Back from the check: to the last question. */
export const backToLast: Move = (turn) => {
  const last = route(turn.occasion.questionnaire, turn.state.answers).at(-1);
  return { state: moved(turn.state, { phase: 'asking', at: last?.key ?? turn.state.at }) };
};
