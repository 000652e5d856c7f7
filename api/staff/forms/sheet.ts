import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { giveWay, oneByOne } from '../../../domain/giving-way.ts';
import type { Answer } from '../../http/answer.ts';
import type { Parsed, Problem } from './problems.ts';
import { file, folded, pasted } from './text.ts';
import { firstSheet, isWorkbook } from './workbook.ts';
import { TooMuch } from './zip-parts.ts';

export const mostRows = 500;
/** With empty lines, and those within a cell. */
const mostLines = 20_000;
/** Five hundred for each row. What was sent stands in the page again. */
const mostCharacters = 250_000;
/** As many are taken apart in one go, before others have their turn: each may be a row. */
const atOnce = 1_024;
/** Each heading that is not known is named on the page: of more than these, only their number is. */
const mostHeadings = 100;

/** Said where the file that was chosen cannot be read. */
const unreadable = (text: string): Problem => ({ href: '#file', text });
const notText = unreadable(
  'The file is not a spreadsheet that Sayback can read. In Excel, save it as "Excel Workbook (.xlsx)" ' +
    'without a password, or as "CSV UTF-8"',
);
const tooMuch = unreadable(
  'There is too much in the file. Copy the rows and headings into a new workbook, and send that',
);

/** A sheet, pasted or as a file, for what a page reads. */
export const sheetFields = { rows: pasted, file };

/**
 * The rows that were sent: those of a chosen file come in the place of those pasted. Of too many the
 * beginning, as much as `rowsOf` needs to refuse them. `wrong`: why the file cannot be read.
 */
export async function rowsSent(sent: {
  rows: string;
  file: File | null;
}): Promise<{ rows: string; wrong: Problem | null }> {
  const pastedRows = sent.rows.slice(0, mostCharacters + 1);
  if (!sent.file || sent.file.size === 0) return { rows: pastedRows, wrong: null };
  const bytes = new Uint8Array(await sent.file.arrayBuffer());
  try {
    const rows = isWorkbook(bytes)
      ? await firstSheet(bytes, mostCharacters)
      : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (rows.includes('\0')) return { rows: pastedRows, wrong: notText };
    return { rows: rows.slice(0, mostCharacters + 1), wrong: null };
  } catch (error) {
    return { rows: pastedRows, wrong: error instanceof TooMuch ? tooMuch : notText };
  }
}

/** A sheet of headings alone, to fill in. */
export function templateOf(filename: string, headings: readonly string[]): Answer {
  return templateFile(filename, `${headings.join(',')}\r\n`);
}

/** A sheet to fill in. Spreadsheets know UTF-8 by the mark before it. */
export function templateFile(filename: string, lines: string): Answer {
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${filename}"`,
    },
    body: `\ufeff${lines}`,
  };
}

/** One person in a sheet: the number that the row has in the spreadsheet, and its cells by their column. */
export type SheetRow<Column> = {
  number: number;
  cell(column: Column): string;
  /** There is something under no heading. */
  more: boolean;
};

/** What a row of a sheet is: one person, unless it is said. */
const aPerson = { none: 'nobody', each: 'person', many: 'people' };

/**
 * The rows of a sheet in which something stands, or why it cannot be taken as it is. `columnOf`: the column
 * that a heading means. `such`: the headings to name where there are none.
 */
