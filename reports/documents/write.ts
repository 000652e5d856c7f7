import type { ReportDocument } from './blocks.ts';

/**
 * A report as a Word file (.docx): A4, real headings, lists and tables, charts as tables of bars that say in
 * words what they show. `published` is what the file says it was made: the same two always give the same
 * bytes.
 */
export async function documentDocx(doc: ReportDocument, published: Date): Promise<Uint8Array> {
  const [{ writeDocx }, { shippedFonts }] = await Promise.all([import('./docx.ts'), import('./fonts.ts')]);
  return writeDocx(doc, published, shippedFonts());
}

/**
 * A report as a PDF: A4, tagged so that it can be read aloud in its order (PDF/UA-1), fonts embedded. Where
 * no font that ships has somebody's script, the file says that these words are on the web page. `published`
 * as above.
 */
export async function documentPdf(doc: ReportDocument, published: Date): Promise<Uint8Array> {
  const [{ writePdf }, { shippedFonts }] = await Promise.all([import('./pdf.ts'), import('./fonts.ts')]);
  return writePdf(doc, published, shippedFonts());
}
