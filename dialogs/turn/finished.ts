import { agreed } from '../../domain/consent.ts';
import { hearsBackHere } from '../asking/hear-back.ts';
import { isOver } from '../asking/last-day.ts';
import { toldOfRiskHere } from '../asking/shown-again.ts';
import type { Line } from '../state.ts';
import { sayLines, type Transition, type Turn } from './turn.ts';

/** Somebody who has finished comes back or says more. */
export const alreadyFinished: Transition = (turn) => ({
  state: turn.state,
  say: sayLines(turn.voice.say('done.already'), turn.voice.screen('next'), hearsBackHere(turn)),
});

/** Somebody who has finished wants to change an answer. */
export const answersFixed: Transition = ({ state, voice }) => ({
  state,
  say: sayLines(voice.say('done.fixed')),
});

/** What was said is erased, and stays so; the receipt is the same for ever. */
export const answersErased: Transition = (turn) => {
  const { state, voice } = turn;
  return {
    state,
    say: sayLines(
      voice.say('gone.now'),
      // An alert outlives what it was about: somebody must still look.
      toldOfRiskHere(turn) ? voice.say('gone.told') : undefined,
      voice.say('gone.receipt', { receipt: state.receipt ?? '' }),
      stillAgreed(turn),
    ),
  };
};

/** What becomes of consent, which deleting answers does not take back. */
function stillAgreed({ occasion, state, voice, now }: Turn): Line | undefined {
  const { consents, proxy, questionnaire, cancelled } = occasion;
  // Of what was called off nothing leads to it any more.
  if (!consents || cancelled) return undefined;
  if (!state.mayReturn) return voice.say('gone.withdrawn');
  const stands = questionnaire.purpose && agreed(consents, questionnaire.purpose);
  if (proxy) return voice.say(stands ? 'gone.proxy.agreed' : 'proxy.only-theirs');
  if (stands) return voice.say('gone.agreed');
  return isOver(occasion, now) ? undefined : voice.say('gone.return');
}
