import type { Purpose } from '../consent.ts';
import type { State } from '../state.ts';
import type { Outcome, Turn } from '../turn.ts';
import { gone } from './ending.ts';

/** Withdrawn: all of it, or the one purpose; then it may be agreed to again in this chat. */
export function withdrawn(turn: Turn, purpose: Purpose): Outcome {
  const { locale, card, told } = turn.state;
  const receipt = receiptOf(turn.fresh);
  const mayReturn = purpose !== 'contact';
  const state: State = {
    format: 1,
    phase: 'gone',
    locale,
    at: null,
    answers: {},
    misses: 0,
    simpler: false,
    card,
    receipt,
    ...(mayReturn && { withdrawn: true }),
    ...(told && { told }),
  };
  const wording = turn.voice.say(mayReturn ? 'sure.unsay' : 'sure.withdraw').text;
  return {
    ...gone({ ...turn, state }),
    effects: [
      { do: 'erase', receipt, ...(mayReturn && { mayReturn }) },
      { do: 'consent', purpose, given: false, wording },
    ],
  };
}

/** In fours, to be read out. */
export function receiptOf(fresh: string): string {
  return (fresh.toUpperCase().match(/.{1,4}/g) ?? []).join('-');
}
