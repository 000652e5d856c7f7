import { readdir, readFile } from 'node:fs/promises';
import type { Client } from 'pg';
import { z } from 'zod';

const tablesSchema = z.array(
  z.object({ name: z.string(), columns: z.array(z.string()), identities: z.array(z.string()) }),
);

/** Tables with their columns, but for those that are worked out, in the order of their names. */
const tables = `
  select format('%I.%I', n.nspname, c.relname) as name,
    array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.attgenerated = '') as columns,
    coalesce(array_agg(quote_ident(a.attname)) filter (where a.attidentity <> ''), '{}') as identities
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname in ('people', 'victim', 'service', 'public') and c.relkind = 'r'
  group by n.nspname, c.relname order by 1`;

const applied = `select migration_name as name from public._prisma_migrations order by started_at`;

/**
 * A whole database as SQL that makes it again in an empty one: the migrations that made it, Prisma's table of
 * them, and a row a line. PostgreSQL's own pg_dump is not among what Sayback installs.
 */
export async function dumpOf(client: Client): Promise<string> {
  const parts: string[] = [];
  for (const { name } of (await client.query<{ name: string }>(applied)).rows)
    parts.push(
      await readFile(new URL(`../../prisma/migrations/${name}/migration.sql`, import.meta.url), 'utf8'),
    );
  parts.push('SET search_path = public;', await recordTable(), 'SET session_replication_role = replica;');
  for (const { name, columns, identities } of tablesSchema.parse((await client.query(tables)).rows)) {
    const row = columns.map((column) => `quote_nullable(${column}::text)`).join(`, `);
    const { rows } = await client.query<{ row: string }>(
      `select concat_ws(', ', ${row}) as row from ${name} t order by t::text collate "C"`,
    );
    parts.push(`DELETE FROM ${name};`);
    if (rows.length > 0) {
      const values = rows.map((one) => `(${one.row})`).join(',\n');
      parts.push(`INSERT INTO ${name} (${columns.join(', ')}) OVERRIDING SYSTEM VALUE VALUES\n${values};`);
    }
    for (const column of identities) {
      const sequence = `pg_get_serial_sequence('${name}', '${column}')`;
      parts.push(`SELECT setval(${sequence}, greatest((SELECT max(${column}) FROM ${name}), 1));`);
    }
  }
  parts.push('RESET session_replication_role;', 'RESET search_path;');
  return `${parts.join('\n')}\n`;
}

/** As prisma/database/migrate.ts makes it. */
async function recordTable(): Promise<string> {
  const source = await readFile(new URL('../../prisma/database/migrate.ts', import.meta.url), 'utf8');
  const [, statement] = /const recordTable = `\s*(create table[\s\S]*?)`/.exec(source) ?? [];
  if (!statement) throw new Error('the table is made elsewhere');
  return `${statement.trim()};`;
}

/** The names of the versions that have a dump, oldest first. */
export async function versions(): Promise<string[]> {
  const files = await readdir(new URL('.', import.meta.url));
  return files.flatMap((file) => (file.endsWith('.sql') ? [file.slice(0, -'.sql'.length)] : [])).sort();
}
