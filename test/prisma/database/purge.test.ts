import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { urlAs } from '../../../prisma/database/connection.ts';
import { openLogins } from '../../../prisma/database/logins.ts';
import { given, keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';
import { anonymous, named } from '../../support/identities.ts';
import { arrive } from '../../support/invited.ts';
import { there } from '../../support/there.ts';

const { url, key, stores, sql } = await freshDatabase();
const { conversations } = stores.people;
const addressOf = await openLogins({ databaseUrl: url, key, checkKey: async () => {}, log: () => {} });

const tables = [
  'participant',
  'invitation',
  'conversation',
  'response',
  'answer',
  'tally',
  'alert',
  'erasure',
];
async function left(): Promise<string[]> {
  const counts = await Promise.all(tables.map((table) => sql(`select from people.${table}`)));
  return tables.filter((_, at) => counts[at]?.length);
}

/** The clock of the database, which has a day's slack, goes on. */
const databaseLives = (day: string) =>
  sql(`create or replace function service.latest_today() returns date language sql return '${day}'::date`);

test('every record goes on its date, and not a day before', async () => {
  for (const questionnaire of [named, anonymous]) {
    const { held } = await arrive(stores, questionnaire);
    const begun = there(await conversations.commit(turn(held, [{ do: 'start' }])));
    const mood = { question: 'mood', answer: given('5', 5) };
    await conversations.commit(
      turn(begun, [keep(mood), { do: 'alert', question: 'mood' }, { do: 'complete' }], {
        tally: '4,',
        memory: memory('done'),
      }),
    );
  }
  const { held } = await arrive(stores, named);
  await conversations.commit(turn(held, [{ do: 'erase', receipt: 'R-1' }], { memory: memory('gone') }));
  await stores.audit.write({ who: 'lead', did: 'looked', to: 'nothing', at: noon });
  expect(await left()).toEqual(tables);

  expect(await stores.purge(new Date('2027-10-31T23:00:00Z'))).toBe(0);
  expect(await left()).toEqual(tables);

  // Twelve months from the completed month: the anonymous response, and its alert.
  expect(await stores.purge(new Date('2027-11-01T00:00:00Z'))).toBe(2);
  expect(await sql('select identity from people.response')).toEqual([{ identity: 'named' }]);
  // From the day of completion: the named one, its alert, and the conversation that remembers its answers.
  expect(await stores.purge(new Date('2027-11-10T00:00:00Z'))).toBe(3);
  expect(await sql('select from people.conversation where response_id is not null')).toEqual([]);
  expect(await left()).toEqual(['participant', 'invitation', 'conversation', 'erasure']);
  // From the last day of the codes: whom they were for, and the conversations.
  await stores.purge(new Date('2027-11-30T00:00:00Z'));
  expect(await left()).toEqual(['erasure']);
  // The proof of an erasure, two years; the audit record, seven, and no sooner by the database's own clock.
  expect(await stores.purge(new Date('2028-11-10T00:00:00Z'))).toBe(1);
  await expect(stores.purge(new Date('2033-11-10T00:00:00Z'))).rejects.toMatchObject({ code: 'unexpected' });
  expect(await sql('select from service.audit')).toHaveLength(1);
  await databaseLives('2033-11-10');
  expect(await stores.purge(new Date('2033-11-09T00:00:00Z'))).toBe(0);
  expect(await stores.purge(new Date('2033-11-10T00:00:00Z'))).toBe(1);
  expect(await sql('select from service.audit')).toEqual([]);
});

describe('the role by which records go', () => {
  async function asPurge(text: string) {
    const client = new Client({ connectionString: urlAs(addressOf('purge'), 'purge') });
    await client.connect();
    onTestFinished(() => client.end());
    return client.query(text);
  }

  test('keeps the audit record until its day by the database’s clock, whatever day it says', async () => {
    const write = (deleteOn: string) =>
      sql(`insert into service.audit (who, did, to_what, at, delete_on)
           values ('lead', 'looked', 'x', now(), ${deleteOn})`);
    await sql(`create or replace function service.latest_today() returns date language sql stable
               return (now() at time zone 'Europe/London')::date + 1`);
    await write('now() + interval $$3 days$$');
    const all = `select set_config('sayback.today', '2999-01-01', false); delete from service.audit`;
    await expect(asPurge(all)).rejects.toMatchObject({ code: '42501' });
    await write('now() - interval $$1 day$$');
    const due = await asPurge('delete from service.audit where delete_on <= current_date');
    expect(due.rowCount).toBe(1);
    expect(await sql('select from service.audit')).toHaveLength(1);
  });

  test.each([
    'select sealed from people.answer',
    'select from victim.answer',
    'select sealed from people.conversation',
    'select contact from victim.participant',
    'select sealed from people.alert',
    'select sealed from service.passed_on',
    'select who from service.audit',
    'select from victim.consent',
    'delete from victim.consent',
    'delete from people.answer',
    'update people.response set delete_on = current_date',
    'insert into service.audit default values',
    'select from service.edition',
    'delete from service.edition_draft',
  ])('may not: %s', async (text) => {
    await expect(asPurge(text)).rejects.toMatchObject({ code: '42501' });
  });
});
