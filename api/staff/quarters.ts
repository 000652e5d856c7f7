import type { Period } from '../board-figures.ts';
import { monthOf, spanInWords } from './report-period.ts';

/** How far back the list of quarters reaches. An earlier one can still be named in the address. */
const quartersOffered = 12;
const quarterForm = /^2\d{3}-(01|04|07|10)$/;

/** What the form asks for, quarters by their first month; `problems` by field, in plain words. Null as period where there are any. */
export type QuarterChoice = {
  from: string;
  to: string;
  problems: { field: 'from' | 'to'; text: string }[];
  period: Period | null;
};

/** Reads the form. Where nothing is asked for yet: the four quarters up to the one under way. */
export function quartersIn(query: URLSearchParams, now: Date): QuarterChoice {
  const running = quarterOf(monthOf(now));
  const from = query.get('from') || quartersBefore(running, 3);
  const to = query.get('to') || running;
  const problems: QuarterChoice['problems'] = [];
  if (!isQuarter(from, running))
    problems.push({ field: 'from', text: 'Choose the first quarter from the list' });
  if (!isQuarter(to, running)) problems.push({ field: 'to', text: 'Choose the last quarter from the list' });
  if (problems.length === 0 && from > to) {
    problems.push({
      field: 'from',
      text: 'The first quarter must be the same as the last quarter or before it',
    });
  }
  return { from, to, problems, period: problems.length > 0 ? null : { from, to: endOf(to) } };
}

/** The quarters to choose from, newest first, with those that are chosen. */
export function quartersToChoose(now: Date, chosen: readonly string[]): { value: string; text: string }[] {
  const running = quarterOf(monthOf(now));
  const offered = Array.from({ length: quartersOffered }, (_, back) => quartersBefore(running, back));
  const asked = chosen.filter((quarter) => isQuarter(quarter, running));
  return [...new Set([...offered, ...asked])]
    .sort()
    .reverse()
    .map((value) => ({ value, text: spanInWords({ from: value, to: endOf(value) }) }));
}

function isQuarter(text: string, running: string): boolean {
  return quarterForm.test(text) && text <= running;
}

function quarterOf(month: string): string {
  return monthsBefore(month, (Number(month.slice(5)) - 1) % 3);
}

function quartersBefore(quarter: string, back: number): string {
  return monthsBefore(quarter, back * 3);
}

function endOf(quarter: string): string {
  return monthsBefore(quarter, -2);
}

function monthsBefore(month: string, back: number): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() - back);
  return monthOf(at);
}
