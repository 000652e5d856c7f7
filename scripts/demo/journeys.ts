import { type Calendar, day, hour } from './calendar.ts';
import { chance } from './chance.ts';
import type { Child } from './children.ts';

/** How far somebody goes at one sitting. `after`: so many replies. */
export type Sitting =
  | { at: Date; does: 'answers' }
  | { at: Date; does: 'declines' }
  | { at: Date; does: 'pauses' | 'stops' | 'leaves' | 'deletes'; after: number }
  | { at: Date; does: 'deletes-when-done' };

/** What becomes of one invitation. */
export type Journey = {
  child: Child;
  madeAt: Date;
  due: Date;
  cancelledAt: Date | null;
  sittings: Sitting[];
};

const answeringDays = 28;

/** What becomes of an invitation that is made on a day. */
export function journeyOf(child: Child, madeAt: Date): Journey {
  const luck = chance(`${child.seed} journey`);
  const due = new Date(Math.floor(+madeAt / day) * day + answeringDays * day);
  const journey: Journey = { child, madeAt, due, cancelledAt: null, sittings: [] };
  if (luck.happens(0.04)) return { ...journey, cancelledAt: new Date(+madeAt + luck.between(1, 9) * day) };

  const days = luck.drawn([
    [0, 30],
    [luck.between(1, 3), 32],
    [luck.between(4, 10), 25],
    [luck.between(11, answeringDays - 2), 13],
  ]);
  // At the last meeting on a worker's laptop, or at home after school.
  const atHome =
    Math.floor(+madeAt / day) * day + days * day + 15.5 * hour + luck.between(0, 5 * 60) * 60_000;
  const at = new Date(days === 0 ? +madeAt + luck.between(20, 90) * 60_000 : atHome);
  const after = luck.between(4, 13);
  if (!luck.happens(child.willing)) {
    return luck.happens(0.05) ? { ...journey, sittings: [{ at, does: 'declines' }] } : journey;
  }
  const later = (hours: number) => new Date(+at + hours * hour);
  const sittings = luck.drawn<Sitting[]>([
    [[{ at, does: 'answers' }], 82],
    [
      [
        { at, does: 'pauses', after },
        { at: later(luck.between(2, 30)), does: 'answers' },
      ],
      5,
    ],
    [[{ at, does: 'stops', after }], 5],
    [[{ at, does: 'leaves', after }], 5],
    [[{ at, does: 'deletes', after }], 1],
    [[{ at, does: 'deletes-when-done' }], 2],
  ]);
  return { ...journey, sittings };
}

/** Those who finish in the year, in the order of finishing. */
export function finishers(journeys: readonly Journey[], { now }: Calendar): Journey[] {
  const end = ({ sittings }: Journey) => sittings.at(-1);
  return journeys
    .filter((journey) => {
      const last = end(journey);
      return last?.does === 'answers' && +last.at < +now - hour && +last.at < +journey.due;
    })
    .toSorted((a, b) => +(end(a)?.at ?? 0) - +(end(b)?.at ?? 0));
}
