import type { Pattern } from '../charts/svg.ts';

/**
 * A report as a row of blocks, whatever it is read in: web page, Word, PDF. What a block says is said in
 * words in every one of them; a chart always has its table. Suppression is done before: a cell is words or a
 * figure, or it is hidden.
 */
export type Block =
  | { is: 'heading'; level: 2 | 3 | 4; text: string }
  | { is: 'words'; text: string }
  | { is: 'list'; items: readonly string[] }
  /** Somebody's own words, cleared to be shown; `who` says no more than "a child". */
  | { is: 'quotation'; words: string; who: string }
  /** A headline figure with what it is of. */
  | { is: 'figure'; value: string; about: string }
  | TableBlock
  /**
   * Bars on one scale from none to all, each with its likely range, drawn in patterns that a photocopy keeps;
   * then the same as a table.
   */
  | { is: 'chart'; alt: string; bars: readonly Bar[]; table: TableBlock };

export type TableBlock = {
  is: 'table';
  caption: string;
  columns: readonly { text: string; numeric: boolean }[];
  rows: readonly { header: string; cells: readonly Cell[] }[];
};
/** A hidden cell says so in words ("not shown"). */
export type Cell = { text: string; hidden?: true };
export type Bar = { label: string; share: number; range?: { low: number; high: number }; pattern: Pattern };

/** A whole document, in British English. */
export type ReportDocument = {
  title: string;
  /** Whose it is, which months, when it was published, in one line each. */
  about: readonly string[];
  blocks: readonly Block[];
};
