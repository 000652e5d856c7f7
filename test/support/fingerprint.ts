import type { FreshDatabase } from './database.ts';

/** A fingerprint of all that is stored, table by table, to show that something changed nothing at all. */
export async function fingerprintOf({ sql }: Pick<FreshDatabase, 'sql'>): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('people', 'victim', 'service') and table_type = 'BASE TABLE' order by 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql<{ all: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as all
       from ${name} t`,
    );
    found[name] = row?.all ?? '';
  }
  return found;
}
