import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Fault } from '../../fault.ts';
import { connected, type DatabaseClient } from './database-client.ts';

const shipped = new URL('../migrations/', import.meta.url);

/** The lock that Prisma's CLI takes, so that it and Sayback never migrate at once. */
const lock = 72707369;

type Migration = { name: string; sql: string; checksum: string };

/**
 * Applies each migration of the folder that the database has not seen, in order, in a transaction of its own,
 * and records it in `_prisma_migrations` as Prisma's CLI would: either can take over from the other. Any
 * number of instances may do so at once.
 * Throws `unavailable` where the database does not answer, and `settings` where a migration fails (nothing of
 * it stays), where one was changed after it had been applied, and where Prisma's CLI recorded one as failed.
 */
export async function migrate(databaseUrl: string, folder: URL = shipped): Promise<void> {
  const migrations = await migrationsIn(folder);
  const client = await connected(databaseUrl, 10_000).catch((error) => {
    throw new Fault('unavailable', `The database does not answer: ${codeOf(error)}.`);
  });
  try {
    if (notApplied(migrations, await recorded(client)).length === 0) return;
    await client.query('select pg_advisory_lock($1)', [lock]);
    // Another instance may have done it while this one waited.
    const records = await recorded(client);
    if (records === null) await client.query(recordTable);
    for (const migration of notApplied(migrations, records)) await apply(client, migration);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('settings', `The database could not be brought up to date: ${messageOf(error)}.`, {
      cause: error,
    });
  } finally {
    await client.end();
  }
}

async function migrationsIn(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(`${name}/migration.sql`, folder), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

const recordSchema = z.object({ name: z.string(), checksum: z.string(), finished: z.boolean() });
type Migrated = z.infer<typeof recordSchema>;

/** What was applied or tried, but for what was rolled back; null where there is no table of it yet. */
async function recorded(client: DatabaseClient): Promise<Migrated[] | null> {
  const table = await client.query(`select to_regclass('public._prisma_migrations') is not null as there`);
  if (!table.rows[0]?.there) return null;
  const { rows } = await client.query(
    `select migration_name as name, checksum, finished_at is not null as finished
     from public._prisma_migrations where rolled_back_at is null`,
  );
  return z.array(recordSchema).parse(rows);
}

function notApplied(migrations: Migration[], records: Migrated[] | null): Migration[] {
  const failed = records?.find(({ finished }) => !finished);
  if (failed) {
    throw new Fault(
      'settings',
      `Prisma's CLI began the migration ${failed.name} in this database and did not finish it. ` +
        'Mend what it left, say so with "prisma migrate resolve", and start Sayback again.',
    );
  }
  const checksums = new Map(records?.map(({ name, checksum }) => [name, checksum]));
  const changed = migrations.find(
    ({ name, checksum }) => checksums.has(name) && checksums.get(name) !== checksum,
  );
  if (changed) {
    throw new Fault(
      'settings',
      `The migration ${changed.name} is not the one that was applied to this database: its file was ` +
        'changed afterwards. Put the file back as it was, and make the change in a migration of its own.',
    );
  }
  return migrations.filter(({ name }) => !checksums.has(name));
}

async function apply(client: DatabaseClient, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query(record, [randomUUID(), checksum, name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new Fault(
      'settings',
      `The database could not be brought up to date: ${messageOf(error)}, in the migration ${name}.`,
      { cause: error },
    );
  }
}

/** Prisma's own table and row (test/prisma/database/prisma-record.json). */
const recordTable = `
  create table public._prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;
const record = `
  insert into public._prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
  values ($1, $2, clock_timestamp(), $3, 1)`;

/** The name of an error in few characters, fit for a log: SQLSTATE, or the system's code. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** PostgreSQL's own words, which are about statements of ours and not about anybody's data. */
function messageOf(error: unknown): string {
  return `${error instanceof Error ? error.message : String(error)} (${codeOf(error)})`;
}
