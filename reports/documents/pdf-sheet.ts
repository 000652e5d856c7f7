import { type Colour, inks } from './bars.ts';
import type { Fonts } from './fonts.ts';
import { type Line, linesOf, type Setting } from './lines.ts';

export type Doc = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;
/** Where words stand across the page, in points from its left edge, and to which side they keep. */
export type Box = { left: number; width: number; toTheRight?: boolean };

/** A4 in points, and how much of it stays white. */
export const page = { width: 595.28, height: 841.89, side: 62, top: 62, bottom: 72 };
export const column: Box = { left: page.side, width: page.width - 2 * page.side };
export const grey = '484949';

/**
 * The pages of a PDF, filled from top to bottom. Whatever is written goes into an element of the structure or
 * is marked as an artefact.
 */
export class Sheet {
  /** How far down the page is filled, in points. */
  y = page.top;
  readonly doc: Doc;
  readonly fonts: Fonts;

  constructor(doc: Doc, fonts: Fonts) {
    this.doc = doc;
    this.fonts = fonts;
    for (const { name, file } of [...fonts.regular, ...fonts.bold]) doc.registerFont(name, file);
  }

  /** What is left of the page, in points. */
  get left(): number {
    return page.height - page.bottom - this.y;
  }

  get atTop(): boolean {
    return this.y <= page.top;
  }

  turn(): void {
    this.doc.addPage();
    this.y = page.top;
  }

  /** White space, which is not carried over to the next page. */
  space(points: number): void {
    if (!this.atTop) this.y += points;
  }

  /**
   * Goes to the next page where so much does not fit any more; what fits on no page begins where it stands.
   */
  room(points: number): void {
    if (points > this.left && points <= page.height - page.bottom - page.top) this.turn();
  }

  lines(text: string, setting: Setting, width: number): Line[] {
    return linesOf(text, setting, width, this.fonts);
  }

  /** A new element inside another, for what `inside` writes. */
  element(
    within: Element,
    kind: string,
    inside: (element: Element) => void,
    options: PDFKit.Mixins.StructureElementOptions = {},
  ): void {
    const element = this.doc.struct(kind, options);
    within.add(element);
    inside(element);
    element.end();
  }

  /**
   * Lines one below the other as the content of an element, over as many pages as they need. `beside` is told
   * from where to where on each.
   */
  write(
    element: Element,
    lines: readonly Line[],
    setting: Setting,
    {
      box = column,
      colour = inks.black,
      beside,
    }: { box?: Box; colour?: string; beside?: (top: number, bottom: number) => void } = {},
  ): void {
    let next = 0;
    while (next < lines.length) {
      const fitting = Math.floor(this.left / setting.leading);
      if (fitting < Math.min(2, lines.length - next) && !this.atTop) {
        this.turn();
        continue;
      }
      const some = lines.slice(next, next + Math.max(1, fitting));
      const top = this.y;
      element.add(() => this.draw(some, top, setting, box, colour));
      this.y += some.length * setting.leading;
      next += some.length;
      beside?.(top, this.y);
    }
  }

  /** Lines from `top` down, without a mark of their own. */
  draw(lines: readonly Line[], top: number, setting: Setting, box: Box, colour: string = inks.black): void {
    lines.forEach((line, at) => {
      const x = box.toTheRight || line.rightToLeft ? box.left + box.width - line.width : box.left;
      const baseline = top + at * setting.leading + setting.leading / 2 + setting.size * 0.35;
      this.drawLine(line, x, baseline, setting.size, colour);
    });
  }

  /**
   * A line. Letters read from right to left stand in a PDF as they are seen; the words as they are read go
   * with them.
   */
  drawLine(line: Line, x: number, baseline: number, size: number, colour: string): void {
    const turned = line.pieces.some((piece) => piece.rightToLeft);
    if (turned) this.doc.markContent('Span', { actual: line.words });
    let at = x;
    this.doc.fillColor(`#${colour}`).fontSize(size);
    for (const piece of line.pieces) {
      this.doc.font(piece.font.name);
      // Any list of features makes the font shape the piece as a whole, and so in its own direction.
      const whole = piece.rightToLeft ? { features: [] } : {};
      this.doc.text(piece.text, at, baseline, { lineBreak: false, baseline: 'alphabetic', ...whole });
      at += piece.width;
    }
    if (turned) this.doc.endMarkedContent();
  }

  /** What is no part of what the document says: rules, page numbers, a header row said before. */
  artefact(draw: () => void, type: 'Pagination' | 'Layout' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  rule(from: { x: number; y: number }, to: { x: number; y: number }, thick: number, colour: Colour): void {
    this.artefact(() => {
      this.doc.moveTo(from.x, from.y).lineTo(to.x, to.y).lineWidth(thick).stroke(`#${inks[colour]}`);
    });
  }
}
