import { isIn, type Period } from '../../../domain/calendar.ts';
import type { TallyStore } from '../../../prisma/stores/tallies.ts';

/**
 * The same counts for several reports that are made one after the other: all see what counted when the first
 * was made, and what one has read is not read again for a shorter period of the next. Keep it for as long as
 * that takes, and no longer: it holds on to all that it has read.
 */
export function atOneMoment(tallies: TallyStore): TallyStore {
  let released: Promise<void> | undefined;
  let read: { to: string; groups: ReturnType<TallyStore['read']> } | undefined;
  let asked: (Period & { rows: ReturnType<TallyStore['asked']> }) | undefined;
  return {
    release(threshold, now) {
      released ??= tallies.release(threshold, now);
      return released;
    },
    async read(to) {
      if (!read || read.to < to) read = { to, groups: tallies.read(to) };
      return (await read.groups).filter(({ month }) => month <= to);
    },
    async asked(from, to) {
      const known = asked && isIn(from, asked) && isIn(to, asked);
      if (!asked || !known) asked = { from, to, rows: tallies.asked(from, to) };
      return (await asked.rows).filter(({ month }) => isIn(month, { from, to }));
    },
    pairs: (of) => tallies.pairs(of),
  };
}
