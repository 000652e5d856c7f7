export type Cell = string | number | boolean | null | undefined;

/**
 * A table as CSV (RFC 4180): the columns named in the first line, then a line each. What a line does not have
 * is left empty.
 */
export function commaSeparated<Column extends string>(
  columns: readonly Column[],
  lines: readonly Readonly<Partial<Record<Column, Cell>>>[],
): string {
  return `${columns.join(',')}\r\n${linesOf(columns, lines)}`;
}

/** The same without the names of the columns: to go on with. */
export function linesOf<Column extends string>(
  columns: readonly Column[],
  lines: readonly Readonly<Partial<Record<Column, Cell>>>[],
): string {
  return lines.map((line) => `${columns.map((column) => written(line[column])).join(',')}\r\n`).join('');
}

/** Text that a spreadsheet would run as a formula is led by an apostrophe. */
function written(value: Cell): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
