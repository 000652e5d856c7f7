import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { roles } from '../../../prisma/database/connection.ts';
import { migrate } from '../../../prisma/database/migrate.ts';
import { openStores } from '../../../prisma/stores/open.ts';
import { memory, turn } from '../../support/commits.ts';
import { emptyDatabase } from '../../support/database.ts';
import { anonymous } from '../../support/identities.ts';
import { arrive } from '../../support/invited.ts';
import { there } from '../../support/there.ts';
import fromPrisma from './prisma-record.json' with { type: 'json' };

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

test('four instances that start at once apply each migration once, recorded as by Prisma', async () => {
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

test('a migration that fails stops this start and the next, and leaves nothing half done', async () => {
  const { url, rows } = await database();
  await rows('create schema victim');
  await rows('create table victim.participant (id int)');
  const failed = { code: 'settings', message: expect.stringContaining('could not be brought up to date') };
  await expect(migrate(url)).rejects.toMatchObject(failed);
  expect(await rows(`select to_regclass('people.answer') as there`)).toEqual([{ there: null }]);
  await expect(migrate(url)).rejects.toMatchObject(failed);
});

/** One migration, that makes kitchen.cup. */
const oneMigration = new URL('one-migration/', import.meta.url);
const cup = '20260101000000_cup';

/** A copy of it, to be changed and added to. */
async function migrations() {
  const path = await mkdtemp(join(tmpdir(), 'sayback-migrations-'));
  onTestFinished(() => rm(path, { recursive: true }));
  await cp(oneMigration, path, { recursive: true });
  const write = async (name: string, sql: string) => {
    await mkdir(join(path, name), { recursive: true });
    await writeFile(join(path, name, 'migration.sql'), sql);
  };
  return { folder: pathToFileURL(`${path}/`), write };
}

/**
 * prisma-record.json is what @prisma/schema-engine-wasm 7.10.0 (the schema engine of Prisma's CLI) left in an
 * empty PostgreSQL 18 after its `applyMigrations` had applied one-migration: the table by pg_attribute,
 * pg_constraint and pg_indexes, and its row. The engine, asked to diagnose a database that Sayback had
 * migrated, found nothing to say.
 */
test('the record of a migration is the one that Prisma writes, but for its id and its times', async () => {
  const { url, rows } = await database();
  await migrate(url, oneMigration);
  expect(
    await rows(
      `select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as required,
         pg_get_expr(adbin, adrelid) as default
       from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
       where attrelid = 'public._prisma_migrations'::regclass and attnum > 0 order by attnum`,
    ),
  ).toEqual(fromPrisma.columns);
  expect(
    await rows(
      `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
       where conrelid = 'public._prisma_migrations'::regclass order by conname`,
    ),
  ).toEqual(fromPrisma.constraints);
  expect(await rows(`select indexdef from pg_indexes where tablename = '_prisma_migrations'`)).toEqual(
    fromPrisma.indexes,
  );
  const [row, ...more] = await rows('select * from public._prisma_migrations');
  expect(more).toEqual([]);
  expect(row).toEqual({
    ...fromPrisma.row,
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    started_at: expect.any(Date),
    finished_at: expect.any(Date),
  });
  expect(row.finished_at.getTime()).toBeGreaterThanOrEqual(row.started_at.getTime());
});

test('each migration is a transaction: those before a failed one stay; it can be tried again', async () => {
  const { url, rows } = await database();
  const { folder, write } = await migrations();
  const saucer = '20260102000000_saucer';
  await write(saucer, 'create table kitchen.saucer (id int); create table nowhere.saucer (id int);');
  await expect(migrate(url, folder)).rejects.toMatchObject({
    code: 'settings',
    message: expect.stringMatching(
      /schema "nowhere" does not exist \(3F000\), in the migration 2026.*_saucer/,
    ),
  });
  expect(await rows('select migration_name from _prisma_migrations')).toEqual([{ migration_name: cup }]);
  expect(await rows(`select to_regclass('kitchen.saucer') as there`)).toEqual([{ there: null }]);
  await write(saucer, 'create table kitchen.saucer (id int);');
  await migrate(url, folder);
  expect(await rows('select migration_name from _prisma_migrations order by 1')).toEqual([
    { migration_name: cup },
    { migration_name: saucer },
  ]);
});

test('a migration that was changed after it had been applied stops the start', async () => {
  const { url, rows } = await database();
  const { folder, write } = await migrations();
  await migrate(url, folder);
  await write(cup, 'create schema kitchen;');
  await write('20260102000000_saucer', 'create table kitchen.saucer (id int);');
  await expect(migrate(url, folder)).rejects.toMatchObject({
    code: 'settings',
    message: expect.stringContaining(`The migration ${cup} is not the one that was applied`),
  });
  expect(await rows(`select to_regclass('kitchen.saucer') as there`)).toEqual([{ there: null }]);
});

test('what the CLI of Prisma left unfinished a person mends first; one rolled back is applied', async () => {
  const { url, rows } = await database();
  const { folder, write } = await migrations();
  await migrate(url, folder);
  const saucer = '20260102000000_saucer';
  await write(saucer, 'create table kitchen.saucer (id int);');
  await rows(
    `insert into _prisma_migrations (id, checksum, migration_name, logs)
     values ('1', 'x', '${saucer}', 'ERROR')`,
  );
  await expect(migrate(url, folder)).rejects.toMatchObject({
    code: 'settings',
    message: expect.stringContaining(`began the migration ${saucer} in this database and did not finish it`),
  });
  await rows('update _prisma_migrations set rolled_back_at = now() where finished_at is null');
  await migrate(url, folder);
  expect(await rows(`select to_regclass('kitchen.saucer') is not null as there`)).toEqual([{ there: true }]);
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
  for (const role of roles) await rows(`grant sayback_${role} to ${user}`);
  const plain = new URL(url);
  plain.username = user;
  plain.password = 'plain';
  await migrate(plain.href);
  const stores = await openStores({ databaseUrl: plain.href, key: randomBytes(32) });
  const { held } = await arrive(stores, anonymous);
  const begun = there(await stores.people.conversations.commit(turn(held, [{ do: 'start' }])));
  expect(
    await stores.people.conversations.commit(
      turn(begun, [{ do: 'complete' }], { tally: '4,', memory: memory('done') }),
    ),
  ).not.toBeNull();
  await stores.close();
  expect(
    await rows(`select tableowner from pg_tables where schemaname = 'victim' and tablename = 'answer'`),
  ).toEqual([{ tableowner: user }]);
});

test('without the right to make roles it says what an administrator must do first', async () => {
  const { url, rows } = await database();
  await migrate(url);
  const user = `plain_${Date.now()}`;
  await rows(`create role ${user} login password 'plain'`);
  const last = shipped.map(({ migration_name: name }) => name).find((name) => name.includes('role_of_their'));
  await rows(`delete from _prisma_migrations where migration_name = '${last}'`);
  await rows(`grant all on _prisma_migrations to ${user}`);
  const plain = new URL(url);
  plain.username = user;
  plain.password = 'plain';
  await expect(migrate(plain.href)).rejects.toMatchObject({
    code: 'settings',
    message: expect.stringContaining('an administrator of the server must first run what "npm run'),
  });
});
