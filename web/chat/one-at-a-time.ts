import { hideTrouble, startWaiting, stopWaiting } from './notices.ts';
import { holdWords } from './own-words.ts';

/** Does one thing at a time. Whatever is pressed meanwhile counts for nothing. */
export class OneAtATime {
  #busy = false;
  /** The page was left: whatever comes in late is not for it. */
  #isLeft = false;

  get busy(): boolean {
    return this.#busy;
  }

  /** Does it, unless something else is being done. `failed` is called with what it throws. Never rejects. */
  async do(work: () => Promise<void>, failed: (error: unknown) => void): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    hideTrouble();
    startWaiting();
    holdWords(true);
    try {
      await work();
    } catch (error) {
      if (this.#isLeft) return;
      stopWaiting();
      failed(error);
    } finally {
      if (!this.#isLeft) stopWaiting();
      holdWords(false);
      this.#busy = false;
    }
  }

  leave(): void {
    this.#isLeft = true;
    stopWaiting();
  }
}
