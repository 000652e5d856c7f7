import type { Cell, TableBlock } from './blocks.ts';

/** Said where a table has no row. */
export const noRows = 'Nothing to show.';

/**
 * The columns of a table, that of the row headers first. It is the first of `columns`; where a row has a cell
 * for each of `columns`, it has no name.
 */
export function columnsOf({ columns, rows }: TableBlock): TableBlock['columns'] {
  const cells = Math.max(0, ...rows.map((row) => row.cells.length));
  return cells >= columns.length ? [{ text: '', numeric: false }, ...columns] : columns;
}

/** What stands in a cell. A hidden one never has a figure, whatever it was given. */
export function cellWords(cell: Cell | undefined): string {
  if (!cell) return '';
  return cell.hidden && /\p{N}/u.test(cell.text) ? 'not shown' : cell.text;
}
