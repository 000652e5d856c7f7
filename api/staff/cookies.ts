import type { IncomingMessage } from 'node:http';
import { cookieLine, cookieOf } from '../http/cookies.ts';

const sessionName = 'sayback-staff';
const browserName = 'sayback-browser';
const wantedName = 'sayback-wanted';
/** Long enough to find the sign-in link, in seconds. */
const wantedFor = 15 * 60;

/** The cookie that says who is signed in, kept so many seconds; or, without a secret, ends it. */
export function sessionCookie(secret: string | null, origin: string, seconds: number): string {
  return cookieLine(sessionName, secret, { path: '/staff', origin, seconds });
}

/** The secret of a session, as a browser sent it; null where there is none. */
export function sessionIn(request: IncomingMessage): string | null {
  const found = cookieOf(request, sessionName);
  return found !== null && /^[\w-]{43}$/.test(found) ? found : null;
}

/**
 * The cookie that tells this browser from others while a passkey is asked for, so many seconds long. No other
 * site gets to have it sent.
 */
export function browserCookie(secret: string, origin: string, seconds: number): string {
  return cookieLine(browserName, secret, { path: '/staff', origin, seconds, sameSite: 'Strict' });
}

/** The secret of a browser, as it sent it; null where there is none. */
export function browserIn(request: IncomingMessage): string | null {
  const found = cookieOf(request, browserName);
  return found !== null && /^[\w-]{43}$/.test(found) ? found : null;
}

/**
 * The link that signs somebody in comes another way, so what they asked for waits in a cookie; null ends it.
 */
export function wantedCookie(path: string | null, origin: string): string {
  const value = path === null ? null : encodeURIComponent(path);
  return cookieLine(wantedName, value, { path: '/staff', origin, seconds: wantedFor });
}

/** The page of ours that waits in the cookie. */
export function wantedIn(request: IncomingMessage): string | null {
  const found = cookieOf(request, wantedName);
  try {
    return found ? ownPage(decodeURIComponent(found)) : null;
  } catch {
    return null;
  }
}

/**
 * A cookie is not to be believed: only a path of the staff pages is gone to, and never one that signs in or
 * out.
 */
export function ownPage(path: string): string | null {
  const [where = ''] = path.split('?');
  // Browsers take the steps "." and ".." out of a path, and what is left may be another.
  const steps = where.split('/').some((step) => step === '.' || step === '..');
  return /^\/staff(\/(?!sign-)[\w/.-]*)?(\?[\w%&=.+*-]*)?$/.test(path) && !steps ? path : null;
}
