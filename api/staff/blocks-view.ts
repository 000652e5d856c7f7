import type { Block, TableBlock } from '../../reports/blocks.ts';
import { bar } from '../../reports/chart.ts';

/** A block as the macros of web/staff/blocks.njk draw it: headings know where they are, and a chart stands in the rows of its table. */
export function blocksView(blocks: readonly Block[]) {
  const drawn = blocks.map((block, n) => {
    if (block.is === 'heading') return { ...block, id: `part-${n}` };
    if (block.is === 'table') return { is: 'table', ...tableView(block) };
    if (block.is !== 'chart') return block;
    const bars = block.bars.map(({ share, range }) => bar(share, range));
    const { rows, ...table } = tableView(block.table);
    return { is: 'chart', ...table, rows: rows.map((row, at) => ({ ...row, bar: bars[at] })) };
  });
  return {
    blocks: drawn,
    contents: drawn.flatMap((block) =>
      'level' in block && 'id' in block && block.level < 4
        ? [{ text: block.text, href: `#${block.id}`, level: block.level }]
        : [],
    ),
  };
}

function tableView({ caption, columns, rows }: TableBlock) {
  return {
    caption,
    columns,
    rows: rows.map(({ header, cells }) => ({
      header,
      cells: cells.map((cell, n) => ({
        ...cell,
        name: columns[n + 1]?.text ?? '',
        numeric: columns[n + 1]?.numeric ?? false,
      })),
    })),
  };
}
