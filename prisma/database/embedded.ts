import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '../../fault.ts';
import type { Log } from '../../log.ts';
import { deriveKey } from '../sealing/sealing.ts';
import { secretFile } from '../sealing/secret.ts';
import { Cluster, type Started, superuser } from './cluster.ts';
import { connected, type DatabaseClient } from './database-client.ts';
import { type Login, makingOf } from './login.ts';

/**
 * Nothing that was typed or stored may reach the server's log: no statements, no row details. Durability is
 * PostgreSQL's default.
 */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  timezone: 'UTC',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
};

/** Held by the one process that works in a data folder, for as long as it lives. */
const lock = 'select pg_try_advisory_lock(1398099267, 1) as mine';
/** A process that was killed a moment ago may not have let go of it yet. */
const lockPatience = 1_500;
/** How long one connection may take to come about. */
const connectPatience = 5_000;
/** Recovery after a crash takes its time. */
const startPatience = 120_000;
/**
 * A server that was killed may leave others of its processes behind for a moment,
 * and a port may be taken meanwhile.
 */
const mostAttempts = 20;
const betweenAttempts = 250;

/**
 * The database to work in: the server of `databaseUrl`, or else a PostgreSQL of Sayback's own, which keeps
 * its cluster in `<dataFolder>/postgres`, made at the first start, and can be reached from this machine only.
 * A server that an earlier process left running is taken over; one that dies is started again. `close` ends
 * in closed, whatever happens to PostgreSQL meanwhile, within minutes at the worst.
 * Throws `data-folder-in-use` where another process works in the folder, and `settings` where PostgreSQL does
 * not work or the folder cannot be used.
 */
export async function openDatabase(options: {
  databaseUrl?: string | undefined;
  dataFolder: string;
  log: Log;
  /** PostgreSQL settings other than ours, for the server of our own. */
  settings?: Record<string, string>;
}): Promise<{ url: string; close(): Promise<void> }> {
  const { databaseUrl, dataFolder } = options;
  if (databaseUrl) return { url: databaseUrl, close: async () => {} };

  const passwordFile = join(dataFolder, 'database-password');
  const password = await secretFile(passwordFile, () => randomBytes(24).toString('base64url'));
  const cluster = new Cluster(join(dataFolder, 'postgres'), join(dataFolder, 'postgres.log'));
  await cluster.make(passwordFile);
  const server = new Server(cluster, password, options);
  await server.open();
  await cluster.clean();
  return { url: server.url, close: () => server.close() };
}

class Server {
  readonly #cluster: Cluster;
  readonly #owner: Credentials;
  readonly #keeperLogin: Login;
  readonly #dataFolder: string;
  readonly #log: Log;
  readonly #settings: Record<string, string>;
  #port = 0;
  #keeper: DatabaseClient | null = null;
  /** What this process started and has not seen end. */
  #started: Started | null = null;
  #reopening: Promise<void> | null = null;
  readonly #closing = new AbortController();

  constructor(
    cluster: Cluster,
    password: string,
    options: { dataFolder: string; log: Log; settings?: Record<string, string> },
  ) {
    this.#cluster = cluster;
    this.#owner = { name: superuser, password };
    this.#keeperLogin = {
      name: 'sayback_keeper',
      password: deriveKey(Buffer.from(password), 'database keeper').toString('base64url'),
      group: null,
    };
    this.#dataFolder = options.dataFolder;
    this.#log = options.log;
    this.#settings = { ...settings, ...options.settings };
  }

  get url(): string {
    return urlAt(this.#port, this.#owner);
  }

  /** Reaches the server and takes the lock; does so again whenever the connection that holds it is lost. */
  async open(): Promise<void> {
    const client = await this.#reach();
    // Ends it also where it waits for an answer that never comes.
    const leave = () => void client.end().catch(() => {});
    this.#closing.signal.addEventListener('abort', leave);
    try {
      await this.#lock(client);
      this.#keeper = client.on('end', () => {
        this.#reopening = this.#reopen();
      });
    } catch (error) {
      leave();
      throw error;
    } finally {
      this.#closing.signal.removeEventListener('abort', leave);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#reopening;
    void this.#keeper?.end().catch(() => {});
    await this.#cluster.stop(this.#started);
  }

  async #reopen(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      this.#log('database.lost.odd');
      try {
        return await this.open();
      } catch {
        await wait(1_000, undefined, { signal }).catch(() => {});
      }
    }
  }

  async #lock(client: DatabaseClient): Promise<void> {
    const patience = Date.now() + lockPatience;
    while (!(await client.query<{ mine: boolean }>(lock)).rows[0]?.mine) {
      if (Date.now() > patience) {
        throw new Fault(
          'data-folder-in-use',
          `Another Sayback works in ${this.#dataFolder}. ` +
            'Stop it first, or give this one a folder of its own with SAYBACK_DATA.',
        );
      }
      await wait(50);
    }
  }

  async #reach(): Promise<DatabaseClient> {
    const { signal } = this.#closing;
    const patience = Date.now() + startPatience;
    let attempts = 0;
    while (Date.now() < patience && attempts < mostAttempts) {
      const running = await this.#cluster.running();
      if (running?.port) {
        const client = await this.#connect(running.port);
        if (client) return client;
      } else if (!running && !this.#started) {
        // Without room it fails each time.
        if (attempts === 1 && (await this.#cluster.lacksRoom())) break;
        if (attempts > 0) await wait(betweenAttempts, undefined, { signal });
        attempts += 1;
        await this.#start();
      }
      await wait(25, undefined, { signal });
    }
    throw await this.#cluster.broken('does not start');
  }

  async #start(): Promise<void> {
    // Once stores are open they know the port, so it stays.
    if (!this.#keeper) this.#port = await freePort();
    this.#closing.signal.throwIfAborted();
    const started = await this.#cluster.serve(this.#port, this.#settings);
    this.#started = started;
    void started.ended.then(() => {
      this.#started = null;
    });
  }

  /**
   * As the keeper, which may do nothing but hold the lock, and is made where there is none. Null where the
   * server is not up yet.
   */
  async #connect(port: number): Promise<DatabaseClient | null> {
    const asKeeper = () => connected(urlAt(port, this.#keeperLogin), connectPatience);
    try {
      const client = await asKeeper().catch(async (error) => {
        if (!isRefused(error)) throw error;
        await this.#makeKeeper(port);
        return asKeeper();
      });
      this.#port = port;
      return client;
    } catch (error) {
      if (!isRefused(error)) return null;
      throw new Fault('settings', `The database in ${this.#dataFolder} refuses the password kept beside it.`);
    }
  }

  async #makeKeeper(port: number): Promise<void> {
    const owner = await connected(urlAt(port, this.#owner), connectPatience);
    try {
      await owner.query(await makingOf([this.#keeperLogin]));
    } finally {
      await owner.end();
    }
  }
}

type Credentials = { name: string; password: string };

function urlAt(port: number, { name, password }: Credentials): string {
  return `postgresql://${name}:${password}@127.0.0.1:${port}/postgres?application_name=sayback`;
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '28P01';
}

/** A port that nobody listens on at this moment. */
function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}
