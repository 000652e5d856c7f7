import { Fault } from '../../../fault.ts';
import { compareDocument } from '../../../reports/edition/compare.ts';
import { documentOf } from '../../../reports/edition/document.ts';
import { readers } from '../../../reports/edition/readers.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import {
  documentFile,
  editionCsvFile,
  editionJsonFile,
  editionNumbered,
  isDocumentFormat,
} from '../../v1/edition-files.ts';
import { quotedIn } from '../../v1/figures/edition.ts';
import type { StaffPage } from '../former-page.ts';
import type { StaffParts } from '../parts.ts';
import { editionsPath } from '../paths.ts';
import { blocksView } from './blocks-view.ts';
import { editionPage } from './edition-page.ts';

/** An edition as it was published: to read and print, as files, beside the one before, and as digests for some of its readers. */
export function editionPages(parts: StaffParts): StaffPage[] {
  const { stores, render } = parts;
  const shared = { method: 'GET', needs: 'read-editions', compress: true } as const;
  return [
    {
      ...shared,
      name: 'staff.edition',
      path: `${editionsPath}/:number`,
      async handle(call) {
        const { params } = call;
        const [, digits = '', format] =
          /^(\d{1,6})(?:\.(json|csv|docx|pdf))?$/.exec(params.number ?? '') ?? [];
        const edition = await editionNumbered(stores, digits);
        if (format === 'csv') return forSpreadsheets(editionCsvFile(edition));
        if (format === 'json') return editionJsonFile(edition, await quotedIn(stores, edition.content));
        if (isDocumentFormat(format)) {
          const document = documentOf(edition, await quotedIn(stores, edition.content));
          return documentFile(document, edition, `edition-${edition.number}`, format);
        }
        return editionPage(parts, call, edition);
      },
    },
    {
      ...shared,
      name: 'staff.edition.compare',
      path: `${editionsPath}/:number/compare`,
      async handle({ params: { number = '' }, signedIn }) {
        const now = await editionNumbered(stores, number);
        const { since } = now.content;
        const before = since && (await editionNumbered(stores, String(since.number)));
        if (!before) throw new Fault('not-found', 'There is no earlier edition to compare this one with.');
        const document = compareDocument(before, now);
        return render('editions/edition.njk', {
          title: document.title,
          here: 'editions',
          signedIn,
          back: { href: `${editionsPath}/${now.number}`, text: `Back to edition ${now.number}` },
          about: document.about,
          ...blocksView(document.blocks),
        });
      },
    },
    {
      ...shared,
      name: 'staff.edition.for',
      path: `${editionsPath}/:number/for/:whom`,
      async handle({ params: { number = '', whom = '' }, query, signedIn }) {
        const edition = await editionNumbered(stores, number);
        const [, key = '', format] = /^([a-z]+)(?:\.(docx|pdf))?$/.exec(whom) ?? [];
        const reader = readers.find((one) => one.key === key);
        if (!reader) throw new Fault('not-found', 'There is no such digest.');
        const document = reader.document(edition, {
          quoted: await quotedIn(stores, edition.content),
          team: query.get('team'),
        });
        if (isDocumentFormat(format)) {
          return documentFile(document, edition, `edition-${edition.number}-${key}`, format);
        }
        const teams = reader.teams?.(edition.content);
        const here = `${editionsPath}/${edition.number}/for/${key}`;
        const team = query.has('team') ? `?team=${encodeURIComponent(query.get('team') ?? '')}` : '';
        return render('editions/edition.njk', {
          title: document.title,
          page: key === 'children',
          here: 'editions',
          signedIn,
          back: { href: `${editionsPath}/${edition.number}`, text: `Back to edition ${edition.number}` },
          about: document.about,
          ...blocksView(document.blocks),
          documents:
            teams && team === ''
              ? []
              : [
                  { text: 'As a Word file', href: `${here}.docx${team}` },
                  { text: 'As a PDF', href: `${here}.pdf${team}` },
                ],
          teams: teams?.map(({ key, text }) => ({ href: `?team=${encodeURIComponent(key)}`, text })) ?? [],
        });
      },
    },
  ];
}
