import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { halfYearBefore, halfYearOf, monthOf } from '../../domain/calendar.ts';
import { startServer } from '../support/server-process.ts';
import { cluster, statement } from './cluster.ts';
import { fill, perResponse } from './fill.ts';
import { median, rounded } from './median.ts';
import { cookieOf, shown, timed } from './timed.ts';

const answers = 1_000_000;
const rounds = 9;
const apiKey = randomBytes(16).toString('hex');

/**
 * The board report of a year over a million answers, by every band, and the staff's page of it by one band,
 * beside the bare SQL that counts the same answers once, by question.
 */
export async function measure() {
  const database = await cluster();
  try {
    const settings = await database.settings('sayback', apiKey);
    const url = settings.DATABASE_URL ?? '';
    await startServer('main.ts', settings).then((served) => served.stop());
    await fill(url, answers / perResponse);
    await statement(url, 'VACUUM ANALYZE');
    const served = await startServer('main.ts', settings);
    try {
      const path = `/api/v1/reports/board?${lastYear()}`;
      const pagePath = `/staff/report?${lastYear()}&band=ethnicity`;
      const cookie = await cookieOf(settings, 'lead');
      const rows: { report: number; page: number; sql: number }[] = [];
      for (let round = 0; round <= rounds; round++) {
        const report = await timed(() => board(served.origin + path, apiKey));
        const page = await timed(() => shown(served.origin + pagePath, cookie, 'Likely range'));
        const sql = await timed(() => statement(url, bareSql));
        if (round > 0) rows.push({ report, page, sql });
      }
      const body = await board(served.origin + path, apiKey);
      return {
        answers,
        answered: body.answered,
        reportMs: rounded(median(rows.map(({ report }) => report))),
        pageMs: rounded(median(rows.map(({ page }) => page))),
        bareSqlMs: rounded(median(rows.map(({ sql }) => sql))),
      };
    } finally {
      await served.stop();
    }
  } finally {
    await database.close();
  }
}

const bareSql = `
  select a.question, a.categories[1], count(*) from people.answer a join people.tally t using (response_id)
  where t.counted between '2000-01' and '2099-12' group by 1, 2`;

/** A year of whole half-years that are over, for only then there are groups, as a query. */
export function lastYear(): string {
  const { from } = halfYearOf(monthOf(new Date()));
  const [first, last] = [halfYearBefore(halfYearBefore(from).from), halfYearBefore(from)];
  return `from=${first.from}&to=${last.to}`;
}

/** The board report from the API. Throws where it is not answered. */
export async function board(url: string, apiKey: string) {
  const response = await fetch(url, { headers: { authorization: `Bearer ${apiKey}` } });
  if (response.status !== 200) throw new Error(`the report answered ${response.status}`);
  return z.looseObject({ answered: z.number() }).parse(await response.json());
}
