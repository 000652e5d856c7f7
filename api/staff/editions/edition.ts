import { z } from 'zod';
import { Fault } from '../../../fault.ts';
import { compareDocument } from '../../../reports/edition/compare.ts';
import type { EditionContent } from '../../../reports/edition/content.ts';
import { documentOf } from '../../../reports/edition/document.ts';
import { type Reader, readers } from '../../../reports/edition/readers.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import {
  documentFile,
  editionCsvFile,
  editionJsonFile,
  editionNumbered,
  isDocumentFormat,
} from '../../v1/edition-files.ts';
import { quotedIn } from '../../v1/figures/edition.ts';
import { nothing, present, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { editionsPath } from '../paths.ts';
import { editionView } from './edition-page.ts';
import { documentView, editionTemplate } from './edition-view.ts';

const doneFields = z.object({ published: present, asked: present, replied: present });

/** An edition as it was published: to read and print, or as the file that the address ends in. */
export const oneEdition = page({
  name: 'staff.edition',
  method: 'GET',
  path: `${editionsPath}/:number`,
  needs: 'read-editions',
  reads: doneFields,
  shows: [editionTemplate],
  compress: true,
  async handle({ stores }, { params, read, signedIn, show }) {
    const [, digits = '', format] = /^(\d{1,6})(?:\.(json|csv|docx|pdf))?$/.exec(params.number) ?? [];
    const edition = await editionNumbered(stores, digits);
    if (format === 'csv') return forSpreadsheets(editionCsvFile(edition));
    if (format === 'json') return editionJsonFile(edition, await quotedIn(stores, edition.content));
    if (isDocumentFormat(format)) {
      const document = documentOf(edition, await quotedIn(stores, edition.content));
      return documentFile(document, edition, `edition-${edition.number}`, format);
    }
    const view = await editionView(stores, edition, signedIn);
    return show(editionTemplate, { ...view, success: doneInWords(read, edition.number) });
  },
});

/** An edition beside the one before it. */
export const compareEditions = page({
  name: 'staff.edition.compare',
  method: 'GET',
  path: `${editionsPath}/:number/compare`,
  needs: 'read-editions',
  reads: nothing,
  shows: [editionTemplate],
  compress: true,
  async handle({ stores }, { params, show }) {
    const now = await editionNumbered(stores, params.number);
    const { since } = now.content;
    const before = since && (await editionNumbered(stores, String(since.number)));
    if (!before) throw new Fault('not-found', 'There is no earlier edition to compare this one with.');
    return show(editionTemplate, documentView(compareDocument(before, now), backTo(now.number)));
  },
});

/** What some of its readers get of an edition, to read or as the file that the address ends in. */
export const editionFor = page({
  name: 'staff.edition.for',
  method: 'GET',
  path: `${editionsPath}/:number/for/:whom`,
  needs: 'read-editions',
  reads: z.object({ team: typed }),
  shows: [editionTemplate],
  compress: true,
  async handle({ stores }, { params: { number, whom }, read: { team }, show }) {
    const edition = await editionNumbered(stores, number);
    const [, key = '', format] = /^([a-z]+)(?:\.(docx|pdf))?$/.exec(whom) ?? [];
    const reader = readers.find((one) => one.key === key);
    if (!reader) throw new Fault('not-found', 'There is no such digest.');
    const quoted = await quotedIn(stores, edition.content);
    const document = reader.document(edition, { quoted, team: team || null });
    if (isDocumentFormat(format)) {
      return documentFile(document, edition, `edition-${edition.number}-${key}`, format);
    }
    return show(editionTemplate, {
      ...documentView(document, backTo(edition.number)),
      short: key === 'children',
      ...linksOf(reader, edition, team),
    });
  },
});

function doneInWords({ published, asked, replied }: z.output<typeof doneFields>, number: number) {
  if (published) return `Edition ${number} is published. It does not change any more.`;
  if (asked) return 'Your question is with the participation lead.';
  return replied ? 'The board can read the reply.' : null;
}

function backTo(number: number) {
  return { href: `${editionsPath}/${number}`, text: `Back to edition ${number}` };
}

/** A digest of one team has no files before a team is chosen. */
function linksOf(reader: Reader, edition: { number: number; content: EditionContent }, team: string) {
  const here = `${editionsPath}/${edition.number}/for/${reader.key}`;
  const query = team === '' ? '' : `?team=${encodeURIComponent(team)}`;
  const documents = [
    { text: 'As a Word file', href: `${here}.docx${query}` },
    { text: 'As a PDF', href: `${here}.pdf${query}` },
  ];
  const teams = reader.teams?.(edition.content) ?? [];
  return {
    documents: reader.teams && team === '' ? [] : documents,
    teams: teams.map(({ key, text }) => ({ href: `?team=${encodeURIComponent(key)}`, text })),
  };
}
