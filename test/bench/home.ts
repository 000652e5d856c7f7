import { randomBytes } from 'node:crypto';
import { startServer } from '../support/server-process.ts';
import { cluster, statement } from './cluster.ts';
import { fill, perResponse } from './fill.ts';
import { median, rounded } from './median.ts';
import { cookieOf, shown, timed } from './timed.ts';

const answers = 1_000_000;
const rounds = 9;

/**
 * The lead's home page and the page of missing voices over a million answers, one in ten of them in own words
 * that somebody has read (to find that none waits takes longest), beside the bare SQL that counts once who
 * was asked and what nobody has read.
 */
export async function measure() {
  const database = await cluster();
  try {
    const settings = await database.settings('sayback', randomBytes(16).toString('hex'));
    const url = settings.DATABASE_URL ?? '';
    await startServer('main.ts', settings).then((served) => served.stop());
    await fill(url, answers / perResponse);
    for (const text of [words, readings, caseload]) await statement(url, text);
    await statement(url, 'VACUUM ANALYZE');
    const served = await startServer('main.ts', settings);
    try {
      const cookie = await cookieOf(settings, 'lead');
      const rows: { home: number; voices: number; sql: number }[] = [];
      for (let round = 0; round <= rounds; round++) {
        const home = await timed(() => shown(`${served.origin}/staff`, cookie, 'See all groups'));
        const voices = await timed(() => shown(`${served.origin}/staff/voices`, cookie, 'Of the caseload'));
        const sql = await timed(() => statement(url, bareSql));
        if (round > 0) rows.push({ home, voices, sql });
      }
      return {
        answers: answers + answers / perResponse,
        homeMs: rounded(median(rows.map(({ home }) => home))),
        voicesMs: rounded(median(rows.map(({ voices }) => voices))),
        bareSqlMs: rounded(median(rows.map(({ sql }) => sql))),
      };
    } finally {
      await served.stop();
    }
  } finally {
    await database.close();
  }
}

/** One answer in own words of each response. */
const words = `
  insert into people.answer (response_id, question, outcome, sealed, categories, answered_at)
  select id, 'best', 'given', sha512(uuid_send(id)), array['said'], ended_at from people.response`;

/** Somebody has read each of them, and a second person one in ten, who agrees. */
const readings = `
  insert into people.coding (response_id, question, coder, themes, praise, at)
  select a.response_id, a.question, coder, array[t.id], false, a.answered_at
  from people.answer a
    cross join lateral (
      values ('lead', true), ('second-lead', substr(a.response_id::text, 36) = '0')
    ) as by (coder, reads)
    cross join (select id from service.theme order by place limit 1) t
  where a.question = 'best' and by.reads`;

const caseload = `
  insert into service.caseload (id, counted_on, band, value, children, who, at)
  select '00000000-0000-7000-8000-000000000001', now(), band, value, children, 'lead', now()
  from (
    values ('gender', 'girl', 28), ('gender', 'boy', 130), ('age', '10-14', 27), ('age', '15-17', 131)
  ) as c (band, value, children)`;

const bareSql = `
  select
    (select json_agg(counted) from (
      select questionnaire, bands, status, count(*) from people.invitation group by 1, 2, 3
    ) counted),
    (select count(*) from people.answer a where 'said' = any(a.categories) and not exists (
      select from people.coding c where c.response_id = a.response_id and c.question = a.question
    ))`;
