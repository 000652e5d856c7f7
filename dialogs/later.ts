import { mayHear } from './news.ts';
import { questionsOf } from './questionnaire.ts';
import type { Line, Occasion, State } from './state.ts';
import type { Voice } from './voice.ts';

type At = { occasion: Occasion; state: State; voice: Voice };

/** That the same code lets them hear what changed: to whom asked to, and to nobody else, for nobody else is told. */
export function hearsLater(at: At): Line | undefined {
  return hears(at) === 'yes' ? at.voice.say('done.later') : undefined;
}

/** The same for somebody who comes back while there is no news. */
export function hearsHere(at: At): Line | undefined {
  const told = hears(at);
  if (told === 'no') return undefined;
  return at.voice.say(told === 'yes' ? 'news.none' : 'news.if-asked');
}

/** Whether they are told what changes, as prisma/stores/tellings.ts finds them. Of an anonymous one that is finished, what they said to it is not here any more. */
function hears({ occasion, state }: At): 'yes' | 'no' | 'not-known' {
  if (!mayHear(occasion)) return 'no';
  if (occasion.kind === 'victim') return 'yes';
  const { questionnaire } = occasion;
  // What goes under a name is read by their worker alone, who tells them, and is no part of any theme.
  if (questionnaire.identity === 'named') return 'no';
  const said = state.answers['hear-back'];
  if (said) return said.is === 'given' && said.categories.includes('yes') ? 'yes' : 'no';
  const forgot = questionnaire.identity === 'anonymous' && Object.keys(state.answers).length === 0;
  return forgot && questionsOf(questionnaire).some(({ key }) => key === 'hear-back') ? 'not-known' : 'no';
}
