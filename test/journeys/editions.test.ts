import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../api/http/access.ts';
import { violations } from '../support/axe.ts';
import { leaveBrowser, openBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { twoQuarters } from '../support/edition-year.ts';
import { library, today, usual, victimsOf } from '../support/figures-year.ts';
import { type SignedInHow, signedInPage } from '../support/journeys/signed-in-page.ts';
import { shot, shots } from '../support/shot.ts';
import { staffServer } from '../support/staff-browser.ts';

/**
 * The lead makes two editions, the first without JavaScript;
 * a board member reads the second beside the first, and asks.
 */

const { stores } = await freshDatabase();
const version = await library(stores);
const { origin } = await staffServer(stores, { clock: () => today });
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await twoQuarters(stores, version('parent-self-assessment'));
  for (const month of ['2026-04', '2026-05', '2026-06', '2026-08']) await victimsOf(stores, month, 10, usual);
});
afterAll(() => leaveBrowser(browser));

const as = (role: Role, how?: SignedInHow) =>
  signedInPage({ stores, browser, origin }, { who: role, role, now: today }, how);

/** On a phone and on a desk: nothing that axe knows is wrong, and nothing is wider than the window. */
async function looks(page: Page, name: string): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await shot(page, `${name}-${width}`);
    expect(await violations(page, { policy: false }), name).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(width);
  }
}

test('two editions, from choosing the months to the question of the board', async () => {
  const plain = await as('lead', { javaScriptEnabled: false });
  await plain.goto(`${origin}/staff/editions/new`);
  await plain.getByLabel('April to June 2026').check();
  await plain.getByRole('button', { name: 'Count and begin' }).click();
  // The page looks again by itself.
  await plain.getByRole('link', { name: 'Publish' }).click();
  await plain.getByRole('button', { name: 'Publish now' }).click();
  await plain.getByText('Edition 1 is published.').waitFor();

  const lead = await as('lead');
  await lead.goto(`${origin}/staff/editions/new`);
  await lead.getByRole('button', { name: 'Count and begin' }).click();
  await looks(lead, 'new-wrong');
  await lead.getByLabel('July to September 2026').check();
  await lead.getByRole('button', { name: 'Count and begin' }).click();
  await lead.getByRole('link', { name: 'Title and foreword' }).waitFor();
  await looks(lead, 'draft');
  await lead.getByRole('link', { name: 'Title and foreword' }).click();
  await lead
    .getByLabel('Your foreword')
    .fill('Parents told us that home feels better.\n\nWe asked the forum why.');
  await lead.getByLabel('Agreed with the forum on').fill('3/10/2026');
  await lead.getByRole('button', { name: 'Save' }).click();
  await lead.getByText('Your words are saved.').waitFor();
  await lead.getByRole('link', { name: /You and your child, at the start/ }).click();
  await looks(lead, 'write');
  await lead.goBack();
  await lead.getByRole('link', { name: 'Publish' }).click();
  await lead.getByRole('button', { name: 'Publish now' }).click();
  await lead.getByText('Edition 2 is published.').waitFor();

  const board = await as('board-member');
  await board.goto(`${origin}/staff/editions/2`);
  await board.getByLabel('Ask about this edition').fill('What made it better?');
  await board.getByRole('button', { name: 'Ask' }).click();
  await board.getByText('Your question is with the participation lead.').waitFor();
  await looks(board, 'edition');
  await board.getByRole('link', { name: 'Compare with the edition before' }).click();
  await looks(board, 'compare');
  if (shots) await board.goto(`${origin}/staff/editions/2`);
  if (shots) await board.pdf({ path: join(shots, 'edition.pdf'), format: 'A4' });
});
