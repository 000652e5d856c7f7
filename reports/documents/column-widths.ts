import type { TableBlock } from './blocks.ts';
import type { Fonts } from './fonts.ts';
import { longestWord, type Setting, widthOf } from './lines.ts';
import { cellWords, columnsOf } from './table-cells.ts';

/**
 * How wide each column of a table is, in points, `width` together: by their longest words and lines, as a
 * browser would lay them out.
 */
export function columnWidths(
  table: TableBlock,
  setting: Setting,
  { width, padding }: { width: number; padding: number },
  fonts: Fonts,
): number[] {
  const columns = columnsOf(table);
  const most = width / columns.length;
  const wanted = columns.map((column, at) => {
    const head = { ...setting, bold: true };
    const inside = table.rows.map((row) => (at === 0 ? row.header : cellWords(row.cells[at - 1])));
    const least = Math.max(
      longestWord(column.text, head, fonts),
      ...inside.map((text) => longestWord(text, setting, fonts)),
    );
    const whole = Math.max(
      widthOf(column.text, head, fonts),
      ...inside.map((text) => widthOf(text, setting, fonts)),
    );
    const spare = padding * 2 + 2;
    return { least: Math.min(Math.max(most, 130), least + spare), whole: Math.min(width * 2, whole + spare) };
  });
  const least = sum(wanted.map((column) => column.least));
  if (least >= width) return wanted.map((column) => (column.least / least) * width);
  return shared(wanted, width - least);
}

/**
 * What is left over goes to all alike until each has its whole line, so that the short ones do; what still is
 * left, to the first.
 */
function shared(wanted: readonly { least: number; whole: number }[], left: number): number[] {
  const given = wanted.map((column) => column.least);
  let rest = left;
  for (;;) {
    const short = wanted.flatMap(({ whole }, at) => (whole - (given[at] ?? 0) > 0.01 ? [at] : []));
    if (short.length === 0 || rest < 0.01) break;
    const each = rest / short.length;
    for (const at of short) {
      const more = Math.min(each, (wanted[at]?.whole ?? 0) - (given[at] ?? 0));
      given[at] = (given[at] ?? 0) + more;
      rest -= more;
    }
  }
  return given.map((wide, at) => (at === 0 ? wide + rest : wide));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
