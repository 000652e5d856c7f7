/** Runs what belongs to one id one after another, and what belongs to different ids side by side. */
export class OneAfterAnother {
  /** The last in line of each id that has something under way. */
  readonly #last = new Map<string, Promise<void>>();

  /** Runs `now` where nothing of this id is under way, else `later`, once everything before it has ended. */
  async run<Result>(id: string, now: () => Promise<Result>, later: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(id);
    const running = before ? before.then(later) : now();
    const ended = running.then(nothing, nothing);
    this.#last.set(id, ended);
    try {
      return await running;
    } finally {
      if (this.#last.get(id) === ended) this.#last.delete(id);
    }
  }
}

function nothing(): void {}
