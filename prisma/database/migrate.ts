import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Client, Pool } from 'pg';
import { Fault } from '../../fault.ts';

const folder = new URL('../migrations/', import.meta.url);

const lock = 1398099268;

/** Node has it; its types leave it to the browser's. */
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

type Migration = { name: string; sql: string };

/**
 * Applies every migration in prisma/migrations that the database has not seen, in the standard `_prisma_migrations` table. Any number
 * of instances may do so at once. Throws a Fault where one fails, or failed before.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const migrations = await onDisk();
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new Fault('unavailable', `The database does not answer: ${codeOf(error)}.`);
  }
  client.on('error', () => {});
  try {
    if (await allApplied(client, migrations)) return;
    // The engine has a lock of its own, but waits for it no longer than ten seconds.
    await client.query('select pg_advisory_lock($1)', [lock]);
    if (!(await allApplied(client, migrations))) await apply(databaseUrl, migrations);
  } finally {
    await client.end();
  }
}

async function onDisk(): Promise<Migration[]> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      sql: await readFile(new URL(`${name}/migration.sql`, folder), 'utf8'),
    })),
  );
}

async function allApplied(client: Client, migrations: Migration[]): Promise<boolean> {
  const table = await client.query(`select to_regclass('public._prisma_migrations') is not null as there`);
  if (!table.rows[0]?.there) return false;
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'select migration_name, checksum from public._prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  return migrations.every(
    ({ name, sql }) => applied.get(name) === createHash('sha256').update(sql).digest('hex'),
  );
}

async function apply(databaseUrl: string, migrations: Migration[]): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const schemaEngine = await load(pool);
    await schemaEngine.applyMigrations({
      migrationsList: {
        baseDir: folder.pathname,
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
        shadowDbInitScript: '',
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
  } catch (error) {
    throw new Fault('settings', `The database could not be brought up to date: ${said(error)}`, {
      cause: error,
    });
  } finally {
    await pool.end();
  }
}

/** Where the adapter itself would cut a script at every semicolon, this sends it whole: all of it is applied, or nothing. */
class WholeScripts extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (sql) => {
      await adapter.executeRaw({ sql, args: [], argTypes: [] });
    };
    return adapter;
  }
}

/** Prisma's schema engine, as WebAssembly in this process, working over the pool's one connection. */
async function load(pool: Pool): Promise<engine.SchemaEngine> {
  bound ??= bind();
  await bound;
  return engine.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool)),
  );
}

/** The engine's JavaScript half holds one WebAssembly instance for the whole process, which is given to it once. */
let bound: Promise<void> | undefined;
async function bind(): Promise<void> {
  const javascript = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const code = await readFile(javascript.replace(/\.js$/, '.wasm'));
  // The engine forgets the timer of its lock, which would keep the process for another ten seconds.
  const timers = Object.keys(engine).filter((name) => name.startsWith('__wbg_setTimeout'));
  const unheld = (callback: () => void, ms: number) => setTimeout(callback, ms).unref();
  const imports = { ...engine, ...Object.fromEntries(timers.map((name) => [name, unheld])) };
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': imports });
  engine.__wbg_set_wasm(instance.exports);
  if (instance.exports.__wbindgen_start instanceof Function) instance.exports.__wbindgen_start();
}

/** The name of an error in few characters, fit for a log: SQLSTATE, or the system's code. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** The schema engine's own words, without its stack: they are about statements of ours, not about anybody's data. */
function said(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n   0: ')[0] ?? '';
}
