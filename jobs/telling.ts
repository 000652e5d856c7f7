import { setTimeout as wait } from 'node:timers/promises';
import type { Side } from '../domain/participant.ts';
import type { Log } from '../log.ts';
import type { SideStores } from '../prisma/stores/stores.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** How old an update may be, in milliseconds, for somebody whose words are settled only now to be told it. */
const updatesFor = 90 * day;
/** How often somebody is looked for whose words were settled, in milliseconds: it reads every coding. */
const lookAgain = 60 * minute;
/**
 * How long a telling is one instance's own, in milliseconds. After that any may take it, and no second try is
 * sooner.
 */
const lease = 5 * minute;

/** What came of speaking first, as bot/channels/speaking-first.ts says. */
type Spoken = 'told' | 'nothing' | 'refused' | 'busy' | 'later' | 'unsure';

export type TellingDependencies = {
  people: Pick<SideStores, 'tellings'>;
  victim: Pick<SideStores, 'tellings'>;
  /** Speaks first in a chat; null: no bot is registered, and nobody is reached. */
  speak: ((to: { conversation: string; address: string }) => Promise<Spoken>) | null;
  clock(): Date;
  log: Log;
  /**
   * How long to wait between two chats, in milliseconds. Teams takes 50 requests a second, and a telling is
   * two.
   */
  pace?: number;
};

/** Tells whoever waits and whose chat is known, one after another. Several instances share the work. */
export class TellingJob {
  readonly #dependencies: TellingDependencies;
  readonly #stopping = new AbortController();
  #sweeping: Promise<void> | null = null;
  #looked = Number.NEGATIVE_INFINITY;

  constructor(dependencies: TellingDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Goes once through what waits now. While that is under way, a second call is the same one. Never rejects.
   */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweep().finally(() => {
      this.#sweeping = null;
    });
    return this.#sweeping;
  }

  /** Begins no other chat. Resolves when the one under way is through. */
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

  /** False where the channel is too busy for more. */
  async #tellSide(side: Side, now: Date, looks: boolean): Promise<boolean> {
    const { speak, clock, pace = 100 } = this.#dependencies;
    const { tellings } = this.#dependencies[side];
    if (looks) await tellings.queueSince(new Date(now.getTime() - updatesFor), now);
    await tellings.unreachable({ all: speak === null, now });
    // Each chat once a sweep: people are not told everything at once.
    const chats = new Set<string>();
    while (speak && !this.#stopping.signal.aborted) {
      const at = clock();
      const due = await tellings.next({ now: at, leaseEnds: new Date(at.getTime() - lease) });
      if (!due) break;
      if (chats.has(due.response)) continue;
      chats.add(due.response);
      const spoken = await speak(due);
      const isOld = at.getTime() - due.madeAt.getTime() > day;
      const why = whyNot(spoken, isOld);
      if (spoken !== 'told' && spoken !== 'nothing') await tellings.missed({ ...due, why, now: at });
      if (spoken === 'nothing' && isOld) await tellings.missed({ ...due, why: 'no-chat', now: at });
      if (spoken === 'busy') return false;
      await wait(pace, undefined, { signal: this.#stopping.signal }).catch(() => {});
    }
    return true;
  }
}

/** Why it is left until they come, or null where it is tried again: for a day. */
function whyNot(spoken: Spoken, isOld: boolean): 'refused' | 'failed' | null {
  if (spoken === 'refused') return 'refused';
  return spoken === 'unsure' || isOld ? 'failed' : null;
}
