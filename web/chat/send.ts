import type { Line, Press } from '../../dialogs/state.ts';

/** Called with each answer: what it says, as words and as a press. */
export type Send = (shown: Line, press: Press) => void;
