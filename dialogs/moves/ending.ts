import { type Move, words } from '../turn.ts';

/** Somebody who has finished comes back or says more. */
export const finished: Move = ({ state, voice }) => ({
  state,
  say: words(voice.say('done.already'), voice.screen('next'), voice.say('done.later')),
});

/** Everything is erased, and stays so; the receipt is the same for ever. */
export const gone: Move = ({ state, voice }) => ({
  state,
  say: words(voice.say('gone.now'), voice.say('gone.receipt', { receipt: state.receipt ?? '' })),
});
