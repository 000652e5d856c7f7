import type { TableBlock } from '../blocks.ts';
import { cellWords, columnsOf } from './cells.ts';
import type { Faces } from './faces.ts';
import { longestWord, type Setting, widthOf } from './lines.ts';

/** How wide each column of a table is, in points, `width` together: by their longest words and lines, as a browser would lay them out. */
export function columnWidths(
  table: TableBlock,
  setting: Setting,
  { width, padding }: { width: number; padding: number },
  faces: Faces,
): number[] {
  const columns = columnsOf(table);
  const most = width / columns.length;
  const wanted = columns.map((column, at) => {
    const head = { ...setting, bold: true };
    const inside = table.rows.map((row) => (at === 0 ? row.header : cellWords(row.cells[at - 1])));
    const least = Math.max(
      longestWord(column.text, head, faces),
      ...inside.map((text) => longestWord(text, setting, faces)),
    );
    const whole = Math.max(
      widthOf(column.text, head, faces),
      ...inside.map((text) => widthOf(text, setting, faces)),
    );
    const spare = padding * 2 + 2;
    return { least: Math.min(Math.max(most, 130), least + spare), whole: Math.min(width * 2, whole + spare) };
  });
  const least = sum(wanted.map((column) => column.least));
  if (least >= width) return wanted.map((column) => (column.least / least) * width);
  const more = sum(wanted.map((column) => Math.max(0, column.whole - column.least)));
  const left = width - least;
  if (more <= left)
    return wanted.map((column, at) => Math.max(column.whole, column.least) + (at === 0 ? left - more : 0));
  return wanted.map(({ least: own, whole }) => own + (Math.max(0, whole - own) / more) * left);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
