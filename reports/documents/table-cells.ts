import type { Cell, TableBlock } from './blocks.ts';

/** Said where a table has no row. */
export const noRows = 'Nothing to show.';

/**
 * The columns of a table with the one of the row headers first: it is among `columns`, unless every column
 * has a cell of its own in a row; then it has no name.
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
