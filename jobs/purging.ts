import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '../fault.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../prisma/stores/stores.ts';

const sixHours = 6 * 60 * 60 * 1000;
const minute = 60_000;
/** How often a purge that others hold up is tried again before somebody is told. */
const tries = 10;

export type PurgingDependencies = {
  purge: Stores['purge'];
  clock(): Date;
  log: Log;
  /** How long to wait before another try, in milliseconds. */
  pause?: number;
};

/**
 * Deletes every record whose date has come, at once and every six hours. Nothing hangs on the minute: where
 * the database has no time for it, or another instance does the same, it is tried again before it has failed.
 */
export class PurgingJob {
  readonly #dependencies: PurgingDependencies;
  readonly #stopping = new AbortController();
  #purging: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(dependencies: PurgingDependencies) {
    this.#dependencies = dependencies;
  }

  /** Purges now, and from now on by itself. */
  start(): void {
    void this.purge();
    this.#timer = setInterval(() => void this.purge(), sixHours);
  }

  /** Purges once. While that is under way, a second call is the same one. Never rejects. */
  purge(): Promise<void> {
    this.#purging ??= this.#purge().finally(() => {
      this.#purging = null;
    });
    return this.#purging;
  }

  /** Begins no other purge. One that is under way may end as it will, and nobody is told. */
  stop(): void {
    clearInterval(this.#timer);
    this.#stopping.abort();
  }

  async #purge(): Promise<void> {
    const { purge, clock, log, pause = minute } = this.#dependencies;
    const { signal } = this.#stopping;
    for (let left = tries; !signal.aborted; left--) {
      try {
        const rows = await purge(clock());
        if (rows > 0) log('purged', { rows });
        return;
      } catch (error) {
        const code = error instanceof Fault ? error.code : 'unexpected';
        const passes = code === 'unavailable' || code === 'busy';
        if (signal.aborted) return;
        if (!passes || left <= 1) return log('purge.failed', { code });
        await wait(pause, undefined, { signal, ref: false }).catch(() => {});
      }
    }
  }
}
