import type { Shelf } from './kept.ts';

/** A conversation that a tab may go on with. The code is not in it: whoever comes to the device later must not find it. */
export type Session = { conversation: string; token: string; since: number };

const place = 'sayback';

/** The session that a reload goes on with. */
export class SessionKeeper {
  #session: Session | null;
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
    this.#session = sessionIn(shelf.getItem(place));
  }

  get current(): Session | null {
    return this.#session;
  }

  keep(session: Session): void {
    this.#session = session;
    this.#shelf.setItem(place, JSON.stringify(session));
  }

  /** It may still be gone on with until the page goes, but a reload finds nothing. */
  takeOffTheShelf(): void {
    this.#shelf.removeItem(place);
  }

  forget(): void {
    this.#session = null;
    this.takeOffTheShelf();
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
