import {
  AlignmentType,
  BorderStyle,
  BuilderElement,
  HeightRule,
  type IShadingAttributesProperties,
  type ITableBordersOptions,
  type ITableCellOptions,
  LineRuleType,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableProperties,
  TableRow,
  TabStopType,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { Pattern } from '../charts/svg.ts';
import { inks, percent } from './bars.ts';
import type { Bar, Block } from './blocks.ts';
import { runsOf } from './docx-runs.ts';
import { grey, named } from './docx-styles.ts';
import { printable } from './drawable-text.ts';
import { readsRightToLeft } from './lines.ts';

/** Twentieths of a point, as everything here. */
const label = 3250;
const figure = 900;
/** Word allows 63 columns in a table: two of words, and for each bar where it and its range end. */
const mostBars = 19;
/** A bar is one row, or three with its range in the middle one, and below it is room. */
const heights = { whole: 360, side: 150, range: 60, room: 180 };

/**
 * Bars as tables of shaded cells, on one scale from 0% to 100%, each between its label and its share in
 * words, with its likely range as a line across. `alt` is the description of the table. `width` in points.
 */
export function barTables(
  { alt, bars }: Extract<Block, { is: 'chart' }>,
  width: number,
): (Paragraph | Table)[] {
  const scale = width * 20 - label - figure;
  const tables: (Paragraph | Table)[] = [];
  for (let at = 0; at < bars.length; at += mostBars) {
    tables.push(new Paragraph({ keepNext: true, spacing: { before: 0, after: 0, line: 120 } }));
    tables.push(barTable(bars.slice(at, at + mostBars), scale, alt));
  }
  return tables;
}

function barTable(bars: readonly Bar[], scale: number, alt: string): Table {
  const ends = bars.flatMap(({ share, range }) => [share, ...(range ? [range.low, range.high] : [])]);
  const grid = inOrder([0, scale, ...ends.map((end) => along(end, scale))]);
  const widths = grid.slice(1).map((end, at) => end - (grid[at] ?? 0));
  return new DescribedTable(
    {
      rows: [axis(scale, widths.length), ...bars.flatMap((bar) => barRows(bar, scale, grid))],
      width: { size: label + scale + figure, type: WidthType.DXA },
      columnWidths: [label, ...widths, figure],
      layout: TableLayoutType.FIXED,
      margins: { left: 0, right: 0 },
      borders: unruled,
    },
    printable(alt),
  );
}

/** Word reads the description of a table out as it does that of a picture. */
class DescribedTable extends Table {
  constructor(options: ConstructorParameters<typeof Table>[0], description: string) {
    super(options);
    for (const child of this.root) {
      if (!(child instanceof TableProperties)) continue;
      const attributes = { value: { key: 'w:val', value: description } };
      child.addChildElement(new BuilderElement({ name: 'w:tblDescription', attributes }));
    }
  }
}

/** The row of headings, of which a reader of the screen is told in every table. */
function axis(scale: number, columns: number): TableRow {
  const marks = new Paragraph({
    style: named.cell,
    keepNext: true,
    spacing: { before: 0, after: 20, line: 240 },
    tabStops: [
      { type: TabStopType.CENTER, position: scale / 2 },
      { type: TabStopType.RIGHT, position: scale },
    ],
    children: [new TextRun({ size: 17, color: grey, children: ['0%', new Tab(), '50%', new Tab(), '100%'] })],
  });
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [
      cell(label, { children: [nothing()] }),
      cell(scale, { columnSpan: columns, children: [marks] }),
      cell(figure, { children: [nothing()] }),
    ],
  });
}

