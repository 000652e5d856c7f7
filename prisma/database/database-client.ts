import { Client, type ClientConfig, DatabaseError } from 'pg';

/**
 * A connection to PostgreSQL. However it is lost, whatever was asked of it fails, and so does whatever is
 * asked later; the process goes on. The driver's own client ends the process where nobody listens for its
 * errors. Nobody does for an instant when a pool hands one over, and PostgreSQL's last words may come in one
 * packet with its last answer.
 */
export class DatabaseClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}

/**
 * Connects to the database of an address, within so many milliseconds. Rejects as the driver does, and then
 * nothing is left open.
 */
export async function connected(url: string, patience: number): Promise<DatabaseClient> {
  const client = new DatabaseClient({ connectionString: url, connectionTimeoutMillis: patience });
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** The code with which PostgreSQL refused a statement (SQLSTATE); null where an error is another. */
export function refusalIn(error: Error): string | null {
  return error instanceof DatabaseError ? (error.code ?? '') : null;
}
