import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { failureCode } from '../failure.ts';
import type { FeedbackBot, PagePost, PageTurn } from '../feedback-bot.ts';
import type { Streams } from './streams.ts';

type DeliveryDependencies = {
  bot: Pick<FeedbackBot, 'takePage'>;
  streams: Pick<Streams, 'publish'>;
  log: Log;
  /** How long the bot may take, in milliseconds. Looked up at each delivery. */
  limits: { answer: number };
};

/** Hands what was posted to the bot, and what the bot says to whoever listens. */
export class Delivery {
  readonly #dependencies: DeliveryDependencies;

  constructor(dependencies: DeliveryDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Delivers one post of `user`. `failed`: it could not be made durable, or not in time. Where it was only
   * slow, what the bot says still comes on the stream, later. Never rejects.
   */
  async deliver(post: PagePost, user: object): Promise<PageTurn | 'failed'> {
    const { log, limits } = this.#dependencies;
    const late = new AbortController();
    const outcome = await Promise.race([
      this.#take(post, user),
      wait(limits.answer, 'late' as const, { signal: late.signal }),
    ]);
    late.abort();
    if (outcome !== 'late') return outcome;
    log('turn.late.odd', { channel: 'directline' });
    return 'failed';
  }

  async #take(post: PagePost, user: object): Promise<PageTurn | 'failed'> {
    const { bot, streams, log } = this.#dependencies;
    try {
      const turn = await bot.takePage(post);
      if (typeof turn === 'object') {
        streams.publish(
          turn,
          turn.outgoing.map((activity) => ({ ...activity, recipient: user })),
        );
      }
      return turn;
    } catch (error) {
      log('turn.failed', { code: failureCode(error), channel: 'directline' });
      return 'failed';
    }
  }
}
