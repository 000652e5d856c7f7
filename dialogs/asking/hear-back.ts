import { questionsOf } from '../questionnaire.ts';
import type { Line } from '../state.ts';
import type { Situation } from '../turn/turn.ts';
import { mayHearBack } from './updates.ts';

/** At the end: that the same code lets them hear back. Said to whoever asked to, for nobody else is told. */
export function hearsBackLater(at: Situation): Line | undefined {
  return hearsBack(at) === 'yes' ? at.voice.say('done.later') : undefined;
}

/** The same for somebody who comes back while no update waits. */
export function hearsBackHere(at: Situation): Line | undefined {
  const answer = hearsBack(at);
  if (answer === 'no') return undefined;
  return at.voice.say(answer === 'yes' ? 'update.none' : 'update.if-asked');
}

/**
 * Whether they are told what changes, as prisma/stores/tellings.ts finds them. `not-known`: of an anonymous
 * response that is finished, what they answered to that is not here any more.
 */
function hearsBack({ occasion, state }: Situation): 'yes' | 'no' | 'not-known' {
  if (!mayHearBack(occasion)) return 'no';
  if (occasion.kind === 'victim') return 'yes';
  const { questionnaire } = occasion;
  // What goes under a name is read by their worker alone, who tells them, and is no part of any theme.
  if (questionnaire.identity === 'named') return 'no';
  const said = state.answers['hear-back'];
  if (said) return said.is === 'given' && said.categories.includes('yes') ? 'yes' : 'no';
  const forgot = questionnaire.identity === 'anonymous' && Object.keys(state.answers).length === 0;
  return forgot && questionsOf(questionnaire).some(({ key }) => key === 'hear-back') ? 'not-known' : 'no';
}
