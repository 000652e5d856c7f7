import { type Move, words } from '../turn.ts';

/** Somebody who has finished comes back or says more. */
export const finished: Move = ({ state, voice }) => ({
  state,
  say: words(voice.say('done.already'), voice.screen('next'), voice.say('done.later')),
});

/** Somebody who has finished wants another answer to stand. */
export const fixed: Move = ({ state, voice }) => ({ state, say: words(voice.say('done.fixed')) });

/** Everything is erased, and stays so; the receipt is the same for ever. */
export const gone: Move = ({ state, voice }) => ({
  state,
  say: words(
    voice.say('gone.now'),
    // An alert outlives what it was about: somebody must still look.
    state.told ? voice.say('gone.told') : undefined,
    voice.say('gone.receipt', { receipt: state.receipt ?? '' }),
    state.withdrawn ? voice.say('gone.return') : undefined,
  ),
});
