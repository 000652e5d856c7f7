import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Cell, TableBlock } from './blocks.ts';
import { columnWidths } from './column-widths.ts';
import { runsOf } from './docx-runs.ts';
import { grey, line, named } from './docx-styles.ts';
import type { Fonts } from './fonts.ts';
import { cellWords, columnsOf, noRows } from './table-cells.ts';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: line });

/**
 * The caption and the table below it, on one page with the first row. Its header row is marked as one and
 * stands again on each page, and no row is cut by the end of a page.
 */
export function tableBlocks(table: TableBlock, width: number, fonts: Fonts): (Paragraph | Table)[] {
  const caption = new Paragraph({ style: 'Caption', ...runsOf(table.caption) });
  if (table.rows.length === 0) return [caption, new Paragraph(runsOf(noRows))];
  const columns = columnsOf(table);
  const widths = columnWidths(table, { size: 10, leading: 13 }, { width, padding: 5 }, fonts).map((points) =>
    Math.round(points * 20),
  );
  const cell = (
    text: string,
    at: number,
    { keepNext = false, ...style }: { bold?: boolean; color?: string; keepNext?: boolean } = {},
  ) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.TOP,
      children: [
        new Paragraph({
          style: named.cell,
          ...(keepNext && { keepNext }),
          ...(columns[at]?.numeric && { alignment: AlignmentType.RIGHT }),
          ...runsOf(text, style),
        }),
      ],
    });
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, at) => cell(column.text, at, { bold: true, keepNext: true })),
  });
  const figures = (one: Cell | undefined, at: number) =>
    cell(cellWords(one), at, one?.hidden ? { color: grey } : {});
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: columns.map((_, at) =>
          at === 0 ? cell(row.header, 0, { bold: true }) : figures(row.cells[at - 1], at),
        ),
      }),
  );
  return [
    caption,
    new Table({
      rows: [header, ...rows],
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      margins: { left: 100, right: 100 },
      tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
      borders: {
        top: none,
        left: none,
        right: none,
        insideVertical: none,
        bottom: rule(4),
        insideHorizontal: rule(4),
      },
    }),
  ];
}
