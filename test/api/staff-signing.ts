import type { ApiParts } from '../../api/server.ts';
import { SignInLinks } from '../../api/staff/sign-in.ts';
import type { Stores } from '../../prisma/stores.ts';
import { type Serving, serving } from './serving.ts';

/** What a browser of the lead does, without the browser: keeps cookies, follows nothing by itself. */
export type Lead = {
  origin: string;
  get(path: string, headers?: Record<string, string>): Promise<Shown>;
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Shown>;
  send(path: string, form: FormData): Promise<Shown>;
};
export type Shown = { status: number; location: string | null; headers: Headers; text: string };

/** The server with sign-in links, and the links that it announced, oldest first. */
export async function staffed(
  stores: Stores,
  more: Partial<ApiParts> = {},
): Promise<Serving & { announced: string[]; links: SignInLinks }> {
  const announced: string[] = [];
  const links = new SignInLinks((path) => void announced.push(path));
  links.make();
  return { ...(await serving(stores, { links, ...more })), announced, links };
}

/** A browser that nobody has signed in with yet. */
export function visitor(origin: string): Lead {
  const cookies = new Map<string, string>();
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
    send: (path, form) => call(path, { method: 'POST', body: form }),
  };
}

/** A browser in which the newest link was used. */
export async function signedIn({
  origin,
  announced,
}: {
  origin: string;
  announced: string[];
}): Promise<Lead> {
  const lead = visitor(origin);
  const done = await lead.post(announced.at(-1) ?? '');
  if (done.status !== 303) throw new Error(`the link did not sign in: ${done.status}`);
  return lead;
}
