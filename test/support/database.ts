import { randomBytes } from 'node:crypto';
import { Client, Pool, type QueryResultRow } from 'pg';
import { afterAll, afterEach, inject } from 'vitest';
import { openStores } from '../../prisma/stores/open.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { databasePrefix, template } from './database-names.ts';
import { until } from './until.ts';

export type FreshDatabase = {
  url: string;
  key: Buffer;
  stores: Stores;
  /** Asks the database directly, with every right. */
  sql<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
};

/**
 * An empty, migrated database for the calling test file, and stores open on it. Call it at the top of the
 * file. The database goes when all tests of the file pass; otherwise it is kept and its name printed.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { url, dropOnceLeft } = await emptyDatabase();
  const key = randomBytes(32);
  const stores = await openStores({ databaseUrl: url, key });
  const pool = new Pool({ connectionString: url, max: 1 });
  let failed = false;
  afterEach(({ task }) => {
    failed ||= task.result?.state === 'fail';
  });
  afterAll(async () => {
    await stores.close();
    await pool.end();
    if (failed) console.log(`The database of these tests is kept: ${new URL(url).pathname.slice(1)}`);
    else await dropOnceLeft();
  });
  return { url, key, stores, sql: async (text, values) => (await pool.query(text, values)).rows };
}

/** The same without stores, or without the tables: for tests of migrations and starting. */
export async function emptyDatabase({ migrated = true } = {}): Promise<{
  url: string;
  /** Whoever is connected is cut off. */
  drop(): Promise<void>;
  /** Waits for connections that are being closed: one that is cut off fails with nobody listening. */
  dropOnceLeft(): Promise<void>;
}> {
  const name = databasePrefix + randomBytes(6).toString('hex');
  const url = new URL(inject('databaseServer'));
  const server = async (text: string) => {
    const client = new Client({ connectionString: inject('databaseServer') });
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  };
  await server(`create database ${name} ${migrated ? `template ${template}` : ''}`);
  url.pathname = name;
  return {
    url: url.href,
    drop: () => server(`drop database ${name} with (force)`),
    async dropOnceLeft() {
      await until(() =>
        server(`drop database ${name}`).then(
          () => true,
          () => false,
        ),
      );
    },
  };
}
