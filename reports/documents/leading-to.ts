import type { Block } from './blocks.ts';

export type Leading = Extract<Block, { is: 'heading' | 'words' }>;

/**
 * The heading or words at a place, and those below that lead with them to a chart or table; null where they
 * lead to none. Where a page holds all of it, a reader finds it on one.
 */
export function leadingTo(
  blocks: readonly Block[],
  at: number,
): { leading: Leading[]; figure: Extract<Block, { is: 'chart' | 'table' }> } | null {
  const leading: Leading[] = [];
  for (let next = at; ; next++) {
    const block = blocks[next];
    if (block?.is === 'heading' || block?.is === 'words') leading.push(block);
    else if (block?.is === 'chart' || block?.is === 'table') return { leading, figure: block };
    else return null;
  }
}
