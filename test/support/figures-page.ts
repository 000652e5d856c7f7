import { beforeEach } from 'vitest';
import type { ApiDependencies } from '../../api/api.ts';
import { parseCsv } from './csv.ts';
import { freshDatabase } from './database.ts';
import { library, today } from './figures-year.ts';
import { inWords } from './page-words.ts';
import { type StaffBrowser, signedIn, staffServer } from './staff-browser.ts';

/**
 * A page of figures of one side and its file, as the lead reads them on a database where every test finds
 * nobody. Call it at the top of the file.
 */
export async function figuresPage(
  page: `/staff/${string}`,
  side: 'people' | 'victim',
  { keys }: Pick<Partial<ApiDependencies>, 'keys'> = {},
) {
  const { stores, sql } = await freshDatabase();
  const version = await library(stores);
  const served = await staffServer(stores, { clock: () => today, ...(keys && { keys }) });
  const lead = await signedIn(served);
  beforeEach(async () => {
    await sql(`delete from ${side}.participant`);
    await sql(`delete from ${side}.response`);
    await sql(`update ${side}.release set since = '', month = ''`);
  });
  return {
    stores,
    sql,
    version,
    served,
    lead,
    async read(path: string = page, browser: StaffBrowser = lead) {
      const { status, text: html } = await browser.get(path);
      return { status, html, text: inWords(html) };
    },
    csv: async (path = `${page}.csv`) => parseCsv((await lead.get(path)).text.replace('\ufeff', '')),
  };
}
