import { type Chance, chance } from './chance.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

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
  const month = (before: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - before, 1));
  return {
    from: month(12),
    to: month(0),
    now,
    months: Array.from({ length: 13 }, (_, at) =>
      month(12 - at)
        .toISOString()
        .slice(0, 7),
    ),
    fewerPeopleFrom: month(6),
  };
}

/** When it is dark by the time a session ends. */
export function isDark(at: Date): boolean {
  return [9, 10, 11, 0, 1].includes(at.getUTCMonth());
}

/**
 * When each invitation of the year is made, in order: as orders end, mostly on the day of the weekly panel and at the monthly review, fewer
 * in August and around Christmas. The running month gets its part of them, up to yesterday.
 */
export function invitationDays(calendar: Calendar, children: number, seed: string): Date[] {
  const luck = chance(`${seed} days`);
  const { from, to, now } = calendar;
  const whole = daysBetween(from, to);
  const running = daysBetween(to, new Date(Math.floor(+now / day) * day));
  const late = Math.round((children / whole.length) * running.length);
  return [...drawDays(whole, children, luck), ...drawDays(running, late, luck)].sort((a, b) => +a - +b);
}

function drawDays(days: Date[], many: number, luck: Chance): Date[] {
  const weights = days.map((each) => [each, weightOf(each)] as const).filter(([, weight]) => weight > 0);
  if (weights.length === 0) return [];
  return Array.from(
    { length: many },
    () => new Date(+luck.drawn(weights) + 9 * hour + luck.between(0, 7 * 60) * 60_000),
  );
}

function weightOf(date: Date): number {
  const [month, dayOfMonth, weekday] = [date.getUTCMonth(), date.getUTCDate(), date.getUTCDay()];
  const holiday = (month === 11 && dayOfMonth >= 23) || (month === 0 && dayOfMonth === 1);
  if (weekday === 0 || weekday === 6 || holiday) return 0;
  const season = month === 7 ? 0.5 : month === 11 ? 0.8 : 1;
  const panel = weekday === 2;
  const lastThursday = weekday === 4 && new Date(+date + 7 * day).getUTCMonth() !== month;
  return season * (lastThursday ? 1.8 : panel ? 1 : 0.12);
}

function daysBetween(from: Date, to: Date): Date[] {
  return Array.from(
    { length: Math.max(0, Math.round((+to - +from) / day)) },
    (_, n) => new Date(+from + n * day),
  );
}
