import { parse } from 'csv-parse/sync';
import { bandLabel } from '../../dialogs/band-words.ts';
import { type BandName, bandNames, type Participant } from '../../dialogs/participant.ts';
import type { Version } from '../../prisma/stores.ts';
import {
  folded,
  meantBands,
  meantDayInCell,
  meantQuestionnaire,
  meantReference,
} from './invitations-fields.ts';

export const mostRows = 500;
/** Each heading that is not known is named on the page: of more than these, only their number is. */
const mostHeadings = 100;

export type Asked = {
  row: number;
  questionnaire: Version;
  participant: Participant;
  reference?: string;
  due: Date;
};

type Column = BandName | 'reference' | 'questionnaire' | 'last day';
export const columns: readonly Column[] = ['reference', ...bandNames, 'questionnaire', 'last day'];

/** Every row of a sheet, or every problem of every row, with the number that the row has in the spreadsheet. */
export function readSheet(
  text: string,
  usual: { questionnaire: Version | null; due: Date | null },
  versions: readonly Version[],
  now: Date,
): { asked: Asked[]; problems: string[] } {
  const cells = cellsOf(text);
  if (cells === null) {
    return {
      asked: [],
      problems: ['The sheet cannot be read: a quotation mark (") is opened and not closed'],
    };
  }
  const [head = [], ...body] = cells;
  const filled = body
    .map((row, n) => ({ row, number: n + 2 }))
    .filter(({ row }) => row.some((cell) => cell.trim() !== ''));
  const places = placesOf(head);
  if (places.problems.length > 0) return { asked: [], problems: places.problems };
  if (filled.length === 0)
    return {
      asked: [],
      problems: ['There is nobody in the sheet: add a row for each person below the headings'],
    };
  if (filled.length > mostRows) {
    return {
      asked: [],
      problems: [`The sheet has ${filled.length} people. Send at most ${mostRows} at a time`],
    };
  }

  const problems: string[] = [];
  const asked: Asked[] = [];
  const seen = new Map<string, number>();
  for (const { row, number } of filled) {
    const cell = (column: Column) => row[places.of.get(column) ?? -1] ?? '';
    const wrong: string[] = [];
    if (row.slice(head.length).some((extra) => extra.trim() !== ''))
      wrong.push('There are more cells than headings');
    const reference = meantReference(cell('reference'));
    if ('problem' in reference) wrong.push(reference.problem);
    else if (reference.value !== undefined) {
      const first = seen.get(reference.value);
      if (first !== undefined) wrong.push(`Reference ${reference.value} is in row ${first} already`);
      else seen.set(reference.value, number);
    }
    const { bands, problems: wrongBands } = meantBands(cell);
    wrong.push(...wrongBands.map(({ problem }) => problem));
    const own = cell('questionnaire').trim();
    const questionnaire = own === '' ? usual.questionnaire : meantQuestionnaire(own, versions);
    if (questionnaire && 'problem' in questionnaire)
      wrong.push('There is no questionnaire of this name to invite people to');
    const lastDay = cell('last day').trim();
    const due = lastDay === '' ? usual.due : meantDayInCell(lastDay, now);
    if (due && 'problem' in due) wrong.push(due.problem);
    problems.push(...wrong.map((problem) => `Row ${number}: ${problem}`));

    const version =
      questionnaire &&
      ('value' in questionnaire ? questionnaire.value : 'id' in questionnaire ? questionnaire : null);
    const last = due && (due instanceof Date ? due : 'value' in due ? due.value : null);
    if (wrong.length > 0 || !version || !last) continue;
    asked.push({
      row: number,
      questionnaire: version,
      participant: { kind: version.questionnaire.audience, ...bands },
      ...('value' in reference && reference.value !== undefined && { reference: reference.value }),
      due: last,
    });
  }
  return { asked, problems };
}

/** Null where it is no table. A sheet pasted from a spreadsheet has tabs; a saved one commas, or semicolons on the continent. */
function cellsOf(text: string): string[][] | null {
  const [first = ''] = text.split('\n', 1);
  const delimiter = ['\t', ';'].find((mark) => first.includes(mark)) ?? ',';
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch {
    return null;
  }
}

function placesOf(head: readonly string[]): { of: Map<Column, number>; problems: string[] } {
  const of = new Map<Column, number>();
  const headings = head.filter((heading) => heading.trim() !== '').length;
  if (headings > mostHeadings) {
    return { of, problems: [`The first row has ${headings} headings. Send at most ${mostHeadings}`] };
  }
  const problems: string[] = [];
  head.forEach((heading, n) => {
    const name = folded(heading).replaceAll(/[_-]/g, ' ');
    if (name === '') return;
    const column =
      columns.find((one) => one === name || (isBand(one) && folded(bandLabel(one)) === name)) ??
      otherNames.get(name);
    if (!column)
      problems.push(`Row 1: the heading "${heading.trim().slice(0, 40)}" is not one that Sayback knows`);
    else if (of.has(column)) problems.push(`Row 1: the heading "${column}" is there twice`);
    else of.set(column, n);
  });
  if (of.size === 0 && problems.length === 0)
    problems.push('The first row must have the headings, such as reference, age and gender');
  return { of, problems };
}

const otherNames: ReadonlyMap<string, Column> = new Map([
  ['ref', 'reference'],
  ['your reference', 'reference'],
  ['due', 'last day'],
]);

function isBand(column: Column): column is BandName {
  return bandNames.some((band) => band === column);
}
