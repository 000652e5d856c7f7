import type { TableBlock } from './blocks.ts';
import { columnWidths } from './column-widths.ts';
import type { Line, Setting } from './lines.ts';
import { type Box, column as body, type Element, grey, page, type Sheet } from './pdf-sheet.ts';
import { cellWords, columnsOf, noRows } from './table-cells.ts';

const setting: Setting = { size: 10, leading: 13.5 };
const head: Setting = { ...setting, bold: true };
const caption: Setting = { size: 11, leading: 15, bold: true };
const padding = { across: 5, down: 5 };

type Row = {
  cells: { lines: Line[]; box: Box; kind: 'TH' | 'TD'; scope?: 'Row' | 'Column'; colour?: string }[];
  bold: boolean;
};

/**
 * The caption, then the rows. No row is cut by the end of a page unless it is longer than one; the header row
 * stands on each page, and is read once.
 */
export function writeTable(sheet: Sheet, within: Element, table: TableBlock): void {
  const columns = columnsOf(table);
  const widths = columnWidths(table, setting, { width: body.width, padding: padding.across }, sheet.fonts);
  const boxes = columns.map(
    ({ numeric }, at): Box => ({
      left:
        body.left + widths.slice(0, at).reduce((sum, one) => sum + one, 0) + (at === 0 ? 0 : padding.across),
      width: (widths[at] ?? 0) - (at === 0 ? padding.across : 2 * padding.across),
      toTheRight: numeric,
    }),
  );
  const box = (at: number): Box => boxes[at] ?? body;
  const header: Row = {
    bold: true,
    cells: columns.map(({ text }, at) => ({
      lines: sheet.lines(text, head, box(at).width),
      box: box(at),
      kind: 'TH',
      scope: 'Column',
    })),
  };
  const rows = table.rows.map(
    (row): Row => ({
      bold: false,
      cells: columns.map((_, at) => {
        const cell = row.cells[at - 1];
        if (at === 0)
          return {
            lines: sheet.lines(row.header, head, box(0).width),
            box: box(0),
            kind: 'TH',
            scope: 'Row',
          };
        return {
          lines: sheet.lines(cellWords(cell), setting, box(at).width),
          box: box(at),
          kind: 'TD',
          ...(cell?.hidden && { colour: grey }),
        };
      }),
    }),
  );
  const title = sheet.lines(table.caption, caption, body.width);
  const [first] = rows;
  sheet.space(12);
  sheet.room(
    title.length * caption.leading + 4 + height(header) + (first ? Math.min(height(first), 200) : 20),
  );
  if (!first) {
    sheet.element(within, 'P', (element) => sheet.write(element, title, caption));
    sheet.y += 4;
    sheet.element(within, 'P', (element) =>
      sheet.write(element, sheet.lines(noRows, setting, body.width), setting),
    );
    sheet.space(8);
    return;
  }
  sheet.element(within, 'Table', (element) => {
    sheet.element(element, 'Caption', (inside) => sheet.write(inside, title, caption));
    sheet.y += 4;
    sheet.element(element, 'THead', (inside) => writeRow(sheet, inside, header, () => sheet.turn()));
    sheet.element(element, 'TBody', (inside) => {
      for (const row of rows) writeRow(sheet, inside, row, () => turned(sheet, header));
    });
  });
  sheet.space(12);
}

function writeRow(sheet: Sheet, within: Element, row: Row, turn: () => void): void {
  const most = page.height - page.bottom - page.top - 60;
  if (height(row) > sheet.left && height(row) < most) turn();
  const count = Math.max(1, ...row.cells.map(({ lines }) => lines.length));
  const element = sheet.doc.struct('TR');
  within.add(element);
  const cells = row.cells.map((cell) => {
    const inside = sheet.doc.struct(cell.kind, cell.scope ? { scope: cell.scope } : {});
    element.add(inside);
    return { ...cell, inside };
  });
  for (let from = 0; from < count; ) {
    const fitting = Math.floor((sheet.left - 2 * padding.down) / setting.leading);
    if (fitting < 1) {
      turn();
      continue;
    }
    const to = Math.min(count, from + fitting);
    const top = sheet.y + padding.down;
    for (const { lines, box, kind, colour, inside } of cells) {
      const some = lines.slice(from, to);
      if (some.length > 0)
        inside.add(() => sheet.draw(some, top, kind === 'TH' ? head : setting, box, colour));
    }
    sheet.y += (to - from) * setting.leading + 2 * padding.down;
    underline(sheet, row.bold);
    from = to;
  }
  element.end();
}

/** A new page that begins with the header row, for the eye alone. */
function turned(sheet: Sheet, header: Row): void {
  sheet.turn();
  const top = sheet.y + padding.down;
  sheet.artefact(() => {
    for (const { lines, box } of header.cells) sheet.draw(lines, top, head, box);
  }, 'Pagination');
  sheet.y += height(header);
  underline(sheet, true);
}

function underline(sheet: Sheet, strong: boolean): void {
  const { y } = sheet;
  sheet.rule(
    { x: body.left, y },
    { x: body.left + body.width, y },
    strong ? 1 : 0.5,
    strong ? 'black' : 'edge',
  );
}

function height({ cells }: Row): number {
  return Math.max(1, ...cells.map(({ lines }) => lines.length)) * setting.leading + 2 * padding.down;
}
