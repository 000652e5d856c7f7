import { givingWay } from '../../../domain/giving-way.ts';
import { Fault } from '../../../fault.ts';
import type { Draft } from '../../../prisma/stores/editions.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { editionOf } from '../../../reports/edition/compose.ts';
import type { EditionContent } from '../../../reports/edition/content.ts';
import { figuresByParts } from '../../../reports/edition/reading.ts';
import { editionsPath } from '../paths.ts';

/** The address of any draft, as pages are mounted under it. */
export const draftsPath = `${editionsPath}/drafts/:id`;

/** A draft whose figures are counted. */
export type BuiltDraft = Draft & { figures: string };

/** The address of one draft. */
export function draftPath(id: string): string {
  return `${editionsPath}/drafts/${id}`;
}

/** The draft of that id. Throws `not-found`. */
export async function draftIn({ editions }: Stores, id: string): Promise<Draft> {
  const draft = await editions.draft(id);
  if (!draft) throw new Fault('not-found', 'There is no such draft. It may be published or dropped by now.');
  return draft;
}

/** The draft that is built. Throws `not-found` while it is not. */
export async function builtIn(stores: Stores, id: string): Promise<BuiltDraft> {
  const draft = await draftIn(stores, id);
  if (draft.figures === null)
    throw new Fault('not-found', 'This edition is still being built. Go back to it.');
  return { ...draft, figures: draft.figures };
}

/** What would be published now. */
export async function contentIn(draft: BuiltDraft): Promise<EditionContent> {
  return editionOf(await givingWay(figuresByParts(draft.figures)), draft);
}
