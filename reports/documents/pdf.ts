import PDFDocument from 'pdfkit';
import { giveWay } from '../../domain/giving-way.ts';
import type { Block, ReportDocument } from './blocks.ts';
import { concatenated } from './bytes.ts';
import { printable } from './drawable-text.ts';
import type { Fonts } from './fonts.ts';
import { type Leading, leadingTo } from './leading-to.ts';
import { readsRightToLeft, type Setting } from './lines.ts';
import { roomOfBars, writeBars } from './pdf-chart.ts';
import { type Box, column, type Doc, type Element, grey, page, Sheet } from './pdf-sheet.ts';
import { writeTable } from './pdf-table.ts';

declare global {
  namespace PDFKit.Mixins {
    /** What pdfkit also takes, and its types do not have yet. */
    interface StructureElementOptions {
      scope?: 'Row' | 'Column';
      bbox?: [number, number, number, number];
    }
  }
}

const body: Setting = { size: 11, leading: 16 };
const wordsAfter = 9;
const small: Setting = { size: 10, leading: 14 };
const large: Setting = { size: 26, leading: 32, bold: true };
const title: Setting = { size: 24, leading: 30, bold: true };
const headings = {
  2: { size: 17, leading: 22, bold: true, before: 24, after: 8 },
  3: { size: 14, leading: 18, bold: true, before: 18, after: 6 },
  4: { size: 12, leading: 16, bold: true, before: 14, after: 4 },
};
/**
 * What must fit below a heading, that it does not stand alone at the end of a page, in points: the title, the
 * head and the first row of a table.
 */
const company = 110;

/** A report as a tagged PDF (PDF/UA-1). The same document published at the same time is the same bytes. */
export async function writePdf(doc: ReportDocument, published: Date, fonts: Fonts): Promise<Uint8Array> {
  const pdf = opened(doc, published);
  const bytes = collected(pdf);
  const sheet = new Sheet(pdf, fonts);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  writeTitle(sheet, root, doc);
  const outline = bookmarks(pdf);
  for (const [at, block] of doc.blocks.entries()) {
    if (block.is === 'heading') keepWithFigure(sheet, doc.blocks, at);
    writeBlock(sheet, root, block);
    if (block.is === 'heading') outline(block.level, printable(block.text));
    await giveWay();
  }
  root.end();
  pageNumbers(sheet);
  pdf.end();
  return bytes;
}

function opened(doc: ReportDocument, published: Date): Doc {
  const options: PDFKit.PDFDocumentOptions = {
    size: [page.width, page.height],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    // None to begin with: each is named where it is used, and only those are in the file.
    font: '',
    info: {
      Title: printable(doc.title),
      Producer: 'Sayback',
      Creator: 'Sayback',
      CreationDate: published,
      ModDate: published,
    },
  };
  // Put to it like this because pdfkit's types do not have PDF/UA yet.
  const pdf: Doc = new PDFDocument(Object.assign(options, { subset: 'PDF/UA' }));
  // By then the title stands where PDF wants it; pdfkit next puts it into XML, as it is.
  const endMetadata = pdf.endMetadata.bind(pdf);
  pdf.endMetadata = () => {
    pdf.info.Title = escaped(printable(doc.title));
    endMetadata();
  };
  return pdf;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

async function collected(pdf: Doc): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdf) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return concatenated(chunks);
}

function writeTitle(sheet: Sheet, root: Element, doc: ReportDocument): void {
  sheet.element(root, 'H1', (element) =>
    sheet.write(element, sheet.lines(doc.title, title, column.width), title),
  );
  sheet.space(8);
  for (const line of doc.about) paragraph(sheet, root, line, body, { colour: grey });
  sheet.space(8);
}

/** Goes to the next page where the heading fits, and the chart or table that it leads to does not. */
function keepWithFigure(sheet: Sheet, blocks: readonly Block[], at: number): void {
  const led = leadingTo(blocks, at);
  if (!led) return;
  const { leading, figure } = led;
  const above = leading.reduce((sum, block) => sum + heightOf(sheet, block), 0);
  sheet.room(above + (figure.is === 'chart' ? roomOfBars(sheet, figure.bars) : company));
}

function heightOf(sheet: Sheet, block: Leading): number {
  if (block.is === 'words')
    return sheet.lines(block.text, body, column.width).length * body.leading + wordsAfter;
  const setting = headings[block.level];
  const lines = sheet.lines(block.text, setting, column.width);
  return setting.before + lines.length * setting.leading + setting.after;
}

