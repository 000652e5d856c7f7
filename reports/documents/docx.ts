import { Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, type Table, TextRun } from 'docx';
import { giveWay } from '../../domain/giving-way.ts';
import type { Block, ReportDocument } from './blocks.ts';
import { barTables } from './docx-bars.ts';
import { reproducible } from './docx-package.ts';
import { runsOf } from './docx-runs.ts';
import { bullets, grey, named, numbering, styles } from './docx-styles.ts';
import { tableBlocks } from './docx-table.ts';
import { printable } from './drawable-text.ts';
import type { Fonts } from './fonts.ts';
import { leadingTo } from './leading-to.ts';
import { readsRightToLeft } from './lines.ts';

/** A4 less an inch on either side, in points. */
const width = 451;
const levels = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 };

/** A report as a Word file (.docx). The same document published at the same time is the same bytes. */
export async function writeDocx(doc: ReportDocument, published: Date, fonts: Fonts): Promise<Uint8Array> {
  const written: (Paragraph | Table)[] = [];
  for (const [at, block] of doc.blocks.entries()) {
    written.push(...blockParagraphs(block, leadingTo(doc.blocks, at) !== null, fonts));
    await giveWay();
  }
  const file = new Document({
    title: printable(doc.title),
    creator: 'Sayback',
    lastModifiedBy: 'Sayback',
    styles,
    numbering,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1440, right: 1440, bottom: 1440, left: 1440 },
          },
        },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, ...runsOf(doc.title) }),
          ...doc.about.map((line) => new Paragraph({ style: named.about, ...runsOf(line) })),
          ...written,
        ],
      },
    ],
  });
  return reproducible(await Packer.toBuffer(file), published);
}

/** `leads`: to a chart or table, with which it stays. */
function blockParagraphs(block: Block, leads: boolean, fonts: Fonts): (Paragraph | Table)[] {
  switch (block.is) {
    case 'heading':
      return [new Paragraph({ heading: levels[block.level], ...runsOf(block.text) })];
    case 'words':
      return [new Paragraph({ ...runsOf(block.text), ...(leads && { keepNext: true }) })];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({ style: named.list, numbering: { reference: bullets, level: 0 }, ...runsOf(item) }),
      );
    case 'quotation':
      return [
        new Paragraph({ style: named.quoted, ...runsOf(block.words) }),
        new Paragraph({
          style: named.source,
          ...runsOf(block.who),
          ...(readsRightToLeft(block.words) && { bidirectional: true }),
        }),
      ];
    case 'figure':
      return [keyFigure(block.value, block.about)];
    case 'table':
      return tableBlocks(block, width, fonts);
    case 'chart':
      return [...barTables(block, width), ...tableBlocks(block.table, width, fonts)];
  }
}

function keyFigure(value: string, about: string): Paragraph {
  return new Paragraph({
    style: named.figure,
    children: [
      ...runsOf(value, { bold: true, size: 52 }).children,
      new TextRun({ break: 1 }),
      ...runsOf(about).children,
    ],
  });
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: 'right',
    children: [
      new TextRun({
        size: 18,
        color: grey,
        children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
      }),
    ],
  });
}
