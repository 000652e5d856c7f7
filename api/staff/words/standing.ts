import type { Standing } from '../../../prisma/stores/invitation-rows.ts';

/** What the pages call a standing, and the colour of its tag beside the words. */
export const standingWords: Readonly<Record<Standing, { text: string; colour: string }>> = {
  'not-started': { text: 'Not started', colour: 'grey' },
  started: { text: 'Started', colour: 'blue' },
  finished: { text: 'Finished', colour: 'green' },
  over: { text: 'Time is over', colour: 'orange' },
  cancelled: { text: 'Cancelled', colour: 'red' },
};

/** The standing of that name, null where there is none. */
export function standingOf(name: string): Standing | null {
  return standings.find((standing) => standing === name) ?? null;
}
/** It can still be answered. */
export function isOpen(standing: Standing): boolean {
  return standing === 'not-started' || standing === 'started';
}

export const standings: readonly Standing[] = ['not-started', 'started', 'finished', 'over', 'cancelled'];
