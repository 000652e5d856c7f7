import { z } from 'zod';
import {
  halfYearBefore,
  halfYearCode,
  halfYearCoded,
  halfYearsOver,
  monthOf,
  type Period,
} from '../../../domain/calendar.ts';
import { spanInWords } from '../../../reports/words/in-words.ts';
import { typed } from '../forms/text.ts';

/** How many half-years a list offers. An earlier one can still be named in the address. */
const offered = 8;

/** What a page reads on which a half-year is chosen. */
export const halfYearFields = z.object({ half: typed });

/**
 * The half-year of a code, the newest that is over where there is none. Null where the code is of none, or of
 * one that is not over: two looks would differ by a few parents.
 */
export function parseHalfYear(code: string, now: Date): Period | null {
  return code === '' ? halfYearBefore(monthOf(now)) : halfYearCoded(code, now);
}

/** The form in which a half-year is chosen. `half`: null where what was `asked` for is none. */
export function halfYearForm(
  action: string,
  { asked, half, now }: { asked: string; half: Period | null; now: Date },
) {
  const problem = half ? undefined : { text: 'Choose a half-year from the list' };
  return {
    action,
    half: {
      value: half ? halfYearCode(half) : asked,
      halves: halfYearsToChoose(now, half),
      problem,
    },
    problems: problem ? [{ ...problem, href: '#half' }] : [],
  };
}

/** Those to choose from, newest first, and the one that is chosen. */
export function halfYearsToChoose(now: Date, chosen: Period | null): { value: string; text: string }[] {
  const newest = halfYearsOver(now, offered);
  const listed = chosen && !newest.some(({ from }) => from === chosen.from) ? [...newest, chosen] : newest;
  return listed.map((half) => ({ value: halfYearCode(half), text: spanInWords(half) }));
}
