import type { ReportDocument } from './blocks.ts';

/**
 * A report as a Word file (.docx): A4, real headings, lists and tables, charts as pictures that say in words what they show. `published` is what the
 * file says it was made: the same two always give the same bytes.
 */
export async function documentDocx(doc: ReportDocument, published: Date): Promise<Uint8Array> {
  const [{ writeDocx }, { shippedFaces }] = await Promise.all([
    import('./documents/docx.ts'),
    import('./documents/faces.ts'),
  ]);
  return writeDocx(doc, published, shippedFaces());
}
