import { randomBytes } from 'node:crypto';
import type { ServiceStore, SessionStore } from '../../prisma/stores.ts';
import type { Role } from '../access.ts';
import { type StaffPage, seeOther, sessionCookie, wantedCookie } from './page.ts';
import type { Render } from './templates.ts';

/** How long somebody stays signed in: a working day. */
const seconds = 12 * 60 * 60;

/**
 * Links that sign in whoever opens them first, for whoever sits at the machine. Each works once; then there is a next one. Nothing of
 * them is kept but in this process.
 */
export class SignInLinks {
  #next: string | null = null;
  readonly #announce: (path: string) => void;

  constructor(announce: (path: string) => void) {
    this.#announce = announce;
  }

  /** Makes a link and announces its path. */
  make(): void {
    this.#next = randomBytes(18).toString('base64url');
    this.#announce(`/staff/sign-in/${this.#next}`);
  }

  /** Whether the link would sign somebody in. Looking does not use it up. */
  opens(token: string): boolean {
    return this.#next !== null && token === this.#next;
  }

  /** Whom the link signs in, once. Guesses need no throttle: 144 random bits are never guessed. */
  take(token: string): { who: string; role: Role } | null {
    if (!this.opens(token)) return null;
    this.make();
    return { who: 'lead', role: 'lead' };
  }
}

/** Signing in and out. A link opens a page with one button, so that a preview, a prefetch or a HEAD never uses it up. */
export function signInPages(parts: {
  sessions: SessionStore;
  audit: ServiceStore['audit'];
  clock(): Date;
  links: SignInLinks | null;
  render: Render;
}): StaffPage[] {
  const { sessions, audit, clock, links, render } = parts;
  const byLink = links !== null;
  const used = () =>
    render('sign-in.njk', {
      status: 410,
      title: 'This link does not work',
      signedIn: null,
      byLink,
      is: 'used',
    });
  return [
    {
      name: 'staff.sign-in',
      method: 'GET',
      path: '/staff/sign-in',
      needs: null,
      handle: async ({ signedIn }) =>
        signedIn
          ? seeOther('/staff')
          : render('sign-in.njk', { title: 'Sign in', signedIn: null, byLink, is: 'asked' }),
    },
    {
      name: 'staff.sign-in.link',
      method: 'GET',
      path: '/staff/sign-in/:token',
      needs: null,
      async handle({ params: { token = '' }, signedIn }) {
        if (signedIn) return seeOther('/staff');
        if (!links?.opens(token)) return used();
        return render('sign-in.njk', { title: 'Sign in', signedIn: null, byLink, is: 'ready', token });
      },
    },
    {
      name: 'staff.sign-in.take',
      method: 'POST',
      path: '/staff/sign-in/:token',
      needs: null,
      async handle({ params: { token = '' }, origin, wanted, signedIn }) {
        if (signedIn) return seeOther(wanted ?? '/staff', { 'set-cookie': wantedCookie(null, origin) });
        const person = links?.take(token);
        if (!person) return used();
        const now = clock();
        const endsAt = new Date(now.getTime() + seconds * 1000);
        const secret = await sessions.open({ ...person, now, endsAt });
        await audit({ who: person.who, did: 'sign-in', to: 'staff', at: now });
        // Whoever signs in here next asks for a page of their own.
        const cookies = [sessionCookie(secret, origin, seconds), wantedCookie(null, origin)];
        return seeOther(wanted ?? '/staff', { 'set-cookie': cookies });
      },
    },
    {
      name: 'staff.sign-out',
      method: 'POST',
      path: '/staff/sign-out',
      needs: null,
      async handle({ secret, signedIn, origin }) {
        if (secret) await sessions.close(secret);
        if (signedIn) await audit({ who: signedIn.who, did: 'sign-out', to: 'staff', at: clock() });
        return seeOther('/staff/sign-in', { 'set-cookie': sessionCookie(null, origin, 0) });
      },
    },
  ];
}
