import type { Conversation } from '../../prisma/conversations/conversation.ts';
import type { SentTurn } from './activity-set.ts';

type Recent = { version: number; tab: string; until: number; turn: SentTurn };

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

  /** The turn that led to this version. Where all was erased, what came before is forgotten at once. */
  add({ id, version, tab, memory }: Conversation, turn: SentTurn): void {
    const now = this.#clock().getTime();
    const isAlone = memory.state?.phase === 'gone';
    const before = isAlone ? [] : (this.#recent.get(id) ?? []).filter(({ until }) => until > now);
    this.#recent.set(id, [...before, { version, tab, until: now + kept, turn }].slice(-most));
    this.#sweeping ??= setInterval(() => this.#sweep(), kept).unref();
  }

  /**
   * Those of the current tab after a version, oldest first; empty where another instance has the newest of
   * them. What was said in another tab is not for this one.
   */
  after({ id, version, tab }: Conversation, since: number): { version: number; turn: SentTurn }[] {
    const now = this.#clock().getTime();
    const recent = this.#recent.get(id)?.filter(({ until }) => until > now) ?? [];
    if (recent.at(-1)?.version !== version) return [];
    return recent.filter((one) => one.version > since && one.tab === tab);
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
