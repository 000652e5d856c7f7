import type { Period } from '../../../domain/calendar.ts';
import { givingWay } from '../../../domain/giving-way.ts';
import type { EditionStore } from '../../../prisma/stores/editions.ts';
import type { EditionContent } from '../../../reports/edition/content.ts';
import { editionByParts } from '../../../reports/edition/reading.ts';

export type PublishedDependencies = { stores: { editions: Pick<EditionStore, 'list' | 'get'> } };

/**
 * What `find` finds first in the editions whose period ends in these months, the latest period first; null
 * where it finds nothing. What an edition published of some months is what is shown of them from then on: a
 * later count could be subtracted from it.
 */
export async function inEditions<Found>(
  { stores: { editions } }: PublishedDependencies,
  { from, to }: Period,
  find: (content: EditionContent) => Found | null,
): Promise<Found | null> {
  const ending = (await editions.list()).filter((one) => one.to >= from && one.to <= to);
  for (const { number } of ending.toSorted((a, b) => (a.to < b.to ? 1 : -1))) {
    const edition = await editions.get(number);
    const found = edition && find(await contentOf(edition.content));
    if (found) return found;
  }
  return null;
}

/** Frozen content as it was published. Throws where the text is no edition. */
export function contentOf(text: string): Promise<EditionContent> {
  return givingWay(editionByParts(text));
}
