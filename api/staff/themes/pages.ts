import type { StaffPage } from '../page.ts';
import { type ThemesSide, themeSides } from '../theme-sides.ts';
import { addTheme, changeTheme, newTheme, oneTheme } from './codebook.ts';
import { listDifferences, settleDifference } from './differ.ts';
import { themesOverview } from './overview.ts';
import { listQuotations, moveQuotation, oneQuotation } from './quotations.ts';
import { clearQuotation, quotationsToClear } from './quotations-clear.ts';
import { codeAnswer, readAnswer } from './read.ts';

/** Saying what answers are about, and which words may be shown: for each side by itself. */
export const themePages: readonly StaffPage[] = themeSides.flatMap(themePagesOf);

function themePagesOf(side: ThemesSide): StaffPage[] {
  return [
    themesOverview(side),
    readAnswer(side),
    codeAnswer(side),
    listDifferences(side),
    settleDifference(side),
    listQuotations(side),
    oneQuotation(side),
    moveQuotation(side),
    quotationsToClear(side),
    clearQuotation(side),
    ...(side.ownsCodebook ? [newTheme(side), addTheme(side), oneTheme(side), changeTheme(side)] : []),
  ];
}
