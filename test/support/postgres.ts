import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../prisma/database/embedded.ts';
import { migrate } from '../../prisma/database/migrate.ts';
import { databasePrefix, template } from './database-names.ts';
import { startedWhenAsked, startSayback } from './running-sayback.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
    /** Where the one Sayback of the run is asked for. */
    sharedSayback: string;
  }
}

/** Where each process that is started finds what others have compiled: most of a start is that. */
const compiled = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'compiled');

/**
 * One PostgreSQL for the whole run, with a migrated database that test files clone. What is lost with the
 * power does not matter here.
 */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  process.env.NODE_COMPILE_CACHE ??= compiled;
  const folder = await mkdtemp(join(tmpdir(), 'sayback-test-'));
  const server = await openDatabase({
    dataFolder: folder,
    log: () => {},
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' },
  });
  const client = new Client({ connectionString: server.url });
  const urlOf = (database: string) => Object.assign(new URL(server.url), { pathname: database }).href;
  const stop = async () => {
    await client.end();
    await server.close();
  };
  try {
    await client.connect();
    await client.query(`create database ${template}`);
    await migrate(urlOf(template));
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('databaseServer', server.url);
  const shared = await startedWhenAsked(async () => {
    await client.query(`create database shared template ${template}`);
    return startSayback(urlOf('shared'));
  });
  project.provide('sharedSayback', shared.address);

  return async () => {
    await shared.stop();
    const kept = await client.query('select from pg_database where starts_with(datname, $1)', [
      databasePrefix,
    ]);
    await stop();
    if (kept.rowCount) console.log(`The databases of failed tests are kept in ${folder}`);
    else await rm(folder, { recursive: true });
  };
}
