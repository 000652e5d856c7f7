import {
  halfYearBefore,
  isMonth,
  monthLater,
  monthOf,
  type Period,
  toHalfYears,
} from '../../../domain/calendar.ts';
import { type BandName, bandNames } from '../../../domain/participant.ts';
import { monthInWords } from '../../../reports/words/in-words.ts';

/** How far back the lists of months reach. An earlier month can still be named in the address. */
const monthsOffered = 36;

/** What the form of the report asks for, as it was filled in; `problems` by field, in plain words. */
export type Choice = {
  from: string;
  to: string;
  band: BandName | null;
  problems: { field: 'from' | 'to' | 'band'; text: string }[];
  /** What is reported on: with a band, whole half-years that are over. Null where there are problems. */
  period: Period | null;
};

/** What the form says. Where nothing is asked for yet: the twelve months up to this one. */
export function parseChoice(asked: { from: string; to: string; band: string }, now: Date): Choice {
  const thisMonth = monthOf(now);
  const from = asked.from || monthLater(thisMonth, -11);
  const to = asked.to || thisMonth;
  const band = bandNames.find((name) => name === asked.band) ?? null;
  const problems: Choice['problems'] = [];
  if (!isMonth(from)) problems.push({ field: 'from', text: 'Choose the first month from the list' });
  if (!isMonth(to)) problems.push({ field: 'to', text: 'Choose the last month from the list' });
  if (problems.length === 0 && from > to) {
    problems.push({ field: 'from', text: 'The first month must be the same as the last month or before it' });
  }
  if (asked.band !== '' && !band) problems.push({ field: 'band', text: 'Choose a group from the list' });
  const period = problems.length > 0 ? null : band ? inHalfYears({ from, to }, thisMonth) : { from, to };
  return { from, to, band, problems, period };
}

/** The months to choose from, newest first, with those that are chosen. */
export function monthsToChoose(now: Date, chosen: readonly string[]): { value: string; text: string }[] {
  const thisMonth = monthOf(now);
  const offered = Array.from({ length: monthsOffered }, (_, back) => monthLater(thisMonth, -back));
  const asked = chosen.filter(isMonth);
  return [...new Set([...offered, ...asked])]
    .sort()
    .reverse()
    .map((month) => ({ value: month, text: monthInWords(month) }));
}

/** Whether the period has yet to begin, is under way, or is over. */
export function standingOf({ from, to }: Period, now: Date): 'to come' | 'under way' | 'over' {
  const thisMonth = monthOf(now);
  if (from > thisMonth) return 'to come';
  return to >= thisMonth ? 'under way' : 'over';
}

/**
 * Groups are told apart only in whole half-years that are over (docs/DISCLOSURE-CONTROL.md): the smallest
 * that have these months in them, or where none of these is over, the last that is. Months that have not
 * begun stay as they are, for they have no report.
 */
function inHalfYears(period: Period, thisMonth: string): Period {
  if (period.from > thisMonth) return period;
  const widened = toHalfYears(period);
  const last = halfYearBefore(thisMonth);
  return {
    from: widened.from < last.from ? widened.from : last.from,
    to: widened.to < last.to ? widened.to : last.to,
  };
}
