import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import { type BandName, bandNames } from '../../../domain/participant.ts';
import type { CaseloadValue } from '../../../prisma/stores/caseload.ts';
import { commaSeparated } from '../../../reports/words/comma-separated.ts';
import { keysOf, parseBand } from '../forms/bands.ts';
import type { Parsed } from '../forms/problems.ts';
import { rowsOf } from '../forms/sheet.ts';
import { folded } from '../forms/text.ts';

/** How many open children there are by one band. Groups of none are left out. */
export type BandCount = { band: BandName; values: CaseloadValue[] };

type Column = 'band' | 'group' | 'children';
const columns: readonly Column[] = ['band', 'group', 'children'];
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** More than any service has, so that a slip is seen. */
const mostChildren = 10_000;
const aGroup = { none: 'nothing', each: 'group', many: 'rows' };

/** How many there are of a group; blank is none. */
export function meantChildren(typed: string, called: string): Parsed<number> {
  const text = typed.trim();
  if (text === '') return { value: 0 };
  const children = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (children <= mostChildren) return { value: children };
  return { problem: `${called} must be a whole number up to 10,000, such as 12` };
}

/** A service's own groups, such as its teams: one on each line, its name and then the number. */
export function ownGroups(band: BandName, text: string): Parsed<CaseloadValue[]> {
  const found = new Map<string, number>();
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const line of lines) {
    const [, name, number] = /^(.*?)[\s:,;]+(\d+)\s*$/.exec(line) ?? [];
    if (name === undefined || number === undefined) {
      return { problem: `“${line.trim().slice(0, 40)}” must be a name and then a number, such as: north 72` };
    }
    const group = parseBand(band, name);
    if ('problem' in group) return group;
    const children = meantChildren(number, capital(name.trim()));
    if ('problem' in children) return children;
    if (group.value === undefined) return { problem: 'Each number needs a name before it' };
    if (found.has(group.value)) return { problem: `“${name.trim()}” is there twice` };
    found.set(group.value, children.value);
  }
  return { value: [...found].map(([value, children]) => ({ value, children })) };
}

/** The counts of a sheet, or every problem of every row, with the number that the row has in the spreadsheet. */
export function readCaseload(text: string): { counts: BandCount[]; problems: string[] } {
  const named = (heading: string) => columns.find((column) => column === heading);
  const { rows, problems } = rowsOf(text, named, 'Band, Group and Children', aGroup);
  const first = new Map<string, number>();
  const counts = new Map<BandName, CaseloadValue[]>();
  const wrong: string[] = [...problems];
  for (const { number, cell, more } of rows) {
    const problem = (words: string) => wrong.push(`Row ${number}: ${words}`);
    if (more) problem('There are more cells than headings');
    // The template lists every group: those that are not filled in are not counted.
    if (cell('children').trim() === '') continue;
    const band = bandOf(cell('band'));
    if (!band) {
      problem(`Band must be one of: ${bandNames.map(bandLabel).join('; ')}`);
      continue;
    }
    const group = parseBand(band, cell('group'));
    const children = meantChildren(cell('children'), 'Children');
    if ('problem' in group) problem(group.problem);
    else if (group.value === undefined) problem('Group is missing');
    if ('problem' in children) problem(children.problem);
    if ('problem' in group || group.value === undefined || 'problem' in children) continue;
    const key = `${band} ${group.value}`;
    const before = first.get(key);
    if (before !== undefined) {
      problem(`${bandLabel(band)}, ${valueLabel(band, group.value)} is in row ${before} already`);
      continue;
    }
    first.set(key, number);
    counts.set(band, [...(counts.get(band) ?? []), { value: group.value, children: children.value }]);
  }
  if (wrong.length === 0 && [...counts.values()].flat().every(({ children }) => children === 0)) {
    wrong.push('There is no number in the column Children: enter one for at least one group');
  }
  return { counts: [...counts].map(([band, values]) => ({ band, values: someOf(values) })), problems: wrong };
}

/** Groups in which there is somebody. */
export function someOf(values: readonly CaseloadValue[]): CaseloadValue[] {
  return values.filter(({ children }) => children > 0);
}

/** A sheet with a row for every group that services share, and one for each kind of group of their own, to fill in. */
export function caseloadTemplate(): string {
  const lines = bandNames.flatMap((band) =>
    (keysOf(band) ?? ['']).map((value) => ({
      Band: bandLabel(band),
      Group: value === '' ? '' : valueLabel(band, value),
    })),
  );
  return commaSeparated(['Band', 'Group', 'Children'], lines);
}

/** By its key or its label. */
export function bandOf(typed: string): BandName | undefined {
  const text = folded(typed);
  return bandNames.find((band) => band === text || folded(bandLabel(band)) === text);
}
