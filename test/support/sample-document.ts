import { patterns } from '../../reports/charts/svg.ts';
import type { Block, ReportDocument, TableBlock } from '../../reports/documents/blocks.ts';

export const published = new Date('2026-11-02T09:30:00Z');

export const arabic = 'استمعوا إلي (حقا) في 2026 مع Sayback.';
export const punjabi = 'ਮੈਂ ਠੀਕ ਹਾਂ';
/** Longer than any line, without a place to break. */
export const longWord = 'Donaudampfschifffahrt'.repeat(12);

export const table: TableBlock = {
  is: 'table',
  caption: 'How safe children felt',
  columns: [
    { text: 'Answer', numeric: false },
    { text: 'Share', numeric: true },
    { text: 'Answers', numeric: true },
  ],
  rows: [
    { header: 'Very safe', cells: [{ text: '62%' }, { text: '57' }] },
    { header: arabic, cells: [{ text: '33%' }, { text: '30' }] },
    // What must never happen: the figure left in a cell that is hidden.
    {
      header: 'Not safe',
      cells: [
        { text: 'not shown', hidden: true },
        { text: '4', hidden: true },
      ],
    },
  ],
};

export const longTable: TableBlock = {
  is: 'table',
  caption: 'Place by place',
  columns: [
    { text: 'Place', numeric: false },
    { text: 'What was said', numeric: false },
    { text: 'People', numeric: true },
  ],
  rows: Array.from({ length: 200 }, (_, at) => ({
    header: `Place ${at + 1}`,
    cells: [
      { text: at === 70 ? longWord : `What they said there, number ${at + 1}` },
      { text: `${at + 10}` },
    ],
  })),
};

export const chart: Extract<Block, { is: 'chart' }> = {
  is: 'chart',
  alt: 'Six bars: "very safe" 62%, <not> safe & others less.',
  bars: patterns.map((pattern, at) => ({
    label: at === 1 ? arabic : `Answer ${at + 1}`,
    share: at / 5,
    ...(at % 2 === 0 && { range: { low: Math.max(0, at / 5 - 0.1), high: Math.min(1, at / 5 + 0.1) } }),
    pattern,
  })),
  table,
};

/** One of every kind of block, with what is hard about each. */
export const sampleDocument: ReportDocument = {
  title: 'Board report: "us" & them',
  about: ['Riverside Youth Justice Service', 'April to June 2026', 'Published on 2 November 2026'],
  blocks: [
    { is: 'heading', level: 2, text: 'In short' },
    { is: 'figure', value: '72%', about: 'of those who were asked answered' },
    { is: 'words', text: `One line.\nAnother, with ${longWord} in it.` },
    { is: 'list', items: ['First this.', arabic] },
    { is: 'heading', level: 3, text: 'What children said' },
    { is: 'quotation', words: 'They listened 😀 <really>.', who: 'A child' },
    { is: 'quotation', words: arabic, who: 'A parent' },
    { is: 'quotation', words: `${punjabi} said one`, who: 'A child' },
    chart,
    { is: 'heading', level: 4, text: 'Groups' },
    { ...table, caption: 'Nobody yet', rows: [] },
    longTable,
    { is: 'words', text: 'The end.' },
  ],
};

export function having(...blocks: Block[]): ReportDocument {
  return { title: 'A report', about: [], blocks };
}
