import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import { type BandName, bandNames } from '../../../domain/participant.ts';
import type { CaseloadValue } from '../../../prisma/stores/caseload.ts';
import { commaSeparated } from '../../../reports/words/comma-separated.ts';
import { keysOf, parseBand } from '../forms/bands.ts';
import { firstProblems, rowByRow, rowsOf, type SheetRow } from '../forms/sheet.ts';
import { parseBandName, parseChildren, someOf } from './caseload-counts.ts';

/** How many open children there are by one band. Groups of none are left out. */
export type BandCount = { band: BandName; values: CaseloadValue[] };

type Column = 'band' | 'group' | 'children';
const columns: readonly Column[] = ['band', 'group', 'children'];
const aGroup = { none: 'nothing', each: 'group', many: 'rows' };

/** The counts of a sheet, or every problem of every row, with the row's number in the spreadsheet. */
export async function parseCaseload(text: string): Promise<{ counts: BandCount[]; problems: string[] }> {
  const named = (heading: string) => columns.find((column) => column === heading);
  const { rows, problems } = await rowsOf(text, named, 'Band, Group and Children', aGroup);
  const first = new Map<string, number>();
  const counts = new Map<BandName, CaseloadValue[]>();
  const wrong: string[] = [...problems];
  for (const { row, count, problems: wrongRow } of await rowByRow(rows, parsedRow)) {
    wrong.push(...wrongRow.map((problem) => `Row ${row.number}: ${problem}`));
    if (!count) continue;
    const { band, value, children } = count;
    const key = `${band} ${value}`;
    const before = first.get(key);
    if (before !== undefined) {
      const group = `${bandLabel(band)}, ${valueLabel(band, value)}`;
      wrong.push(`Row ${row.number}: ${group} is in row ${before} already`);
      continue;
    }
    first.set(key, row.number);
    counts.set(band, [...(counts.get(band) ?? []), { value, children }]);
  }
  if (wrong.length === 0 && [...counts.values()].flat().every(({ children }) => children === 0)) {
    wrong.push('There is no number in the column Children: enter one for at least one group');
  }
  return {
    counts: [...counts].map(([band, values]) => ({ band, values: someOf(values) })),
    problems: firstProblems(wrong),
  };
}

function parsedRow(row: SheetRow<Column>) {
  return { row, ...parseRow(row) };
}

/** One group of a sheet; null where there is no number for it, or where something is wrong. */
function parseRow({ cell, more }: SheetRow<Column>): {
  count: (CaseloadValue & { band: BandName }) | null;
  problems: string[];
} {
  const problems = more ? ['There are more cells than headings'] : [];
  // The template lists every group: those that are not filled in are not counted.
  if (cell('children').trim() === '') return { count: null, problems };
  const band = parseBandName(cell('band'));
  if (!band) {
    problems.push(`Band must be one of: ${bandNames.map(bandLabel).join('; ')}`);
    return { count: null, problems };
  }
  const group = parseBand(band, cell('group'));
  const children = parseChildren(cell('children'), 'Children');
  if ('problem' in group) problems.push(group.problem);
  else if (group.value === undefined) problems.push('Group is missing');
  if ('problem' in children) problems.push(children.problem);
  if ('problem' in group || group.value === undefined || 'problem' in children) {
    return { count: null, problems };
  }
  return { count: { band, value: group.value, children: children.value }, problems };
}

/** A sheet to fill in: a row for every group that services share, and one for each band of their own. */
export function caseloadTemplate(): string {
  const lines = bandNames.flatMap((band) =>
    (keysOf(band) ?? ['']).map((value) => ({
      Band: bandLabel(band),
      Group: value === '' ? '' : valueLabel(band, value),
    })),
  );
  return commaSeparated(['Band', 'Group', 'Children'], lines);
}
