import { afterAll, describe, expect, it } from 'vitest';
import { readingAge } from '../../../insight/reading-age.ts';
import { apiServer } from '../../support/api-server.ts';
import { violations } from '../../support/axe.ts';
import { leaveBrowser, openBrowser } from '../../support/browser.ts';
import { freshDatabase } from '../../support/database.ts';
import { shot } from '../../support/shot.ts';

/** The page that the Teams app names for who wants to know what is kept of them. */

const { stores } = await freshDatabase();
const { origin } = await apiServer(stores, { service: 'Youth justice service of the upper river valleys' });
const browser = await openBrowser();
afterAll(() => leaveBrowser(browser));

describe.each(['light', 'dark'] as const)('the privacy page in the %s', (colorScheme) => {
  it.each([320, 1280])('is free of what axe knows, and fits, at %i px', async (width) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 640 } });
    await page.goto(`${origin}/privacy`);
    expect(await violations(page)).toEqual([]);
    const across = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(across).toBeLessThanOrEqual(width);
    await shot(page, `privacy-${colorScheme}-${width}`);
    await page.close();
  });
});

it('is found from the front page, and leads back', async () => {
  const page = await browser.newPage();
  await page.goto(origin);
  await page.getByRole('link', { name: 'What we keep, and for how long' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('What we keep, and for how long');
  await page.getByRole('link', { name: 'Back to the start' }).click();
  expect(new URL(page.url()).pathname).toBe('/');
  await page.close();
});

it('is written for a child of nine', async () => {
  const page = await browser.newPage();
  await page.goto(`${origin}/privacy`);
  const said = await page.locator('main > p, main > ul > li').allTextContents();
  await page.close();
  const sentences = said.flatMap((text) => text.match(/[^.?]+[.?]/g) ?? []).map((text) => text.trim());
  expect(sentences.length).toBeGreaterThan(20);
  expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 15)).toEqual([]);
  expect(readingAge(said.join(' '))).toBeLessThanOrEqual(9);
});
