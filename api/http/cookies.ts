import type { IncomingMessage } from 'node:http';

/**
 * The value of a cookie that a browser sent, as it stands in the header; null where there is none of that
 * name.
 */
export function cookieOf({ headers }: Pick<IncomingMessage, 'headers'>, name: string): string | null {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [found = '', ...value] = pair.trim().split('=');
    if (found === name) return value.join('=');
  }
  return null;
}

/**
 * A Set-Cookie line. The cookie is not for scripts, and other sites' forms do not send it along; `Strict`:
 * nor do their links. `value` null ends it; `seconds` is how long it is kept otherwise. It goes over HTTPS
 * alone where the origin is HTTPS.
 */
export function cookieLine(
  name: string,
  value: string | null,
  {
    path,
    origin,
    seconds,
    sameSite = 'Lax',
  }: { path: string; origin: string; seconds: number; sameSite?: 'Lax' | 'Strict' },
): string {
  const kept = value === null ? 'Max-Age=0' : `Max-Age=${seconds}`;
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value ?? ''}; Path=${path}; HttpOnly; SameSite=${sameSite}; ${kept}${secure}`;
}
