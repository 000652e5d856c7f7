import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/**
 * A real PostgreSQL behind a server that passes everything on, and takes leave as PostgreSQL does when it is
 * shut down, at the worst moment: in the packet that says that it is ready for the next statement.
 */
export type CuttingProxy = {
  /** The address of the same database, through here. */
  url: string;
  /**
   * Each connection that is opened from now on is cut where it says that it is ready for the `nth` time;
   * the first is when it has been let in. Null: none is.
   */
  cutAt(nth: number | null): void;
  /** Cuts each connection that is open, where it says so next. */
  cutOpen(): void;
  /** How many were cut. */
  cuts(): number;
};

/** It closes with the test file. */
export async function cuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const url = new URL(databaseUrl);
  const { hostname, port } = url;
  const open = new Map<Socket, { left: number }>();
  let nth: number | null = null;
  let cuts = 0;
  const server = createServer((client) => {
    const database = createConnection(Number(port), hostname);
    const count = { left: nth ?? Number.POSITIVE_INFINITY };
    open.set(client, count);
    const end = () => {
      open.delete(client);
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) socket.on('error', end).on('close', end);
    client.on('data', (chunk) => database.write(chunk));
    database.on('data', (chunk) => {
      if (isReady(chunk)) count.left--;
      if (count.left > 0) return void client.write(chunk);
      cuts++;
      database.removeAllListeners('data').destroy();
      client.end(Buffer.concat([chunk, leave]));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url.host = `127.0.0.1:${address.port}`;
  afterAll(() => {
    server.close();
    for (const client of open.keys()) client.destroy();
  });
  return {
    url: url.href,
    cutAt(given) {
      nth = given;
    },
    cutOpen() {
      for (const count of open.values()) count.left = 1;
    },
    cuts: () => cuts,
  };
}

/** ReadyForQuery, which is the last message of an answer. */
function isReady(chunk: Buffer): boolean {
  return chunk.length >= 6 && chunk.subarray(-6, -1).equals(Buffer.from([0x5a, 0, 0, 0, 5]));
}

/** What PostgreSQL says when an administrator shuts it down. */
const leave = message('E', [
  ['S', 'FATAL'],
  ['V', 'FATAL'],
  ['C', '57P01'],
  ['M', 'terminating connection due to administrator command'],
]);

function message(type: string, fields: readonly (readonly [string, string])[]): Buffer {
  const body = Buffer.from(`${fields.map(([name, text]) => `${name}${text}\0`).join('')}\0`);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}
