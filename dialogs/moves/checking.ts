import { plain } from '../hearing/plain.ts';
import { route } from '../route.ts';
import { type Move, moved, words } from '../turn.ts';
import { finish, listAnswers } from './going.ts';

/** "Send it", or which answer to change. */
export const sendOrNot: Move = (turn) => {
  const { state, voice, heard, risk } = turn;
  const said = heard.picked?.[0];
  const message = plain(heard.text);
  if (said === 'send' || (!heard.picked && voice.ear.phrases('send').has(message)))
    return finish(turn, state);
  if (said === 'change' || voice.ear.phrases('refuse').has(message)) return listAnswers(turn);
  // Nothing goes unless they say so, however often they are not understood.
  return { state: { ...state, misses: 1 }, say: risk ? [] : words(voice.say('check.hint')) };
};

/** Back from the check: to the last question. */
export const backToLast: Move = (turn) => {
  const last = route(turn.occasion.questionnaire, turn.state.answers).at(-1);
  return { state: moved(turn.state, { phase: 'asking', at: last?.key ?? turn.state.at }) };
};
