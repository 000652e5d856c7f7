import type { Role } from '../../api/http/access.ts';
import { loadKey } from '../../prisma/sealing/sealing.ts';
import { openStores } from '../../prisma/stores/open.ts';

/** How long something took, in milliseconds. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** The cookie of somebody of this role who is signed in. */
export async function cookieOf(
  { DATABASE_URL = '', SAYBACK_KEY = '' }: Record<string, string>,
  role: Role,
): Promise<string> {
  const key = await loadKey({ key: SAYBACK_KEY, dataFolder: '', isKeyed: async () => true });
  const stores = await openStores({ databaseUrl: DATABASE_URL, key });
  const now = new Date();
  const endsAt = new Date(now.getTime() + 60 * 60 * 1000);
  const secret = await stores.sessions.open({ who: 'bench', role, now, endsAt });
  await stores.close();
  return `sayback-staff=${secret}`;
}

/** Loads a staff page, and throws where it is not the one that has these words. */
export async function shown(url: string, cookie: string, words: string): Promise<void> {
  const response = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  const html = await response.text();
  if (response.status !== 200 || !html.includes(words)) {
    throw new Error(`the page answered ${response.status}`);
  }
}
