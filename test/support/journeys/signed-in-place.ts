import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import type { Role } from '../../../api/http/access.ts';
import { openStores } from '../../../prisma/stores/open.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { leaveBrowser, openBrowser } from '../browser.ts';
import { emptyDatabase } from '../database.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import { type SignedInHow, signedInPage } from './signed-in-page.ts';

export type SignedInPlace = {
  sayback: ServerProcess;
  browser: Browser;
  databaseUrl: string;
  /** The same database, to put something there. */
  stores: Stores;
  /** A page of somebody who is signed in. */
  as(who: string, role: Role, how?: SignedInHow): Promise<Page>;
};

/**
 * Sayback as `npm start` starts it, on an empty database that the test may write to as well, and a real
 * browser in which anybody is signed in: once for all journeys of a file. Call it at the top of the file.
 */
export async function signedInPlace(): Promise<SignedInPlace> {
  const key = randomBytes(32).toString('base64');
  const [database, folder] = await Promise.all([
    emptyDatabase(),
    mkdtemp(join(tmpdir(), 'sayback-signed-in-')),
  ]);
  const [sayback, browser] = await Promise.all([
    startServer('main.ts', { DATABASE_URL: database.url, SAYBACK_KEY: key, SAYBACK_DATA: folder }),
    openBrowser(),
  ]);
  const stores = await openStores({ databaseUrl: database.url, key: Buffer.from(key) });
  afterAll(async () => {
    await leaveBrowser(browser);
    await sayback.stop();
    await stores.close();
    await database.dropOnceLeft();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    sayback,
    browser,
    databaseUrl: database.url,
    stores,
    as: (who, role, how) =>
      signedInPage({ stores, browser, origin: sayback.origin }, { who, role, now: new Date() }, how),
  };
}
