import { Client, type QueryResultRow } from 'pg';

/** The rows of the last of some statements, over a connection of their own. */
export async function asked<Row extends QueryResultRow>(address: string, ...texts: string[]): Promise<Row[]> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const text of texts) rows = (await client.query<Row>(text)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
