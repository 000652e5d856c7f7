import type { Block } from '../blocks.ts';
import { barsDrawn, inks, type Mark } from './bars.ts';
import { printable } from './legible.ts';
import { column, type Element, type Sheet } from './pdf-sheet.ts';

/** The bars as vectors, one figure whose description says what they show. Their table follows them. */
export function writeBars(
  sheet: Sheet,
  within: Element,
  { alt, bars }: Extract<Block, { is: 'chart' }>,
): void {
  const { marks, height } = barsDrawn(bars, column.width, sheet.faces);
  sheet.space(12);
  sheet.room(height + 20);
  const { y: top } = sheet;
  const bbox: [number, number, number, number] = [column.left, top, column.left + column.width, top + height];
  sheet.element(
    within,
    'Figure',
    (element) =>
      element.add(() => {
        for (const mark of marks) draw(sheet, mark, top);
      }),
    { alt: printable(alt), bbox },
  );
  sheet.y += height;
}

function draw(sheet: Sheet, mark: Mark, top: number): void {
  const { doc } = sheet;
  const at = ({ x, y }: { x: number; y: number }): [number, number] => [column.left + x, top + y];
  switch (mark.is) {
    case 'area':
      doc.rect(...at(mark), mark.width, mark.height).fill(`#${inks[mark.colour]}`);
      return;
    case 'line':
      doc
        .moveTo(...at(mark.from))
        .lineTo(...at(mark.to))
        .lineWidth(mark.thick)
        .stroke(`#${inks[mark.colour]}`);
      return;
    case 'dot':
      doc.circle(...at(mark.at), mark.radius).fill(`#${inks[mark.colour]}`);
      return;
    case 'words':
      sheet.drawLine(mark.line, column.left + mark.x, top + mark.baseline, mark.size, inks.black);
  }
}
