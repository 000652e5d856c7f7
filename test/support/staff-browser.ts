import type { ApiDependencies } from '../../api/api.ts';
import type { Role } from '../../api/http/access.ts';
import { SignInLinks } from '../../api/staff/sign-in/links.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { type ApiServer, apiServer } from './api-server.ts';

/** What a browser of the staff does, without the browser: keeps cookies, follows nothing by itself. */
export type StaffBrowser = {
  origin: string;
  get(path: string, headers?: Record<string, string>): Promise<Shown>;
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Shown>;
  send(path: string, form: FormData | Blob, headers?: Record<string, string>): Promise<Shown>;
};
export type Shown = { status: number; location: string | null; headers: Headers; text: string };

/**
 * The server with sign-in links: those of the lead that it announced, oldest first,
 * and the newest of each role.
 */
export async function staffServer(
  stores: Stores,
  more: Partial<ApiDependencies> = {},
): Promise<ApiServer & { announced: string[]; newest(role: Role): string; links: SignInLinks }> {
  const announced: string[] = [];
  const newest = new Map<Role, string>();
  const links = new SignInLinks((made) => {
    for (const { role, path } of made) {
      newest.set(role, path);
      if (role === 'lead') announced.push(path);
    }
  });
  links.make();
  const served = await apiServer(stores, { links, ...more });
  return { ...served, announced, links, newest: (role) => newest.get(role) ?? '' };
}

/** A browser that nobody has signed in with yet. */
export function visitor(origin: string, given: Iterable<[string, string]> = []): StaffBrowser {
  const cookies = new Map<string, string>(given);
  const call = async (path: string, init: RequestInit): Promise<Shown> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, ...Object.fromEntries(new Headers(init.headers)) };
    const response = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return { status: response.status, location, headers: response.headers, text: await response.text() };
  };
  return {
    origin,
    get: (path, headers = {}) => call(path, { headers }),
    post: (path, fields = {}, headers = {}) =>
      call(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    send: (path, form, headers = {}) => call(path, { method: 'POST', body: form, headers }),
  };
}

/** A browser in which the newest link of a role was used. */
export async function signedIn(
  { origin, newest }: { origin: string; newest(role: Role): string },
  role: Role = 'lead',
): Promise<StaffBrowser> {
  const browser = visitor(origin);
  const done = await browser.post(newest(role));
  if (done.status !== 303) throw new Error(`the link did not sign in: ${done.status}`);
  return browser;
}

/** A browser of somebody who works here, with an account of their own that is called as they are. */
export async function workingAs(
  { origin, parts: { stores, clock } }: ApiServer,
  name: string,
  roles: readonly Role[],
  { mayClear = false }: { mayClear?: boolean } = {},
): Promise<StaffBrowser> {
  const now = clock();
  const words = { name, email: `${name}@example.org`, roles, teams: [], mayClear, mayDeputise: false };
  await stores.accounts.add({ id: name, ...words, who: 'npm start', now });
  const endsAt = new Date(now.getTime() + 3_600_000);
  const secret = await stores.sessions.open({ account: name, device: 'a test', now, endsAt });
  return visitor(origin, [['sayback-staff', secret]]);
}
