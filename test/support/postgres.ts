import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../prisma/database/embedded.ts';
import { migrate } from '../../prisma/database/migrate.ts';
import { databasePrefix, template } from './database-names.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
  }
}

/**
 * One PostgreSQL for the whole run, with a migrated database that test files clone. What is lost with the
 * power does not matter here.
 */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'sayback-test-'));
  const server = await openDatabase({
    dataFolder: folder,
    log: () => {},
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' },
  });
  const client = new Client({ connectionString: server.url });
  const stop = async () => {
    await client.end();
    await server.close();
  };
  try {
    await client.connect();
    await client.query(`create database ${template}`);
    const url = new URL(server.url);
    url.pathname = template;
    await migrate(url.href);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('databaseServer', server.url);

  return async () => {
    const kept = await client.query('select from pg_database where starts_with(datname, $1)', [
      databasePrefix,
    ]);
    await stop();
    if (kept.rowCount) console.log(`The databases of failed tests are kept in ${folder}`);
    else await rm(folder, { recursive: true });
  };
}
