import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { isoDay } from '../../domain/calendar.ts';
import { Fault } from '../../fault.ts';
import type { PublishedEdition } from '../../prisma/stores/editions.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import type { ReportDocument } from '../../reports/documents/blocks.ts';
import type { EditionContent } from '../../reports/edition/content.ts';
import { editionCsv } from '../../reports/edition/figure-rows.ts';
import type { Answer } from '../http/answer.ts';
import { csvFile } from '../http/csv-file.ts';
import type { ToWrite } from './documents-thread.ts';
import { contentOf } from './figures/published.ts';

export type FullEdition = PublishedEdition & {
  publishedOn: string;
  content: EditionContent;
  /** The content as it is frozen: what the checksum is of. */
  frozen: string;
};

/** The edition of that number. Throws `not-found`. */
export async function editionNumbered({ editions }: Stores, digits: string): Promise<FullEdition> {
  const found = /^\d{1,6}$/.test(digits) ? await editions.get(Number(digits)) : null;
  if (!found) throw new Fault('not-found', 'There is no edition of this number.');
  const { content, ...about } = found;
  return {
    ...about,
    publishedOn: isoDay(found.publishedAt),
    content: await contentOf(content),
    frozen: content,
  };
}

/** All figures of an edition as a CSV file. */
export function editionCsvFile({ number, content }: FullEdition): Answer {
  return csvFile(`edition-${number}`, editionCsv(number, content));
}

/**
 * The same as JSON: what is frozen, as it stands, its checksum, and the quotations that may be shown still.
 */
export function editionText(edition: FullEdition, quoted: ReadonlyMap<string, string>): string {
  const { number, checksum, publishedAt, publishedBy, content } = edition;
  const quotations = content.quotations.map(({ id }) => ({ id, words: quoted.get(id) ?? null }));
  const about = JSON.stringify({ number, checksum, publishedAt, publishedBy, quotations });
  // The checksum is of these very characters.
  return `${about.slice(0, -1)},"edition":${edition.frozen}}`;
}

/** The formats that an edition comes in to be read and edited elsewhere, by the end of their address. */
export const documentTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;
export type DocumentFormat = keyof typeof documentTypes;

export function isDocumentFormat(format: string | undefined): format is DocumentFormat {
  return format !== undefined && Object.hasOwn(documentTypes, format);
}

/**
 * An edition, or what some of its readers get of it, as Word or PDF. `name` is the file's, without its
 * ending.
 */
export async function documentFile(
  document: ReportDocument,
  { publishedAt }: Pick<FullEdition, 'publishedAt'>,
  name: string,
  format: DocumentFormat,
): Promise<Answer> {
  const bytes = await written(document, publishedAt, format);
  return {
    status: 200,
    headers: {
      'content-type': documentTypes[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
    },
    body: Buffer.from(bytes),
  };
}

/**
 * Files that are being written now, by what is in them. Nothing is kept once it is: words that are taken back
 * must go.
 */
const underWay = new Map<string, Promise<Uint8Array>>();
let last: Promise<unknown> = Promise.resolve();

/**
 * Writing one takes a second or more of the processor: it is done beside the thread that children talk to,
 * the same file once for all who wait for it, and one after another.
 */
function written(document: ReportDocument, publishedAt: Date, format: DocumentFormat): Promise<Uint8Array> {
  const name = createHash('sha256')
    .update(JSON.stringify([format, document, publishedAt]))
    .digest('hex');
  const before = underWay.get(name);
  if (before) return before;
  const writing = last
    .then(() => inThread({ document, publishedAt, format }))
    .finally(() => underWay.delete(name));
  underWay.set(name, writing);
  last = writing.catch(() => {});
  return writing;
}

function inThread(toWrite: ToWrite): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const thread = new Worker(new URL('./documents-thread.ts', import.meta.url), {
    workerData: toWrite,
    execArgv: [],
  });
  thread.once('message', resolve);
  thread.once('error', reject);
  thread.once('exit', () => reject(new Error('The thread ended before its file was written.')));
  return promise;
}

/** The JSON as a file. */
export function editionJsonFile(edition: FullEdition, quoted: ReadonlyMap<string, string>): Answer {
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="edition-${edition.number}.json"`,
    },
    body: editionText(edition, quoted),
  };
}
