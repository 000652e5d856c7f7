import type { StaffPage } from '../page.ts';
import { caseloadPage } from './caseload.ts';
import { keepCount, newCount } from './caseload-enter.ts';
import { checkImport, importTemplate, makeImport, newImport } from './caseload-import.ts';
import { changeGap, gapPage, gapsPage, makeGap, newGap } from './gaps.ts';
import { voicesCsv, voicesPage } from './voices.ts';

/** Whose voices are missing, the caseload that answers are compared with, and what is done about gaps. */
export const voicesPages: readonly StaffPage[] = [
  voicesPage,
  voicesCsv,
  caseloadPage,
  newCount,
  keepCount,
  newImport,
  importTemplate,
  checkImport,
  makeImport,
  gapsPage,
  newGap,
  makeGap,
  gapPage,
  changeGap,
];
