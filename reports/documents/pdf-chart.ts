import { barsDrawn, inks, type Mark, type Point } from './bars.ts';
import type { Bar, Block } from './blocks.ts';
import { printable } from './drawable-text.ts';
import { column, type Element, page, type Sheet } from './pdf-sheet.ts';

const tallest = page.height - page.top - page.bottom - 24;

const before = 12;
const after = 20;

/** How much of a page the bars need, with the white above and below them, in points. */
export function roomOfBars({ fonts }: Sheet, bars: readonly Bar[]): number {
  return before + Math.min(tallest, barsDrawn(bars, column.width, fonts).height) + after;
}

/** The bars as vectors, one figure whose description says what they show. Their table follows them. */
export function writeBars(
  sheet: Sheet,
  within: Element,
  { alt, bars }: Extract<Block, { is: 'chart' }>,
): void {
  const { marks, height } = barsDrawn(bars, column.width, sheet.fonts);
  // More bars than a page holds become smaller together; the table has what they say in its own size.
  const scale = Math.min(1, tallest / height);
  sheet.space(before);
  sheet.room(height * scale + after);
  const { y: top } = sheet;
  const bbox: [number, number, number, number] = [
    column.left,
    top,
    column.left + column.width * scale,
    top + height * scale,
  ];
  sheet.element(
    within,
    'Figure',
    (element) =>
      element.add(() => {
        sheet.doc.save().translate(column.left, top).scale(scale);
        for (const mark of marks) draw(sheet, mark);
        sheet.doc.restore();
      }),
    { alt: printable(alt), bbox },
  );
  sheet.y += height * scale;
}

function draw(sheet: Sheet, mark: Mark): void {
  const { doc } = sheet;
  const at = ({ x, y }: Point): [number, number] => [x, y];
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
      sheet.drawLine(mark.line, mark.x, mark.baseline, mark.size, inks.black);
  }
}
