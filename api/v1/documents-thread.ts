import { parentPort, workerData } from 'node:worker_threads';
import type { ReportDocument } from '../../reports/documents/blocks.ts';
import { documentDocx, documentPdf } from '../../reports/documents/write.ts';

/** What the thread is given: data alone. */
export type ToWrite = { document: ReportDocument; publishedAt: Date; format: 'docx' | 'pdf' };

/** A thread of its own (edition-files.ts): writes one file, hands it over, and ends. */
async function write({ document, publishedAt, format }: ToWrite): Promise<void> {
  const bytes = await (format === 'docx' ? documentDocx : documentPdf)(document, publishedAt);
  parentPort?.postMessage(bytes);
}

if (parentPort) await write(workerData);