function barRows(bar: Bar, scale: number, grid: readonly number[]): TableRow[] {
  const share = along(bar.share, scale);
  const range = bar.range && { low: along(bar.range.low, scale), high: along(bar.range.high, scale) };
  const drawn = (parts: Part[], ends: Ends) =>
    parts.map(({ from, to, is }) =>
      cell(to - from, {
        columnSpan: grid.indexOf(to) - grid.indexOf(from),
        shading: is === 'bar' ? fills[bar.pattern] : plain(is === 'track' ? inks.track : inks.black),
        borders: edges(is, { ...ends, left: from === 0, right: to === scale || to === share }),
        children: [nothing()],
      }),
    );
  const bare = partsOf(share, scale);
  const rows = range
    ? [
        { height: heights.side, cells: drawn(bare, { top: true }) },
        { height: heights.range, cells: drawn(partsOf(share, scale, range), {}) },
        { height: heights.side, cells: drawn(bare, { bottom: true }) },
      ]
    : [{ height: heights.whole, cells: drawn(bare, { top: true, bottom: true }) }];
  const room = cell(scale, { columnSpan: grid.length - 1, children: [nothing()] });
  return [...rows, { height: heights.room, cells: [room] }].map(
    ({ height, cells }, at, { length }) =>
      new TableRow({
        cantSplit: true,
        height: { value: height, rule: at < length - 1 ? HeightRule.EXACT : HeightRule.ATLEAST },
        children: [
          words(bar.label, label, at === 0, { right: 160 }),
          ...cells,
          words(percent(bar.share), figure, at === 0, { bold: true }),
        ],
      }),
  );
}

type Part = { from: number; to: number; is: 'bar' | 'track' | 'range' };

function partsOf(share: number, scale: number, range?: { low: number; high: number }): Part[] {
  const ends = inOrder([0, share, scale, ...(range ? [range.low, range.high] : [])]);
  return ends.slice(1).map((to, at) => {
    const from = ends[at] ?? 0;
    const within = range && from >= range.low && to <= range.high;
    return { from, to, is: within ? 'range' : to <= share ? 'bar' : 'track' };
  });
}

/**
 * Dark, closely hatched, blank, and so on, as reports/charts/svg.ts has them, in the patterns that Word
 * knows.
 */
const fills: Record<Pattern, IShadingAttributesProperties> = {
  solid: plain(inks.black),
  rising: { type: ShadingType.THIN_DIAGONAL_STRIPE, color: inks.black, fill: inks.white },
  plain: plain(inks.white),
  falling: { type: ShadingType.THIN_REVERSE_DIAGONAL_STRIPE, color: inks.accent, fill: inks.pale },
  full: plain(inks.accent),
  dots: { type: ShadingType.PERCENT_10, color: inks.black, fill: inks.white },
};

function plain(fill: string): IShadingAttributesProperties {
  return { type: ShadingType.CLEAR, color: 'auto', fill };
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const unruled: ITableBordersOptions = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};

type Ends = { top?: boolean; bottom?: boolean; left?: boolean; right?: boolean };

/**
 * Round the bar and round what is left of the scale; white above and below the range, to be seen on every
 * pattern.
 */
function edges(is: Part['is'], { top, bottom, left, right }: Ends) {
  const halo = { style: BorderStyle.SINGLE, size: 8, color: inks.white };
  if (is === 'range') return { top: halo, bottom: halo };
  const edge = { style: BorderStyle.SINGLE, size: 4, color: is === 'bar' ? inks.black : inks.edge };
  return {
    ...(top && { top: edge }),
    ...(bottom && { bottom: edge }),
    ...(left && { left: edge }),
    ...(right && { right: edge }),
  };
}

/**
 * The words beside a bar, in one cell over its rows: long ones make the room below it taller, and not the
 * bar.
 */
function words(
  text: string,
  width: number,
  first: boolean,
  { bold = false, right = 0 }: { bold?: boolean; right?: number },
): TableCell {
  return cell(width, {
    verticalMerge: first ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE,
    margins: { right },
    children: first
      ? [
          new Paragraph({
            style: named.cell,
            keepNext: true,
            spacing: { before: 40, after: 0, line: 260 },
            // At the right, where what is read from the right begins.
            alignment: readsRightToLeft(text) ? AlignmentType.START : AlignmentType.END,
            ...runsOf(text, { bold }),
          }),
        ]
      : [nothing()],
  });
}

function cell(width: number, options: ITableCellOptions): TableCell {
  return new TableCell({ width: { size: width, type: WidthType.DXA }, ...options });
}

/** A cell must hold a paragraph; one of no height, which keeps the rows of a chart on one page. */
function nothing(): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
  });
}

function along(share: number, scale: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * scale);
}

function inOrder(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((one, other) => one - other);
}
