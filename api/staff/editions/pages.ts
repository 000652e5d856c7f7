import type { StaffPage } from '../page.ts';
import { buildDraft, dropDraft, showDraft } from './draft.ts';
import { compareEditions, editionFor, oneEdition } from './edition.ts';
import { listEditions } from './list.ts';
import { beginEdition, newEdition } from './new.ts';
import { askToPublish, previewEdition, publishEdition } from './publish.ts';
import { askAboutEdition, replyToBoard } from './questions.ts';
import { savePart, writePart } from './write.ts';

/** Editions of the board report: making one, reading it, and what the board asks about it. */
export const editionPages: readonly StaffPage[] = [
  listEditions,
  newEdition,
  beginEdition,
  showDraft,
  buildDraft,
  dropDraft,
  writePart,
  savePart,
  previewEdition,
  askToPublish,
  publishEdition,
  oneEdition,
  compareEditions,
  editionFor,
  askAboutEdition,
  replyToBoard,
];
