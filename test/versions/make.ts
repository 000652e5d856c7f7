import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { openDatabase } from '../../prisma/database/embedded.ts';
import { migrate } from '../../prisma/database/migrate.ts';
import { openStores } from '../../prisma/stores/open.ts';
import { dumpOf } from './dump.ts';
import { key, play } from './service.ts';

/**
 * `node test/versions/make.ts`, before a version is tagged:
 * a dump of a database of this version, and what is in it.
 */
const root = join(import.meta.dirname, '..', '..');
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
const dataFolder = await mkdtemp(join(tmpdir(), 'sayback-version-'));
const database = await openDatabase({ dataFolder, log: () => {} });
try {
  await migrate(database.url);
  const stores = await openStores({ databaseUrl: database.url, key });
  const known = await play(stores);
  await stores.close();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await writeFile(join(import.meta.dirname, `${version}.sql`), await dumpOf(client));
  await writeFile(join(import.meta.dirname, `${version}.json`), `${JSON.stringify(known, null, 2)}\n`);
  await client.end();
} finally {
  await database.close();
  await rm(dataFolder, { recursive: true });
}
