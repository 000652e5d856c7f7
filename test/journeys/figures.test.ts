import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../api/http/access.ts';
import { violations } from '../support/axe.ts';
import { leaveBrowser, openBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { library, parentSays, today, usual, victimSays, victimsOf } from '../support/figures-year.ts';
import { staffServer } from '../support/staff-browser.ts';

/** The lead prepares the board's papers and the training plan; a board member reads what is theirs. */

const { stores } = await freshDatabase();
const version = await library(stores);
const { origin, newest } = await staffServer(stores, { clock: () => today });
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  for (const month of ['2026-04', '2026-05', '2026-06', '2026-07']) {
    await victimsOf(stores, month, month === '2026-06' ? 3 : 9, usual);
  }
  for (let n = 0; n < 6; n++) {
    const told = { 'told-rj': n < 4 ? 'yes' : 'no', helped: '4', change: 'Call me back' };
    await victimSays(stores, version('victim-feedback'), told, '2026-05-20');
    const [before, after] = [String(n % 3), String(6 + (n % 3))];
    const reference = `P-${n}`;
    await parentSays(stores, version('parent-self-assessment'), { home: before }, '2026-01-20', reference);
    const atEnd = { home: after, helped: 'The worker listened to me', change: 'The building is dark' };
    await parentSays(stores, version('parent-self-assessment-end'), atEnd, '2026-05-20', reference);
  }
});
afterAll(() => leaveBrowser(browser));

/** Somebody who signed in with the newest link of their role. axe brings its own past the page's policy. */
async function arrive(role: Role): Promise<Page> {
  const context = await browser.newContext({ bypassCSP: true, acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(`${origin}${newest(role)}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  return page;
}

/**
 * On a phone and on a desk: nothing that axe knows is wrong, nothing is wider than the window,
 * and no word is too small to read.
 */
async function looks(page: Page): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page, { policy: false })).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const smallest = await page.evaluate(
      `Math.min(...[...document.querySelectorAll('main *')]
        .map((each) => parseFloat(getComputedStyle(each).fontSize)))`,
    );
    expect(smallest).toBeGreaterThanOrEqual(16);
  }
}

const goTo = async (page: Page, section: string) => {
  await page.getByRole('navigation').getByRole('link', { name: section, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: section }).waitFor();
};
const fileOf = async (page: Page, link: string) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ]);
  return download.suggestedFilename();
};

describe('the figures in a browser', () => {
  it('lead: victims, what changed for parents, and the digest for the training plan', async () => {
    const page = await arrive('lead');
    await goTo(page, 'Victim figures');
    await page.getByText('Something is on record for 36 victims').waitFor();
    await looks(page);
    const justice = page.getByRole('table', { name: /^Took part, of those who agreed to contact/ });
    expect(await justice.getByRole('row', { name: /^All months/ }).innerText()).toMatch(/of \d+/);
    // June has too few, and stands together with July.
    await justice.getByRole('rowheader', { name: 'June to July 2026' }).waitFor();
    await page.getByRole('heading', { name: 'Did we tell you about restorative justice?' }).waitFor();
    expect(await fileOf(page, 'Download the figures as CSV')).toBe('victims-2026-04-2026-10.csv');
    expect(await fileOf(page, 'Download what victims said as CSV')).toBe('victims-said-2026-04-2026-07.csv');

    await page.getByLabel('Financial year').selectOption('2025 to 2026');
    await page.getByRole('button', { name: 'Show figures' }).click();
    await page.getByText('Fewer than 5 victims have anything on record in these months').waitFor();
    await looks(page);

    await goTo(page, 'Parents: change');
    await page.getByText('6 parents and carers answered at the start').waitFor();
    await looks(page);
    const home = page.getByRole('row', { name: /How are things at home/ });
    expect(await home.innerText()).toMatch(
      /More moved up than down, of 6 people[\s\S]*Moved up\s+100%, 6 people/,
    );
    await page.getByLabel('Half-year').selectOption('October 2025 to March 2026');
    await page.getByRole('button', { name: 'Show change' }).click();
    await page.getByText('No parent or carer was asked at the end of an order in these months.').waitFor();
    await looks(page);

    await goTo(page, 'Training digest');
    await page.getByText('6 parents and carers wrote in their own words.').waitFor();
    await looks(page);
    const themes = page.getByRole('table', { name: 'Of 6 parents and carers' });
    expect(await themes.getByRole('row', { name: /^The place/ }).innerText()).toContain('100%');
    expect(await page.locator('main').innerText()).not.toContain('dark');
    expect(await fileOf(page, 'Download as CSV')).toBe('training-digest-2026-04-2026-09.csv');
    await page.getByLabel('Half-year').selectOption('April to September 2025');
    await page.getByRole('button', { name: 'Show digest' }).click();
    await page.getByText('No parent or carer was asked in these months.').waitFor();
    await looks(page);
    await page.context().close();
  });

  it('board member: the report leads on to what is not in it, and the digest is not theirs', async () => {
    const page = await arrive('board-member');
    await goTo(page, 'Board report');
    await page.getByRole('heading', { level: 3, name: 'Parents and carers' }).waitFor();
    await looks(page);
    expect(await page.getByText('How well did we help you?').count()).toBe(0);
    const beside = page.getByText('Not in this report:');
    await beside.getByRole('link', { name: 'Victim figures' }).click();
    await page.getByText('Something is on record for 36 victims').waitFor();
    await page.goBack();
    await beside.getByRole('link', { name: 'Parents: change' }).click();
    await page.getByText('6 parents and carers answered at the start').waitFor();
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Training digest' }).count()).toBe(0);
    expect((await page.goto(`${origin}/staff/digest`))?.status()).toBe(403);
    await page.context().close();
  });
});

it('each prints whole on A4: no word broken, nothing wider than the paper', async () => {
  const page = await arrive('lead');
  // As wide as A4 within its margins.
  await page.setViewportSize({ width: 680, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  for (const path of ['/staff/victim-figures', '/staff/change', '/staff/digest']) {
    await page.goto(`${origin}${path}`);
    const broken =
      await page.evaluate(`[...document.querySelectorAll('main :is(th, td, li)')].flatMap((cell) => {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const words = [];
      while (texts.nextNode()) {
        for (const { index, 0: word } of texts.currentNode.textContent.matchAll(/\\S+/g)) {
          const range = document.createRange();
          range.setStart(texts.currentNode, index);
          range.setEnd(texts.currentNode, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) words.push(word);
        }
      }
      return words;
    })`);
    expect(broken, path).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(680);
  }
  await page.context().close();
});
