import type { SentTurn } from './activity-set.ts';

type Recent = { version: number; until: number; turn: SentTurn };

/** How long turns are kept, in milliseconds, and how many of a conversation. */
const kept = 60_000;
const most = 8;

/**
 * The turns of the last minute, in memory alone, for clients that poll: two messages between two polls, and
 * the last words of a conversation, of which the database keeps no copy.
 */
export class RecentTurns {
  readonly #clock: () => Date;
  readonly #recent = new Map<string, Recent[]>();
  #sweeping: NodeJS.Timeout | undefined;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** `alone`: what came before was erased, and is forgotten at once. */
  add(conversation: string, version: number, turn: SentTurn, alone: boolean): void {
    const now = this.#clock().getTime();
    const before = alone ? [] : (this.#recent.get(conversation) ?? []).filter(({ until }) => until > now);
    this.#recent.set(conversation, [...before, { version, until: now + kept, turn }].slice(-most));
    this.#sweeping ??= setInterval(() => this.#sweep(), kept).unref();
  }

  /** Those after a version, oldest first; empty where another instance has the newest of them. */
  after(conversation: string, version: number, newest: number): { version: number; turn: SentTurn }[] {
    const now = this.#clock().getTime();
    const recent = this.#recent.get(conversation)?.filter(({ until }) => until > now) ?? [];
    return recent.at(-1)?.version === newest ? recent.filter((one) => one.version > version) : [];
  }

  close(): void {
    clearInterval(this.#sweeping);
    this.#recent.clear();
  }

  #sweep(): void {
    const now = this.#clock().getTime();
    for (const [conversation, recent] of this.#recent) {
      if (recent.every(({ until }) => until <= now)) this.#recent.delete(conversation);
    }
    if (this.#recent.size > 0) return;
    clearInterval(this.#sweeping);
    this.#sweeping = undefined;
  }
}
