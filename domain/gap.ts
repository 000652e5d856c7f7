import { dayOf } from './calendar.ts';

/** How a gap between groups stands: *explain or change*. */
export const gapStates = ['open', 'explained', 'changed'] as const;
export type GapState = (typeof gapStates)[number];

/** It is still open, and its day has passed. */
export function isLate({ state, due }: { state: GapState; due: Date | null }, now: Date): boolean {
  return state === 'open' && due !== null && due < dayOf(now);
}
