import { z } from 'zod';
import { Fault } from '../../fault.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { editionSchema } from '../../reports/edition/content.ts';
import { documentOf } from '../../reports/edition/document.ts';
import type { Answer } from '../http/answer.ts';
import {
  type DocumentFormat,
  documentFile,
  documentTypes,
  editionCsvFile,
  editionNumbered,
  editionText,
  type FullEdition,
} from './edition-files.ts';
import type { Endpoint } from './endpoint.ts';
import { quotedIn } from './figures/edition.ts';

const json = 'application/json';
const csv = 'text/csv';
const aboutSchema = z.object({
  number: z.int(),
  checksum: z.string().describe('SHA-256 of the content as it stands in the answer, in hexadecimal.'),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
});
const listSchema = z.array(
  aboutSchema.extend({ title: z.string(), from: z.string(), to: z.string() }).describe('An edition.'),
);
const fullSchema = aboutSchema.extend({
  quotations: z
    .array(z.object({ id: z.string(), words: z.string().nullable() }))
    .describe('The words of its quotations; null where they were taken back since.'),
  edition: editionSchema,
});
const params = z.object({ number: z.string().describe('The number of the edition.') });

type EditionDependencies = { stores: Stores };
const shared = { method: 'GET', needs: 'read-editions' } as const;
const path = '/api/v1/editions';

/** Published editions: the list, each as JSON and as CSV, and the schema of what is frozen. */
export const editionEndpoints: readonly Endpoint<EditionDependencies>[] = [
  {
    ...shared,
    name: 'editions',
    path,
    about: {
      summary: 'The editions that are published.',
      answers: { 200: { description: 'Oldest first.', schema: listSchema } },
    },
    handle: async ({ stores }) => ({ status: 200, body: await stores.editions.list() }),
  },
  {
    ...shared,
    name: 'editions.schema',
    path: `${path}/schema.json`,
    about: {
      summary: 'The JSON Schema of what an edition freezes.',
      answers: { 200: { description: 'JSON Schema 2020-12.', alsoAs: ['application/schema+json'] } },
    },
    handle: async () => ({ status: 200, body: z.toJSONSchema(editionSchema) }),
  },
  {
    ...shared,
    name: 'edition',
    path: `${path}/:number`,
    about: {
      summary: 'One edition.',
      params,
      answers: {
        200: {
          description: 'The CSV carries the same figures; Word and PDF are the edition to read.',
          schema: fullSchema,
          alsoAs: [csv, ...Object.values(documentTypes)],
        },
      },
    },
    async handle({ stores }, call) {
      const { docx, pdf } = documentTypes;
      const type = call.accepts([json, csv, docx, pdf]);
      if (!type) throw new Fault('not-acceptable', `An edition comes as ${json}, ${csv}, ${docx} or ${pdf}.`);
      const edition = await editionNumbered(stores, call.params.number ?? '');
      if (type === json) return asJson(stores, edition);
      const file =
        type === csv
          ? editionCsvFile(edition)
          : await asDocument(stores, edition, type === docx ? 'docx' : 'pdf');
      return { ...file, headers: { ...file.headers, vary: 'accept' } };
    },
  },
  {
    ...shared,
    name: 'edition.csv',
    path: `${path}/:number/figures.csv`,
    about: {
      summary: 'All figures of an edition as CSV, whatever is accepted.',
      params,
      answers: { 200: { description: 'A file.', alsoAs: [csv] } },
    },
    handle: async ({ stores }, { params: { number = '' } }) =>
      editionCsvFile(await editionNumbered(stores, number)),
  },
];

async function asJson(stores: Stores, edition: FullEdition): Promise<Answer> {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', vary: 'accept' },
    body: editionText(edition, await quotedIn(stores, edition.content)),
  };
}

async function asDocument(stores: Stores, edition: FullEdition, format: DocumentFormat): Promise<Answer> {
  return documentFile(
    documentOf(edition, await quotedIn(stores, edition.content)),
    edition,
    `edition-${edition.number}`,
    format,
  );
}
