import { setTimeout as wait } from 'node:timers/promises';
import type { Side } from '../domain/participant.ts';
import type { Log } from '../log.ts';
import type { SideStores } from '../prisma/stores/stores.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Whoever's words are settled only later is still told updates as old as this. */
const updatesFor = 90 * day;
/** Looking for them reads every coding, and can wait. */
const lookAgain = 60 * minute;
/** One that nobody brought to an end is anybody's again, and a second try comes no sooner. */
const lease = 5 * minute;

export type TellingDependencies = {
  people: Pick<SideStores, 'tellings'>;
  victim: Pick<SideStores, 'tellings'>;
  /**
   * Speaks first in a chat (bot/channels/speaking-first.ts says what came of it); null: no bot is registered,
   * and nobody is reached.
   */
  speak:
    | ((to: {
        conversation: string;
        address: string;
      }) => Promise<'told' | 'nothing' | 'refused' | 'busy' | 'later' | 'unsure'>)
    | null;
  clock(): Date;
  log: Log;
  /**
   * Between two chats, in milliseconds: Teams takes 50 requests a second from a bot, replies included, and a
   * telling is two.
   */
  pace?: number;
};

/** Tells those who wait and whose chat is known, one after another; several instances share them. */
export class Telling {
  readonly #dependencies: TellingDependencies;
  readonly #stopping = new AbortController();
  #sweeping: Promise<void> | null = null;
  #looked = Number.NEGATIVE_INFINITY;

  constructor(dependencies: TellingDependencies) {
    this.#dependencies = dependencies;
  }

  /** Once through what waits now. Never rejects. While one is under way it is that one. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweep().finally(() => {
      this.#sweeping = null;
    });
    return this.#sweeping;
  }

  /** No other chat is begun. Resolves when the last one is through. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#sweeping;
  }

  async #sweep(): Promise<void> {
    const { clock, log } = this.#dependencies;
    try {
      const now = clock();
      const looks = now.getTime() - this.#looked >= lookAgain;
      if (looks) this.#looked = now.getTime();
      for (const side of ['people', 'victim'] as const) {
        if (!(await this.#tellSide(side, now, looks))) return;
      }
    } catch (error) {
      log('telling.failed', { code: error instanceof Error ? error.name : 'unexpected' });
    }
  }

  /** False where the platform is too busy for more. */
  async #tellSide(side: Side, now: Date, looks: boolean): Promise<boolean> {
    const { speak, clock, pace = 100 } = this.#dependencies;
    const { tellings } = this.#dependencies[side];
    if (looks) await tellings.queueSince(new Date(now.getTime() - updatesFor), now);
    await tellings.unreachable({ all: speak === null, now });
    // Each chat once a sweep: people are not told everything at once.
    const spoken = new Set<string>();
    while (speak && !this.#stopping.signal.aborted) {
      const at = clock();
      const due = await tellings.next({ now: at, leaseEnds: new Date(at.getTime() - lease) });
      if (!due) break;
      if (spoken.has(due.response)) continue;
      spoken.add(due.response);
      const came = await speak(due);
      const isOld = at.getTime() - due.madeAt.getTime() > day;
      const why = whyNot(came, isOld);
      if (came !== 'told' && came !== 'nothing') await tellings.missed({ ...due, why, now: at });
      if (came === 'nothing' && isOld) await tellings.missed({ ...due, why: 'no-chat', now: at });
      if (came === 'busy') return false;
      await wait(pace, undefined, { signal: this.#stopping.signal }).catch(() => {});
    }
    return true;
  }
}

/** After a day of trying it is left until they come. */
function whyNot(
  came: Awaited<ReturnType<NonNullable<TellingDependencies['speak']>>>,
  isOld: boolean,
): 'refused' | 'failed' | null {
  if (came === 'refused') return 'refused';
  return came === 'unsure' || isOld ? 'failed' : null;
}
