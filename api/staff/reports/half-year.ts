import {
  halfYearBefore,
  halfYearCode,
  halfYearCoded,
  halfYearsOver,
  monthOf,
  type Period,
} from '../../../domain/calendar.ts';
import type { StaffCall } from '../former-page.ts';
import { spanInWords } from '../forms/period.ts';

/** How many half-years a list offers. An earlier one can still be named in the address. */
const offered = 8;

/**
 * The half-year of the code in `?half=`, the newest that is over where none is asked for. Null where it is none, or
 * is not over: two looks would differ by a few parents.
 */
export function halfYearAsked({ query }: Pick<StaffCall, 'query'>, now: Date): Period | null {
  const code = query.get('half');
  return code ? halfYearCoded(code, now) : halfYearBefore(monthOf(now));
}

/** Those to choose from, newest first, and the one that is chosen. */
export function halfYearsToChoose(now: Date, chosen: Period | null): { value: string; text: string }[] {
  const newest = halfYearsOver(now, offered);
  const listed = chosen && !newest.some(({ from }) => from === chosen.from) ? [...newest, chosen] : newest;
  return listed.map((half) => ({ value: halfYearCode(half), text: spanInWords(half) }));
}
