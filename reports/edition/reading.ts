import { z } from 'zod';
import type { Stopping } from '../../domain/giving-way.ts';
import { boardReportByParts, reportOutline } from '../board/reading.ts';
import type { BoardReport } from '../board/report.ts';
import { type EditionContent, type EditionFigures, editionSchema } from './content.ts';

const figuresSchema = editionSchema.omit({ title: true, narrative: true, views: true });

/** Frozen content as it was published, read a part at a time. Throws where the text is no edition. */
export function* editionByParts(text: string): Stopping<EditionContent> {
  const { small, ...large } = yield* apart(text);
  return together(editionSchema.parse(small), large);
}

/** The same of a draft, to which the lead adds the rest. */
export function* figuresByParts(text: string): Stopping<EditionFigures> {
  const { small, ...large } = yield* apart(text);
  return together(figuresSchema.parse(small), large);
}

const outlineSchema = z.looseObject({
  board: reportOutline,
  groups: z.looseObject({ board: reportOutline }).nullable(),
});

type Large = { board: BoardReport; byGroups: BoardReport | null };

/** The reports that grow with the service, and all else, which is `small`. */
function* apart(text: string): Stopping<Large & { small: unknown }> {
  // It was received just now, which took its time too.
  yield;
  const outline = outlineSchema.parse(JSON.parse(text));
  yield;
  const board = yield* boardReportByParts(outline.board);
  const byGroups = outline.groups && (yield* boardReportByParts(outline.groups.board));
  const without = (report: object) => ({ ...report, questionnaires: [] });
  const groups = outline.groups && { ...outline.groups, board: without(outline.groups.board) };
  return { board, byGroups, small: { ...outline, board: without(outline.board), groups } };
}

function together<Rest extends Pick<EditionContent, 'board' | 'groups'>>(rest: Rest, large: Large): Rest {
  const { board, byGroups } = large;
  return { ...rest, board, groups: rest.groups && byGroups && { ...rest.groups, board: byGroups } };
}
