import type { Browser, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import type { Role } from '../../../api/http/access.ts';
import { leaveBrowser, openBrowser } from '../browser.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { shipped } from '../shipped.ts';
import { staffServer } from '../staff-browser.ts';
import { type SignedInHow, signedInPage } from './signed-in-page.ts';

export type SignedInPlace = Pick<FreshDatabase, 'stores' | 'sql'> & {
  origin: string;
  browser: Browser;
  /** The newest link that signs somebody of this role in, as a start prints it. It works once. */
  linkFor(role: Role): string;
  /** A page of somebody who is signed in. */
  as(who: string, role: Role, how?: SignedInHow): Promise<Page>;
};

/**
 * The whole server with what ships with Sayback, on an empty database that the test may write to as well, and
 * a real browser: once for all journeys of a file. Call it at the top of the file. It runs in this process:
 * that it comes about by `npm start` is shown where staffPlace() is used, and costs six seconds each time.
 */
export async function signedInPlace(): Promise<SignedInPlace> {
  const [{ stores, sql }, browser] = await Promise.all([freshDatabase(), openBrowser()]);
  await shipped(stores);
  const { origin, newest } = await staffServer(stores);
  afterAll(() => leaveBrowser(browser));
  return {
    origin,
    browser,
    stores,
    sql,
    linkFor: (role) => `${origin}${newest(role)}`,
    as: (who, role, how) => signedInPage({ stores, browser, origin }, { who, role, now: new Date() }, how),
  };
}
