import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { violations } from '../axe.ts';
import { leaveBrowser, openBrowser } from '../browser.ts';
import { type ServerProcess, startServer } from '../server-process.ts';

/**
 * Sayback as `npm start` starts it, on its own database, with the sign-in links that it prints, and a real
 * browser: once for all journeys of a file. Call it at the top of the file.
 */
export async function staffPlace(): Promise<{ sayback: ServerProcess; browser: Browser }> {
  const folder = await mkdtemp(join(tmpdir(), 'sayback-staff-'));
  const [sayback, browser] = await Promise.all([
    startServer('main.ts', { SAYBACK_DATA: folder }),
    openBrowser(),
  ]);
  afterAll(async () => {
    await leaveBrowser(browser);
    await sayback.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return { sayback, browser };
}

/** On a phone and on a desk: nothing that axe knows is wrong, and nothing is wider than the window. */
export async function looks(page: Page): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page, { policy: false })).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  }
}
