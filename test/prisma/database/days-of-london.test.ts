import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../../prisma/database/migrate.ts';
import { complete, turn } from '../../support/commits.ts';
import { emptyDatabase, freshDatabase } from '../../support/database.ts';
import { anonymous, named, ofVictims } from '../../support/identities.ts';
import { arrive } from '../../support/invited.ts';
import { there } from '../../support/there.ts';

/** What is written down of a moment is its day and month in London, also where 0.1.0 wrote those of UTC. */
const moments = [
  ['an hour before the clocks go forward', '2026-03-29T00:30:00Z', '2026-03-29'],
  ['on the evening of that Sunday', '2026-03-29T23:30:00Z', '2026-03-30'],
  ['as the financial year begins', '2026-03-31T23:30:00Z', '2026-04-01'],
  ['at half past midnight on 1 July', '2026-06-30T23:30:00Z', '2026-07-01'],
  ['as the half-year begins', '2026-09-30T23:30:00Z', '2026-10-01'],
  ['in the night in which the clocks go back', '2026-10-24T23:30:00Z', '2026-10-25'],
  ['on the evening of that Sunday, in winter again', '2026-10-25T23:30:00Z', '2026-10-25'],
  ['on the last evening of October', '2026-10-31T23:30:00Z', '2026-10-31'],
] as const;

/** Days and months, of each row that has one. */
const written = (side: 'people' | 'victim') => ({
  asked: `select month as it from ${side}.invitation`,
  answered: `select used_on::text as it from ${side}.invitation where used_on is not null`,
  counted: `select month as it from ${side}.tally`,
});
const noted = `select on_day::text as it from victim.journey_fact
  where fact in ('consented', 'feedback-asked', 'feedback-given')`;

const { stores, sql } = await freshDatabase();

test.each(moments)('what happens %s is of its day', async (_, moment, day) => {
  const now = new Date(moment);
  const month = day.slice(0, 7);
  const all = async (text: string) => new Set((await sql<{ it: string }>(text)).map(({ it }) => it));
  for (const [side, questionnaire, on] of [
    ['people', named, day],
    ['people', anonymous, `${month}-01`],
    ['victim', ofVictims, day],
  ] as const) {
    await sql(`delete from ${side}.response`);
    await sql(`delete from ${side}.participant`);
    const { conversations } = stores[side];
    const { held } = await arrive(stores, questionnaire, { side: stores[side], now });
    const begun = there(await conversations.commit(turn(held, [{ do: 'start' }], { at: now })));
    await conversations.commit(turn(begun, [complete], { at: now, tally: '1,' }));
    const { asked, answered, counted } = written(side);
    expect(await all(asked)).toEqual(new Set([month]));
    expect(await all(answered)).toEqual(new Set([on]));
    expect(await all(counted)).toEqual(new Set([month]));
    if (side === 'victim') expect(await all(noted)).toEqual(new Set([day]));
  }
});

/** Each needs a database of its own: one of the change in March, a half-year, and the change in October. */
const before = moments.filter(([, , day]) => ['2026-03-30', '2026-10-01', '2026-10-25'].includes(day));

test.each(before)('what 0.1.0 wrote down %s is of its day', async (_, moment, day) => {
  const { url, dropOnceLeft } = await emptyDatabase({ migrated: false });
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await dropOnceLeft();
  });
  const all = async (text: string) =>
    new Set((await client.query<{ it: string }>(text)).rows.map(({ it }) => it));
  await client.query(await readFile(new URL('../../versions/0.1.0.sql', import.meta.url), 'utf8'));
  await client.query(asOfUtc(moment));
  await migrate(url);

  const month = day.slice(0, 7);
  for (const side of ['people', 'victim'] as const) {
    expect(await all(written(side).asked)).toEqual(new Set([month]));
    expect(await all(written(side).answered)).toEqual(new Set([day]));
  }
  // Of answers that were erased nobody knows when they were given.
  const known = `${noted} and (fact <> 'feedback-given' or exists (
    select from victim.invitation i where i.participant_id = journey_fact.participant_id
      and i.used_on is not null))`;
  expect(await all(known)).toEqual(new Set([day]));
  // What waits moves; what is in the figures stays as it was shown.
  expect(await all(written('victim').counted)).toEqual(new Set([month]));
  expect(await all(written('people').counted)).toEqual(new Set([moment.slice(0, 7)]));
  // A day that a worker entered is theirs.
  const entered = `select on_day::text as it from victim.journey_fact where fact = 'identified'`;
  expect(await all(entered)).toEqual(new Set([moment.slice(0, 10)]));
});

/** As if everything in the database had happened then, written down by UTC. */
function asOfUtc(moment: string): string {
  const [at, day, month] = [moment, moment.slice(0, 10), moment.slice(0, 7)];
  const ofSide = (side: string) => `
    update ${side}.invitation set made_at = '${at}', month = '${month}',
      used_on = case when used_on is not null then '${day}'::date end;
    update ${side}.response set started_at = '${at}', ended_at = '${at}' where invitation_id is not null;
    update ${side}.tally set month = '${month}', counted = case when codes is not null then '${month}' end;
    delete from ${side}.tally t using ${side}.response r
    where r.id = t.response_id and r.invitation_id is null;`;
  return `set session_replication_role = replica;
    ${ofSide('people')}
    ${ofSide('victim')}
    update victim.consent set at = '${at}';
    update victim.journey_fact set on_day = '${day}', recorded_at = '${at}';
    reset session_replication_role;`;
}
