import type { StaffPage } from '../page.ts';
import { boardCsv, boardPage } from './board.ts';
import { changeCsv, changePage } from './change.ts';
import { digestCsv, digestPage } from './digest.ts';
import { victimFiguresCsv, victimFiguresPage, victimsSaidCsv } from './victims.ts';

/** The reports, each to read and print and as a file. */
export const reportPages: readonly StaffPage[] = [
  boardPage,
  boardCsv,
  changePage,
  changeCsv,
  digestPage,
  digestCsv,
  victimFiguresPage,
  victimFiguresCsv,
  victimsSaidCsv,
];
