import type { Shelf } from './kept.ts';

/**
 * A conversation that a tab may go on with. The code is not in it: whoever comes to the device later must not
 * find it.
 */
export type Session = { conversation: string; token: string; since: number };

const place = 'sayback';

/** The session that a reload goes on with. */
export class SessionKeeper {
  #session: Session | null;
  /**
   * Whether a reload is to find it. A new token of a conversation that was stopped must not bring it back.
   */
  #isShelved = true;
  #isClosed = false;
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
    this.#session = sessionIn(shelf.getItem(place));
  }

  get current(): Session | null {
    return this.#session;
  }

  keep(session: Session): void {
    if (this.#isClosed) return;
    this.#session = session;
    if (this.#isShelved) this.#shelf.setItem(place, JSON.stringify(session));
  }

  /** It may still be gone on with until the page goes, but a reload finds nothing. */
  takeOffTheShelf(): void {
    this.#isShelved = false;
    this.#shelf.removeItem(place);
  }

  /** A reload goes on with it again. */
  putOnTheShelf(): void {
    this.#isShelved = true;
    if (this.#session) this.keep(this.#session);
  }

  /** There is no session, until the next one is kept. */
  forget(): void {
    this.takeOffTheShelf();
    this.#session = null;
    this.#isShelved = true;
  }

  /** There is no session any more, whatever comes in late. */
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
