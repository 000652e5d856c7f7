import { asOrdersEnd, type Calendar, day, momentsAhead, momentsIn, week } from './calendar.ts';
import { type Chance, chance } from './chance.ts';
import { type Child, childOf, court, type Order } from './children.ts';

/** One child's order, or support out of court, from start to end. Of some the end is still to come. */
export type Support = {
  /** Which of all it is, from 0. */
  number: number;
  child: Child;
  start: Date;
  end: Date;
};

/** How many of the children were here before, on another order. */
const again = 0.04;
const halfAYear = 182;

/**
 * All that end in the year, or are still under way today: as many as end in the twelve whole months.
 * In the order of their ends.
 */
export function supportsOf(calendar: Calendar, children: number, seed: string): Support[] {
  const luck = chance(`${seed} again`);
  const known: Child[] = [];
  const ends = [
    ...momentsIn(calendar, children, asOrdersEnd, seed),
    ...momentsAhead(calendar, halfAYear, Math.round(children / 2), asOrdersEnd, seed),
  ];
  const supports = ends.map((end, number) => {
    const before = known[number - 60];
    const returns = before && luck.happens(again);
    const child = returns
      ? { ...before, seed: `${before.seed} again ${number}` }
      : childOf(known.length + 1, seed);
    if (!returns) known.push(child);
    return { number, child, end, start: startOf(child, end) };
  });
  return supports.filter(({ start }) => +start < +calendar.now - 2 * day);
}

/** Out of court it takes twelve weeks at most, orders of the court longer. */
function startOf({ seed, participant: { order } }: Child, end: Date): Date {
  const weeks = weeksOf(order, chance(`${seed} weeks`));
  const start = +end - weeks * week;
  const weekday = new Date(start).getUTCDay();
  return new Date(start - (weekday === 0 ? 2 : weekday === 6 ? 1 : 0) * day);
}

function weeksOf(order: Order, luck: Chance): number {
  if (order === 'bail' || order === 'remand') return luck.between(6, 16);
  if (court.includes(order)) return luck.between(26, 48);
  return order === 'referral-order' ? luck.between(13, 36) : luck.between(7, 12);
}
