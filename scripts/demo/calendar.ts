import {
  addMonths,
  dayLength,
  dayOf,
  firstOfMonth,
  monthLater,
  monthOf,
  monthsIn,
} from '../../domain/calendar.ts';
import { type Chance, chance } from './chance.ts';

export const hour = 3_600_000;
export const day = dayLength;
export const week = 7 * day;

/** The twelve whole months before this one, the running one after them, and what happened in them. */
export type Calendar = {
  /** The first moment of the year. */
  from: Date;
  /** The first moment after the twelve whole months. */
  to: Date;
  now: Date;
  /** Thirteen, as `YYYY-MM`, in order: the last is the running one. */
  months: string[];
  /** Half way through, the service agreed that one worker brings the others in: fewer people at once. */
  fewerPeopleFrom: Date;
};

export function calendarOf(now: Date): Calendar {
  const first = firstOfMonth(now);
  const thisMonth = monthOf(now);
  return {
    from: addMonths(first, -12),
    to: first,
    now,
    months: monthsIn({ from: monthLater(thisMonth, -12), to: thisMonth }),
    fewerPeopleFrom: addMonths(first, -6),
  };
}

/** When it is dark by the time a session ends. */
export function isDark(at: Date): boolean {
  return [9, 10, 11, 0, 1].includes(at.getUTCMonth());
}

/** How likely something happens on a day, beside other days. None on a Saturday or Sunday. */
export type Rhythm = (date: Date) => number;

/** As orders end: mostly on the day of the weekly panel and at the monthly review. */
export const asOrdersEnd: Rhythm = (date) => {
  const lastThursday = date.getUTCDay() === 4 && new Date(+date + week).getUTCMonth() !== date.getUTCMonth();
  return onWorkdays(date) * (lastThursday ? 1.8 : isPanelDay(date) ? 1 : 0.12);
};
export const onPanelDays: Rhythm = (date) => (isPanelDay(date) ? onWorkdays(date) : 0);
/** Fewer in August and around Christmas. */
export const onWorkdays: Rhythm = (date) => {
  const [month, dayOfMonth, weekday] = [date.getUTCMonth(), date.getUTCDate(), date.getUTCDay()];
  const holiday = (month === 11 && dayOfMonth >= 23) || (month === 0 && dayOfMonth === 1);
  if (weekday === 0 || weekday === 6 || holiday) return 0;
  return month === 7 ? 0.5 : month === 11 ? 0.8 : 1;
};

/**
 * When something happens that happens so often in the twelve whole months: moments in working hours, in
 * order, by its rhythm. The running month gets its part of them, up to yesterday.
 */
export function momentsIn(calendar: Calendar, often: number, rhythm: Rhythm, seed: string): Date[] {
  const luck = chance(`${seed} days`);
  const { from, to, now } = calendar;
  const whole = daysBetween(from, to);
  const running = daysBetween(to, dayOf(now));
  const late = Math.round((often / whole.length) * running.length);
  return inOrder([...drawn(whole, often, rhythm, luck), ...drawn(running, late, rhythm, luck)]);
}

/** The same of so many days from now on. */
export function momentsAhead(
  { now }: Calendar,
  days: number,
  often: number,
  rhythm: Rhythm,
  seed: string,
): Date[] {
  const coming = daysBetween(dayOf(now), new Date(+dayOf(now) + days * day));
  return inOrder(drawn(coming, often, rhythm, chance(`${seed} days ahead`)));
}

/** So many days after, at a moment in working hours; on the next workday, where that is none. */
export function atWork(from: Date, daysLater: number, luck: Chance): Date {
  let at = +dayOf(from) + daysLater * day;
  while (onWorkdays(new Date(at)) === 0) at += day;
  return new Date(at + momentAtWork(luck));
}

function isPanelDay(date: Date): boolean {
  return date.getUTCDay() === 2;
}

function drawn(days: Date[], often: number, rhythm: Rhythm, luck: Chance): Date[] {
  const weights = days.map((each) => [each, rhythm(each)] as const).filter(([, weight]) => weight > 0);
  if (weights.length === 0) return [];
  return Array.from({ length: often }, () => new Date(+luck.drawn(weights) + momentAtWork(luck)));
}

/** From nine to four. */
function momentAtWork(luck: Chance): number {
  return 9 * hour + luck.between(0, 7 * 60) * 60_000;
}

function inOrder(moments: Date[]): Date[] {
  return moments.sort((a, b) => +a - +b);
}

function daysBetween(from: Date, to: Date): Date[] {
  return Array.from(
    { length: Math.max(0, Math.round((+to - +from) / day)) },
    (_, n) => new Date(+from + n * day),
  );
}
