import { halfYearBefore, halfYearOf } from '../../../reports/release/half-years.ts';
import type { Period } from '../../v1/board-figures.ts';
import { monthOf, spanInWords } from '../forms/period.ts';

/** How far back the list reaches. An earlier half-year can still be named in the address. */
const offered = 8;

/**
 * The half-year that begins in that month, April to September or October to March; the newest that is over where none is asked for. Null
 * where it is none, or not over: two looks, or two choices of months, would differ by a few parents.
 */
export function changeHalf(asked: string | null, now: Date): Period | null {
  const newest = halfYearBefore(monthOf(now));
  if (!asked) return newest;
  const half = /^2\d{3}-(04|10)$/.test(asked) ? halfYearOf(asked) : null;
  return half && half.to <= newest.to ? half : null;
}

/** Those to choose from, newest first, with the one that is chosen. */
export function changeHalves(now: Date, chosen: Period | null): { value: string; text: string }[] {
  const halves: Period[] = [];
  for (let month = monthOf(now); halves.length < offered; month = halves.at(-1)?.from ?? month) {
    halves.push(halfYearBefore(month));
  }
  const listed = chosen && !halves.some(({ from }) => from === chosen.from) ? [...halves, chosen] : halves;
  return listed.map((half) => ({ value: half.from, text: spanInWords(half) }));
}
