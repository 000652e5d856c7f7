import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roleNames, roles } from '../../api/access.ts';
import { violations } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { type Served, serve } from '../support/served.ts';
import { printedLink } from './printed-link.ts';

/** Each role signs in with the link that `npm start` printed beside its name, and comes home. */
let folder: string;
let sayback: Served;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sayback-roles-'));
  [sayback, browser] = await Promise.all([serve('main.ts', { SAYBACK_DATA: folder }), openBrowser()]);
  // axe is put into the page, which its own policy would refuse; the policy itself is tested over HTTP.
  const context = await browser.newContext({ bypassCSP: true });
  page = await context.newPage();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await sayback.stop();
  await rm(folder, { recursive: true, force: true });
});

/** On a phone and on a desk: nothing that axe knows is wrong, and nothing is wider than the window. */
async function looks(): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  }
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

const linkFor = (name: string) => printedLink(sayback, name);

describe('each role', () => {
  test.each(roles)('%s comes home, sees who is signed in, and may open what is offered', async (role) => {
    const name = roleNames[role];
    await page.goto(await linkFor(name));
    await press('Sign in');
    await heading('Home');
    await page.getByText(`Signed in as ${name}`, { exact: true }).waitFor();
    await looks();
    const offered = page.getByRole('navigation').getByRole('link');
    for (const href of await offered.evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
      expect((await page.goto(`${sayback.origin}${href}`))?.status()).toBe(200);
      await looks();
    }
    await press('Sign out');
    await heading('Sign in');
  });
});

test('one browser goes from one role to another, and both are on the record', async () => {
  await page.goto(await linkFor('worker'));
  await press('Sign in');
  await page.goto(await linkFor('administrator'));
  await heading('You are signed in already');
  await page.getByText('You are signed in as worker.').waitFor();
  await looks();
  await page.getByRole('link', { name: 'Stay signed in as worker' }).click();
  await page.getByText('Signed in as worker', { exact: true }).waitFor();

  const link = await linkFor('administrator');
  await page.goto(link);
  await press('Sign out, and sign in as administrator');
  await page.getByRole('navigation').getByRole('link', { name: 'Audit' }).click();
  await heading('Audit');
  const row = (n: number) => page.getByRole('row').nth(n).innerText();
  expect([await row(1), await row(2), await row(3)]).toEqual([
    expect.stringMatching(/Administrator\s+Signed in/),
    expect.stringMatching(/Worker\s+Signed out/),
    expect.stringMatching(/Worker\s+Signed in/),
  ]);
  await page.getByLabel('Who').selectOption('Board member');
  await press('Show');
  expect(await row(1)).toMatch(/Board member\s+Signed out/);
  expect(await page.getByRole('row').count()).toBe(3);
  await looks();

  const refused = await page.goto(`${sayback.origin}/staff/invitations`);
  expect(refused?.status()).toBe(403);
  await page.getByText('You are signed in as administrator. This page is not for that role.').waitFor();
  await looks();
  await page.goto(link);
  await heading('Home');
});