export async function rowsOf<Column extends string>(
  text: string,
  columnOf: (heading: string) => Column | undefined,
  such: string,
  { none, each, many } = aPerson,
): Promise<{ rows: SheetRow<Column>[]; problems: string[] }> {
  const refused = (...problems: string[]) => ({ rows: [], problems });
  if (text.length > mostCharacters) {
    return refused(`The sheet is too long. Send at most ${mostRows} ${many} at a time, and no other columns`);
  }
  const lines = text.match(/\r\n|\n|\r/g)?.length ?? 0;
  if (lines > mostLines) {
    return refused(
      `The sheet has ${lines} lines. Send at most ${mostRows} people at a time, without empty lines`,
    );
  }
  const cells = await cellsOf(text);
  if (cells === null) {
    return refused('The sheet cannot be read: a quotation mark (") is opened and not closed');
  }
  const [head = [], ...body] = cells;
  const filled = body
    .map((row, n) => ({ row, number: n + 2 }))
    .filter(({ row }) => row.some((cell) => cell.trim() !== ''));
  const places = placesOf(head, columnOf, such);
  if (places.problems.length > 0) return refused(...places.problems);
  if (filled.length === 0) {
    return refused(`There is ${none} in the sheet: add a row for each ${each} below the headings`);
  }
  if (filled.length > mostRows) {
    return refused(`The sheet has ${filled.length} ${many}. Send at most ${mostRows} at a time`);
  }
  return {
    rows: filled.map(({ row, number }) => ({
      number,
      cell: (column) => row[places.of.get(column) ?? -1] ?? '',
      more: row.slice(head.length).some((extra) => extra.trim() !== ''),
    })),
    problems: [],
  };
}

/** To read a row takes as long as to read so many characters. */
const aRow = 250;

/** What is made of each row, one after the other. Others have their turn in between. */
export function rowByRow<Row, Made>(rows: readonly Row[], make: (row: Row) => Made): Promise<Made[]> {
  return oneByOne(rows, () => aRow, make);
}

/** More than anybody puts right in one go. */
const mostProblems = 100;

/** As many problems as a page can show, and how many more there are. */
export function firstProblems(problems: readonly string[]): string[] {
  const more = problems.length - mostProblems;
  if (more <= 0) return [...problems];
  const told = more === 1 ? 'There is 1 more problem' : `There are ${more} more problems`;
  return [...problems.slice(0, mostProblems), `${told}. Put these right first, and check again`];
}

/** Tells who is in a sheet twice. */
export function onlyOnce(): (reference: string, row: number) => Parsed<string> {
  const seen = new Map<string, number>();
  return (reference, row) => {
    const first = seen.get(reference);
    if (first !== undefined) return { problem: `Reference ${reference} is in row ${first} already` };
    seen.set(reference, row);
    return { value: reference };
  };
}

/** Null where it is no table. */
async function cellsOf(text: string): Promise<string[][] | null> {
  const delimiter = delimiterOf(text);
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  });
  const rows: string[][] = [];
  parser.on('data', (row: string[]) => rows.push(row));
  try {
    await pipeline(() => piecesOf(text), parser);
    return rows;
  } catch {
    return null;
  }
}

/**
 * What parts the cells of the headings: of a sheet pasted from a spreadsheet tabs, of a saved one commas, or
 * on the continent semicolons. Within quotation marks nothing parts, and no line ends.
 */
function delimiterOf(text: string): string {
  const marks = new Map([...'\t;,'].map((mark) => [mark, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === '\n' || character === '\r') break;
    const many = marks.get(character);
    if (many !== undefined) marks.set(character, many + 1);
  }
  const [[most] = [',']] = [...marks].filter(([, many]) => many > 0).sort(([, a], [, b]) => b - a);
  return most;
}

async function* piecesOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += atOnce) {
    yield text.slice(at, at + atOnce);
    await giveWay();
  }
}

function placesOf<Column extends string>(
  head: readonly string[],
  columnOf: (heading: string) => Column | undefined,
  such: string,
): { of: Map<Column, number>; problems: string[] } {
  const of = new Map<Column, number>();
  const headings = head.filter((heading) => heading.trim() !== '').length;
  if (headings > mostHeadings) {
    return { of, problems: [`The first row has ${headings} headings. Send at most ${mostHeadings}`] };
  }
  const problems: string[] = [];
  head.forEach((heading, n) => {
    const name = folded(heading).replaceAll(/[_-]/g, ' ');
    if (name === '') return;
    const column = columnOf(name);
    if (!column)
      problems.push(`Row 1: the heading "${heading.trim().slice(0, 40)}" is not one that Sayback knows`);
    else if (of.has(column)) problems.push(`Row 1: the heading "${column}" is there twice`);
    else of.set(column, n);
  });
  if (of.size === 0 && problems.length === 0)
    problems.push(`The first row must have the headings, such as ${such}`);
  return { of, problems };
}
