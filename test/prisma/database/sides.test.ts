import { Client } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { type Role, urlAs } from '../../../prisma/database/connection.ts';
import { openLogins } from '../../../prisma/database/logins.ts';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';
import { ofVictims as forVictims, named } from '../../support/identities.ts';
import { invite } from '../../support/invited.ts';

const { url, key, stores, sql } = await freshDatabase();
await stores.questionnaires.publish(named, {}, noon);
await invite(stores, named);
await invite(stores, forVictims, { side: stores.victim });
await stores.audit.write({ who: 'lead', did: 'looked', to: 'a report', at: noon });

const addressOf = await openLogins({ databaseUrl: url, key, checkKey: async () => {}, log: () => {} });
const connect = async (role: Role) => {
  const client = new Client({ connectionString: urlAs(addressOf(role), role) });
  await client.connect();
  return client;
};
const as = {
  people: await connect('people'),
  victim: await connect('victim'),
  service: await connect('service'),
};
afterAll(() => Promise.all(Object.values(as).map((client) => client.end())));

const ofSide = [
  'participant',
  'invitation',
  'conversation',
  'response',
  'answer',
  'tally',
  'tally_added',
  'release',
  'alert',
  'erasure',
  'coding',
  'quotation',
  'telling',
];
/** What only victims have: consent, and what is done for them. */
const ofVictims = ['consent', 'consent_now', 'journey_fact', 'passing'];
const firstColumn = (table: string) =>
  /answer|tally|coding|telling/.test(table) ? 'response_id' : table === 'erasure' ? 'receipt' : 'id';
const refused = { code: '42501' };

test.each(ofVictims)("nobody but the victims' side reaches victim.%s", async (table) => {
  for (const other of ['people', 'service'] as const) {
    await expect(as[other].query(`select from victim.${table}`)).rejects.toMatchObject(refused);
    await expect(as[other].query(`insert into victim.${table} default values`)).rejects.toMatchObject(
      refused,
    );
    await expect(as[other].query(`delete from victim.${table}`)).rejects.toMatchObject(refused);
  }
});

test.each([
  ['victim', 'update victim.consent set given = true'],
  ['victim', 'delete from victim.consent'],
  ['victim', 'update victim.consent_now set given = true'],
  [
    'victim',
    'insert into victim.consent_now (participant_id, purpose, given, since) ' +
      `values (gen_random_uuid(), 'contact', true, now())`,
  ],
  ['victim', 'delete from victim.consent_now'],
  ['victim', 'select sealed from service.passed_on'],
  ['people', 'select id from service.passed_on'],
  ['service', 'delete from service.audit'],
  ['service', 'delete from service.passed_on'],
  ['people', 'delete from people.alert'],
  ['people', 'delete from people.participant'],
  ['victim', 'delete from victim.alert'],
  ['victim', 'delete from victim.erasure'],
  ['people', 'update people.alert set delete_on = current_date'],
  ['people', 'update people.alert set invitation_id = null'],
  ['people', 'update people.invitation set delete_on = current_date'],
  ['people', 'update people.invitation set participant_id = gen_random_uuid()'],
  ['people', 'update people.participant set delete_on = delete_on - 1'],
  ['victim', 'update victim.participant set delete_on = delete_on - 1'],
  ['victim', 'update victim.erasure set delete_on = current_date'],
  ['people', `select victim.agreed(gen_random_uuid(), 'contact')`],
  ['service', `select victim.agreed(gen_random_uuid(), 'contact')`],
] as const)('%s may not: %s', async (side, statement) => {
  await expect(as[side].query(statement)).rejects.toMatchObject(refused);
});

describe.each([
  ['people', 'victim'],
  ['victim', 'people'],
  ['service', 'people'],
  ['service', 'victim'],
] as const)('the connections of %s', (own, other) => {
  test.each(ofSide)(`can neither read nor write ${other}.%s`, async (table) => {
    await expect(as[own].query(`select from ${other}.${table}`)).rejects.toMatchObject(refused);
    await expect(as[own].query(`insert into ${other}.${table} default values`)).rejects.toMatchObject(
      refused,
    );
    await expect(
      as[own].query(`update ${other}.${table} set ${firstColumn(table)} = null`),
    ).rejects.toMatchObject(refused);
    await expect(as[own].query(`delete from ${other}.${table}`)).rejects.toMatchObject(refused);
    await expect(as[own].query(`truncate ${other}.${table}`)).rejects.toMatchObject(refused);
  });

  test('act as a role of their own', async () => {
    expect((await as[own].query('select current_user as me')).rows).toEqual([{ me: `sayback_${own}` }]);
  });
});

describe('what both share', () => {
  test.each([
    'people',
    'victim',
  ] as const)('%s may read questionnaires and add to the audit record, no more', async (side) => {
    expect((await as[side].query('select key from service.questionnaire_version')).rows).toEqual([
      { key: 'named' },
      { key: 'of-victims' },
    ]);
    const entry = `insert into service.audit (who, did, to_what, at, delete_on)
      values ('a', 'b', 'c', '2026-11-10', '2033-11-10')`;
    expect((await as[side].query(entry)).rowCount).toBe(1);
    for (const statement of [
      'select * from service.audit',
      'delete from service.audit',
      'select * from service.setting',
      `insert into service.questionnaire_version (key) values ('x')`,
      'delete from service.questionnaire_version',
      `create table ${side}.extra (id int)`,
    ]) {
      await expect(as[side].query(statement), statement).rejects.toMatchObject(refused);
    }
  });

  test.each([
    'update service.questionnaire_version set number = 2',
    'delete from service.questionnaire_version',
    'truncate service.questionnaire_version cascade',
    `update service.audit set who = 'nobody'`,
    'delete from service.audit',
    'truncate service.audit',
  ])('nobody, not even the owner, may: %s', async (statement) => {
    await expect(sql(statement)).rejects.toMatchObject(refused);
  });
});

test('both sides have the same tables, to the column, but for what only victims have', async () => {
  const columns = (side: string) =>
    sql<{ table_name: string }>(
      `select table_name, column_name, data_type, is_nullable from information_schema.columns
       where table_schema = $1 order by 1, ordinal_position`,
      [side],
    );
  const people = await columns('people');
  expect(people.length).toBeGreaterThan(50);
  const shared = (await columns('victim')).filter(({ table_name }) => !ofVictims.includes(table_name));
  expect(shared).toEqual(people);
});
