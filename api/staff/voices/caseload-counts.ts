import { bandLabel } from '../../../domain/band-words.ts';
import { type BandName, bandNames } from '../../../domain/participant.ts';
import type { CaseloadValue } from '../../../prisma/stores/caseload.ts';
import { parseBand } from '../forms/bands.ts';
import { type DayFields, parseDay, past } from '../forms/day.ts';
import type { Parsed } from '../forms/problems.ts';
import { folded } from '../forms/text.ts';

const dayOfCount = 'the day of the count';

/** More than any service has, so that a slip is seen. */
const mostChildren = 10_000;

/** The day of a count, as three fields say it. */
export function parseCountedOn(fields: DayFields, now: Date): Parsed<Date> {
  return past(parseDay(fields, dayOfCount), dayOfCount, now);
}

/** A band, by its key or its label. */
export function parseBandName(typed: string): BandName | undefined {
  const text = folded(typed);
  return bandNames.find((band) => band === text || folded(bandLabel(band)) === text);
}

/** How many children there are in a group; blank is none. `called`: what the page calls the group. */
export function parseChildren(typed: string, called: string): Parsed<number> {
  const text = typed.trim();
  if (text === '') return { value: 0 };
  const children = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (children <= mostChildren) return { value: children };
  return { problem: `${called} must be a whole number up to 10,000, such as 12` };
}

/** A service's own groups, such as its teams: one on each line, its name and then the number. */
export function parseOwnGroups(band: BandName, text: string): Parsed<CaseloadValue[]> {
  const found = new Map<string, number>();
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const line of lines) {
    const [name, number] = nameAndNumber(line);
    if (number === '') {
      return { problem: `“${line.trim().slice(0, 40)}” must be a name and then a number, such as: north 72` };
    }
    const group = parseBand(band, name);
    if ('problem' in group) return group;
    const children = parseChildren(number, capital(name.trim()));
    if ('problem' in children) return children;
    if (group.value === undefined) return { problem: 'Each number needs a name before it' };
    if (found.has(group.value)) return { problem: `“${name.trim()}” is there twice` };
    found.set(group.value, children.value);
  }
  return { value: [...found].map(([value, children]) => ({ value, children })) };
}

/** "North: 72" as its two parts; without a number at the end the second is empty. */
function nameAndNumber(line: string): [name: string, number: string] {
  const text = line.trimEnd();
  const start = endOf(text, text.length, /\d/);
  const end = endOf(text, start, /[\s:,;]/);
  return [text.slice(0, end), end < start ? text.slice(start) : ''];
}

/** Where the last of these characters before a place begin. */
function endOf(text: string, before: number, characters: RegExp): number {
  let at = before;
  while (at > 0 && characters.test(text.charAt(at - 1))) at--;
  return at;
}

/** Groups in which there is somebody. */
export function someOf(values: readonly CaseloadValue[]): CaseloadValue[] {
  return values.filter(({ children }) => children > 0);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
