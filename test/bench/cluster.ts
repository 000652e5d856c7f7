import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../prisma/database/embedded.ts';

/**
 * One embedded server for everything that a bench compares, with its settings as shipped:
 * what is committed is on the disk.
 */
export async function cluster() {
  const folder = await mkdtemp(join(tmpdir(), 'sayback-bench-'));
  const server = await openDatabase({ dataFolder: join(folder, 'cluster'), log: () => undefined });
  const create = async (name: string) => {
    await statement(server.url, `CREATE DATABASE ${name}`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return url.href;
  };
  return {
    create,
    /** The settings of a Sayback on a new database of this server. */
    async settings(name: string, apiKey: string): Promise<Record<string, string>> {
      return {
        DATABASE_URL: await create(name),
        SAYBACK_KEY: randomBytes(32).toString('base64'),
        SAYBACK_API_KEY: apiKey,
        SAYBACK_DATA: join(folder, name),
      };
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs SQL as the owner of a database, for filling it and for the bare SQL that a bench compares with. */
export async function statement(url: string, sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql, values);
  } finally {
    await client.end();
  }
}
