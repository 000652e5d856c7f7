import { afterAll, describe, expect, it } from 'vitest';
import { apiServer } from '../../support/api-server.ts';
import { violations } from '../../support/axe.ts';
import { leaveBrowser, openBrowser } from '../../support/browser.ts';
import { freshDatabase } from '../../support/database.ts';
import { weigh } from '../../support/network.ts';
import { shot } from '../../support/shot.ts';

const { stores } = await freshDatabase();
const { origin } = await apiServer(stores, { service: 'Youth justice service of the upper river valleys' });
const browser = await openBrowser();
afterAll(() => leaveBrowser(browser));

describe.each(['light', 'dark'] as const)('the front page in the %s', (colorScheme) => {
  it.each([320, 1280])('is free of what axe knows, and fits, at %i px', async (width) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 640 } });
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(origin);
    expect(await violations(page)).toEqual([]);
    const across = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(across).toBeLessThanOrEqual(width);
    expect(complaints).toEqual([]);
    await shot(page, `front-${colorScheme}-${width}`);
    await page.close();
  });
});

it('brings less than 5 KB over the wire, all of it from here', async () => {
  const page = await browser.newPage();
  const weight = await weigh(page);
  await page.goto(origin, { waitUntil: 'networkidle' });
  expect(weight.bytes).toBeGreaterThan(500);
  expect(weight.bytes).toBeLessThan(5000);
  expect([...weight.origins]).toEqual([origin]);
  await page.close();
});
