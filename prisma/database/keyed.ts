import { connected } from './database-client.ts';

/**
 * Whether a database was opened with a data key before: then there is something in it that only that key
 * reads. The database may be one that nothing was ever made in. Rejects as the driver does.
 */
export async function isKeyed(databaseUrl: string): Promise<boolean> {
  const client = await connected(databaseUrl, 10_000);
  try {
    const { rows: tables } = await client.query("select to_regclass('service.setting') as setting");
    if (tables[0]?.setting === null) return false;
    const { rowCount } = await client.query("select from service.setting where key = 'key-check'");
    return rowCount === 1;
  } finally {
    await client.end();
  }
}
