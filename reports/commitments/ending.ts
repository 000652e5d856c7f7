import { isoDay } from '../../domain/calendar.ts';
import type { Status } from '../../domain/commitment.ts';

/** What became of a commitment by today: kept, past its day, found impossible, or still on its way. */
export const endings = ['kept', 'overdue', 'cannot', 'open'] as const;
export type Ending = (typeof endings)[number];

/** What became of a commitment. Its day itself is not yet past. */
export function became({ status, due }: { status: Status; due: Date | null }, now: Date): Ending {
  if (status === 'done') return 'kept';
  if (status === 'cannot') return 'cannot';
  return isPast(due, now) ? 'overdue' : 'open';
}

function isPast(due: Date | null, now: Date): boolean {
  return due !== null && isoDay(due) < isoDay(now);
}