function writeBlock(sheet: Sheet, root: Element, block: Block): void {
  switch (block.is) {
    case 'heading': {
      const setting = headings[block.level];
      const lines = sheet.lines(block.text, setting, column.width);
      sheet.space(setting.before);
      sheet.room(lines.length * setting.leading + setting.after + company);
      sheet.element(root, `H${block.level}`, (element) => sheet.write(element, lines, setting));
      sheet.space(setting.after);
      return;
    }
    case 'words':
      paragraph(sheet, root, block.text, body);
      sheet.space(wordsAfter);
      return;
    case 'list':
      sheet.element(root, 'L', (list) => {
        for (const item of block.items) listItem(sheet, list, item);
      });
      sheet.space(6);
      return;
    case 'quotation':
      quotation(sheet, root, block.words, block.who);
      return;
    case 'figure':
      keyFigure(sheet, root, block.value, block.about);
      return;
    case 'table':
      writeTable(sheet, root, block);
      return;
    case 'chart':
      writeBars(sheet, root, block);
      writeTable(sheet, root, block.table);
  }
}

function paragraph(
  sheet: Sheet,
  within: Element,
  text: string,
  setting: Setting,
  how: Parameters<Sheet['write']>[3] = {},
): void {
  const lines = sheet.lines(text, setting, how.box?.width ?? column.width);
  sheet.element(within, 'P', (element) => sheet.write(element, lines, setting, how));
}

function listItem(sheet: Sheet, list: Element, item: string): void {
  const indent = 18;
  const turned = readsRightToLeft(item);
  const width = column.width - indent;
  const box: Box = { left: column.left + (turned ? 0 : indent), width };
  const bullet: Box = { left: column.left + (turned ? width : 4), width: indent - 4, toTheRight: turned };
  const lines = sheet.lines(item, body, width);
  sheet.room(Math.min(2, lines.length) * body.leading);
  sheet.element(list, 'LI', (one) => {
    const top = sheet.y;
    sheet.element(one, 'Lbl', (label) =>
      label.add(() => sheet.draw(sheet.lines('•', body, indent), top, body, bullet)),
    );
    sheet.element(one, 'LBody', (inside) => sheet.write(inside, lines, body, { box }));
  });
  sheet.space(4);
}

/** Somebody's own words, with a line down the side on which they begin. */
function quotation(sheet: Sheet, root: Element, words: string, who: string): void {
  const indent = 20;
  const box: Box = { left: column.left + indent, width: column.width - 2 * indent };
  const turned = readsRightToLeft(words);
  const side = turned ? column.left + column.width - 8 : column.left + 8;
  const beside = (top: number, bottom: number) =>
    sheet.rule({ x: side, y: top }, { x: side, y: bottom }, 3, 'edge');
  sheet.space(6);
  sheet.room(3 * body.leading);
  sheet.element(root, 'BlockQuote', (quote) => {
    paragraph(sheet, quote, words, body, { box, beside });
    paragraph(sheet, quote, who, small, { box: { ...box, toTheRight: turned }, beside, colour: grey });
  });
  sheet.space(14);
}

function keyFigure(sheet: Sheet, root: Element, value: string, about: string): void {
  const lines = sheet.lines(value, large, column.width);
  sheet.space(6);
  sheet.room(lines.length * large.leading + 2 * body.leading);
  sheet.element(root, 'P', (element) => {
    sheet.write(element, lines, large);
    sheet.write(element, sheet.lines(about, body, column.width), body);
  });
  sheet.space(14);
}

/** Each heading below the one it belongs to, in the list that a reader of PDFs shows beside the pages. */
function bookmarks(pdf: Doc): (level: 2 | 3 | 4, text: string) => void {
  const open: { level: number; item: PDFKit.PDFOutline }[] = [{ level: 1, item: pdf.outline }];
  return (level, text) => {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    const under = open.at(-1)?.item ?? pdf.outline;
    open.push({ level, item: under.addItem(text) });
  };
}

function pageNumbers(sheet: Sheet): void {
  const { start, count } = sheet.doc.bufferedPageRange();
  const setting: Setting = { size: 9, leading: 12 };
  for (let at = 0; at < count; at++) {
    sheet.doc.switchToPage(start + at);
    const lines = sheet.lines(`Page ${at + 1} of ${count}`, setting, column.width);
    sheet.artefact(
      () => sheet.draw(lines, page.height - 46, setting, { ...column, toTheRight: true }, grey),
      'Pagination',
    );
  }
}
