import type { TabStorage } from './tab-storage.ts';

/**
 * A conversation that a tab may go on with. The code is not in it, so that nobody finds it on the device
 * later.
 */
type Session = { conversation: string; token: string; since: number };

const place = 'sayback';

/** The session that a reload goes on with. */
export class SessionKeeper {
  #session: Session | null;
  /**
   * Whether a reload is to find it. A new token of a conversation that was stopped must not bring it back.
   */
  #isStored = true;
  #isClosed = false;
  readonly #storage: TabStorage;

  constructor(storage: TabStorage) {
    this.#storage = storage;
    this.#session = sessionIn(storage.getItem(place));
  }

  get current(): Session | null {
    return this.#session;
  }

  keep(session: Session): void {
    if (this.#isClosed) return;
    this.#session = session;
    if (this.#isStored) this.#storage.setItem(place, JSON.stringify(session));
  }

  /** A reload finds nothing from now on. Until then the page may go on with it. */
  unstore(): void {
    this.#isStored = false;
    this.#storage.removeItem(place);
  }

  /** A reload goes on with it again. */
  restore(): void {
    this.#isStored = true;
    if (this.#session) this.keep(this.#session);
  }

  /** There is no session, until the next one is kept. */
  forget(): void {
    this.unstore();
    this.#session = null;
    this.#isStored = true;
  }

  /** There is no session any more, and none is kept again. */
  close(): void {
    this.forget();
    this.#isClosed = true;
  }
}

function sessionIn(text: string | null): Session | null {
  try {
    const { conversation, token, since } = JSON.parse(text ?? '{}');
    const whole = typeof conversation === 'string' && typeof token === 'string' && typeof since === 'number';
    return whole ? { conversation, token, since } : null;
  } catch {
    return null;
  }
}
