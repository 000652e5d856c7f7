import type { Situation } from '../turn/turn.ts';

/**
 * Whether what was said (a question's key, or an update's id for what they thought of it) may be shown
 * again: only on the device on which it was said, for a code may be in anybody's hands, and never where it
 * raised an alert.
 */
export function mayShow({ state, device }: Pick<Situation, 'state' | 'device'>, what: string): boolean {
  const shownOn = state.shownOn ?? {};
  return Object.hasOwn(shownOn, device) && shownOn[device]?.includes(what) === true;
}

/** Whether something was said on this device that told of risk. Nobody learns of it anywhere else. */
export function toldOfRiskHere({ state, device }: Pick<Situation, 'state' | 'device'>): boolean {
  return state.toldOfRiskOn === device;
}
