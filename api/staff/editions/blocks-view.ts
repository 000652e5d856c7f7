import { bar } from '../../../reports/charts/svg.ts';
import type { Block, TableBlock } from '../../../reports/documents/blocks.ts';

/**
 * A block as the macros of web/staff/editions/blocks.njk draw it: headings know where they are, and a chart
 * stands in the rows of its table. `under`: the heading that stands above all of them.
 */
export function blocksView(blocks: readonly Block[], under = '') {
  let above = under;
  const drawn = blocks.map((block, n) => {
    if (block.is === 'heading') {
      above = block.text;
      return { ...block, id: `part-${n}` };
    }
    if (block.is === 'table') return { is: 'table', ...tableView(block, above) };
    if (block.is !== 'chart') return block;
    const bars = block.bars.map(({ share, range }) => bar(share, range));
    const { rows, ...table } = tableView(block.table, above);
    return { is: 'chart', ...table, rows: rows.map((row, at) => ({ ...row, bar: bars[at] })) };
  });
  const named = drawn.flatMap((block) =>
    'level' in block && 'id' in block && block.level < 4
      ? [{ text: block.text, href: `#${block.id}`, level: block.level }]
      : [],
  );
  return {
    blocks: drawn,
    /** Where two headings say the same, the first alone: the other is of what to look things up in. */
    contents: named.filter(({ text }, at) => named.findIndex((one) => one.text === text) === at),
  };
}

function tableView({ caption, columns, rows }: TableBlock, above: string) {
  return {
    caption,
    /** The heading says it already. */
    quiet: caption === above,
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
