import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '../../fault.ts';
import { urlAs } from '../database/connection.ts';
import { DatabaseClient } from '../database/database-client.ts';

const channel = 'sayback_moved';
/** How long announcements gather before they are sent, in milliseconds. */
const gathering = 20;
/** A notification holds less than 8,000 bytes. */
const mostInOne = 150;

/**
 * What instances of Sayback on one database tell each other: the ids of conversations that moved on, nothing
 * else.
 */
export class Moves {
  readonly #url: string;
  readonly #self = randomUUID();
  readonly #listeners: ((ids: string[]) => void)[] = [];
  readonly #missed: (() => void)[] = [];
  readonly #announced = new Set<string>();
  #client: DatabaseClient | null = null;
  #closed = false;

  constructor(databaseUrl: string) {
    // What is announced is on disk already; the announcement itself need not be.
    this.#url = urlAs(databaseUrl, 'service', ['synchronous_commit=off']);
  }

  /** Calls back with the ids that another instance announced. */
  onMoved(listener: (ids: string[]) => void): void {
    this.#listeners.push(listener);
  }

  /** Calls back when announcements may have been missed. */
  onMissed(listener: () => void): void {
    this.#missed.push(listener);
  }

  announce(id: string): void {
    if (this.#announced.size === 0) setTimeout(() => void this.#send(), gathering);
    this.#announced.add(id);
  }

  /**
   * Listens from now on, and again by itself whenever the connection was lost. Throws `unavailable` where the
   * database does not answer the first time.
   */
  async listen(): Promise<void> {
    const client = new DatabaseClient({
      connectionString: this.#url,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on('notification', ({ payload = '' }) => {
      const [from, ...ids] = payload.split(' ');
      if (from !== this.#self) for (const listener of this.#listeners) listener(ids);
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch {
      throw new Fault('unavailable', 'The database does not answer.');
    }
    for (const missed of this.#missed) missed();
    this.#client = client;
    client.on('end', () => void this.#again());
    if (this.#closed) await client.end();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#send();
    await this.#client?.end();
  }

  async #again(): Promise<void> {
    this.#client = null;
    while (!this.#closed) {
      await wait(500, undefined, { ref: false });
      if (
        !this.#closed &&
        (await this.listen().then(
          () => true,
          () => false,
        ))
      )
        return;
    }
  }

  async #send(): Promise<void> {
    const ids = [...this.#announced];
    this.#announced.clear();
    for (let at = 0; at < ids.length; at += mostInOne) {
      const payload = [this.#self, ...ids.slice(at, at + mostInOne)].join(' ');
      // One that is lost with its connection is made up for by polling.
      await this.#client?.query('select pg_notify($1, $2)', [channel, payload]).catch(() => {});
    }
  }
}
