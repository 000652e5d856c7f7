import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../../prisma/database/migrate.ts';
import { openStores } from '../../../prisma/stores/open.ts';
import { emptyDatabase } from '../../support/database.ts';
import { anonymous, arrive, memory, there, turn } from '../../support/respondent.ts';

const folder = new URL('../../../prisma/migrations/', import.meta.url);
const shipped = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    migration_name: name,
    checksum: createHash('sha256')
      .update(readFileSync(new URL(`${name}/migration.sql`, folder)))
      .digest('hex'),
  }));

async function database() {
  const { url, drop } = await emptyDatabase({ migrated: false });
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await drop();
  });
  const rows = async (text: string) => (await client.query(text)).rows;
  return { url, rows };
}

test('four instances that start at once apply each migration once, as Prisma itself would record it', async () => {
  const { url, rows } = await database();
  await Promise.all([1, 2, 3, 4].map(() => migrate(url)));
  expect(
    await rows(
      'select migration_name, checksum from _prisma_migrations where finished_at is not null order by 1',
    ),
  ).toEqual(shipped);
  expect(await rows('select from _prisma_migrations')).toHaveLength(shipped.length);
});

test('a database that is up to date is left alone', async () => {
  const { url, rows } = await database();
  await migrate(url);
  const before = await rows('select * from _prisma_migrations');
  await migrate(url);
  expect(await rows('select * from _prisma_migrations')).toEqual(before);
});

test('a migration that fails stops the start, leaves nothing half done, and stops the next start too', async () => {
  const { url, rows } = await database();
  await rows('create schema victim');
  await rows('create table victim.participant (id int)');
  const failed = { code: 'settings', message: expect.stringContaining('could not be brought up to date') };
  await expect(migrate(url)).rejects.toMatchObject(failed);
  expect(await rows(`select to_regclass('people.answer') as there`)).toEqual([{ there: null }]);
  await expect(migrate(url)).rejects.toMatchObject(failed);
});

test('a database that does not answer is said to be away', async () => {
  await expect(migrate('postgresql://nobody@127.0.0.1:1/nothing')).rejects.toMatchObject({
    code: 'unavailable',
  });
});

test('a user who is no superuser can do all of it, and work in it', async () => {
  const { url, rows } = await database();
  const user = `plain_${Date.now()}`;
  const name = new URL(url).pathname.slice(1);
  await rows(`create role ${user} login createrole password 'plain'`);
  await rows(`grant create on database ${name} to ${user}`);
  await rows(`grant create on schema public to ${user}`);
  for (const role of ['people', 'victim', 'service']) await rows(`grant sayback_${role} to ${user}`);
  const plain = new URL(url);
  plain.username = user;
  plain.password = 'plain';
  await migrate(plain.href);
  const stores = await openStores({ databaseUrl: plain.href, key: randomBytes(32) });
  const { held } = await arrive(stores, anonymous);
  const begun = there(await stores.people.conversations.commit(turn(held, { start: true })));
  const done = { complete: true, tally: '4,', memory: memory('done') };
  expect(await stores.people.conversations.commit(turn(begun, done))).not.toBeNull();
  await stores.close();
  expect(
    await rows(`select tableowner from pg_tables where schemaname = 'victim' and tablename = 'answer'`),
  ).toEqual([{ tableowner: user }]);
});
