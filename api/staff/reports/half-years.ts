import type { Period } from '../../v1/board-figures.ts';
import { monthOf } from '../forms/period.ts';

/** January to June or July to December, over, and named by its year and which half it is: 2026-1. */
export type HalfYear = Period & { key: string };

/** How many half-years a list offers. An earlier one can still be named in the address. */
const halvesOffered = 6;

/** The half-year of that name; null where there is none, or it is not over: its figures would move by a few people from one look to the next. */
export function halfYear(key: string, now: Date): HalfYear | null {
  const [, year, half] = /^(2\d{3})-([12])$/.exec(key) ?? [];
  if (!year || !half) return null;
  const [from, to] = half === '1' ? [`${year}-01`, `${year}-06`] : [`${year}-07`, `${year}-12`];
  return to < monthOf(now) ? { key, from, to } : null;
}

/** Those to choose from, newest first. */
export function halfYears(now: Date): HalfYear[] {
  const year = now.getUTCFullYear();
  const years = Array.from({ length: halvesOffered / 2 + 1 }, (_, back) => year - back);
  return years
    .flatMap((year) => [`${year}-2`, `${year}-1`])
    .map((key) => halfYear(key, now))
    .filter((half) => half !== null)
    .slice(0, halvesOffered);
}
