import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { apiServer } from '../../support/api-server.ts';
import { leaveBrowser, openBrowser } from '../../support/browser.ts';
import { freshDatabase } from '../../support/database.ts';
import { get } from '../../support/http.ts';
import { localSite } from '../../support/local-site.ts';

/** Two sites of other origins, each with our tag on its page; one of them is allowed. */
const site = () =>
  localSite((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><html lang="en"><title>A site</title><h1>Before</h1>
      <script src="${origin}/embed.js" data-title="Your turn" async></script><h2>After</h2></html>`);
  });
let origin = '';
const [allowed, other] = await Promise.all([site(), site()]);
const { stores } = await freshDatabase();
({ origin } = await apiServer(stores, { sites: [allowed] }));
const browser = await openBrowser();
afterAll(() => leaveBrowser(browser));

const framed = (page: Page) => page.frames().find((frame) => frame.url() === `${origin}/chat`);
/** A visitor on a site, with a page in the frame that says nothing by itself. */
async function visit(address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.route(`${origin}/chat`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: '<!doctype html><title>Quiet</title><p>Here' });
  });
  await page.goto(address);
  await page.frameLocator('iframe').getByText('Here').waitFor();
  return page;
}
/** As the page in the frame says it. */
const sayHeight = (page: Page, height: unknown) =>
  framed(page)?.evaluate(`parent.postMessage({ sayback: { height: ${JSON.stringify(height)} } }, '*')`);
const heightOf = async (page: Page) =>
  /(?:^|; )height: ([^;]*)/.exec((await page.locator('iframe').getAttribute('style')) ?? '')?.[1];

describe('on a site that is allowed', () => {
  it('the page stands where the tag is, under its title, as high as it says', async () => {
    const page = await visit(allowed);
    expect(await page.locator('h1 ~ iframe[title="Your turn"][loading=lazy]:has(~ h2)').count()).toBe(1);
    await sayHeight(page, 713.2);
    await expect.poll(() => heightOf(page)).toBe('714px');
    expect(await page.getByRole('link').count()).toBe(0);
    await page.close();
  });

  it('hears the height from the frame alone, and only as a number', async () => {
    const page = await visit(allowed);
    await sayHeight(page, 500);
    await expect.poll(() => heightOf(page)).toBe('500px');
    await page.evaluate("postMessage({ sayback: { height: 20 } }, '*')");
    await sayHeight(page, '30px');
    await sayHeight(page, -1);
    await sayHeight(page, 600);
    await expect.poll(() => heightOf(page)).toBe('600px');
    await page.close();
  });
});

describe('on any other site', () => {
  it('the browser refuses, and a link stands there instead', async () => {
    const page = await browser.newPage();
    await page.clock.install();
    await page.goto(other);
    await page.locator('iframe').waitFor();
    await page.waitForLoadState('networkidle');
    await page.clock.runFor(6000);
    const link = page.getByRole('link', { name: 'Your turn (opens in a new tab)' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(`${origin}/chat`);
    expect(await page.locator('iframe').isVisible()).toBe(false);
    expect(framed(page)).toBeUndefined();
    await page.close();
  });
});

it('is small, and looked at again before long', async () => {
  const { headers, body } = await get(`${origin}/embed.js`, { 'accept-encoding': 'br' });
  expect(headers['cache-control']).toBe('public, max-age=300');
  expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
  expect(body.length).toBeLessThan(1500);
});
