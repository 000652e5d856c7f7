import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TallyStore } from '../../prisma/stores/tallies.ts';
import { apiServer } from '../support/api-server.ts';
import { club, people } from '../support/auditor/clubs.ts';
import { violations } from '../support/axe.ts';
import { leaveBrowser, openBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { noon } from '../support/days.ts';
import { given, groupsOf, type Response } from '../support/responses.ts';

/** What was answered, by how full the report is. */
const states = {
  empty: [],
  'one answer': people(1, { mood: given('5') }, { age: '15-17' }),
  'all groups hidden': ['10-14', '15-17', '18-plus'].flatMap((age) =>
    people(
      2,
      { mood: given('4'), came: given('walk') },
      { age: age === '10-14' || age === '15-17' ? age : '18-plus' },
    ),
  ),
  full: [
    ...people(
      19,
      { mood: given('5'), came: given('walk'), more: given('said', 'positive') },
      { age: '10-14' },
    ),
    ...people(12, { mood: given('2'), came: given('dont-know'), more: given('said') }, { age: '15-17' }),
    ...people(2, { mood: given('1'), came: { is: 'skipped' }, more: { is: 'skipped' } }, { age: '18-plus' }),
  ],
} satisfies Record<string, Response[]>;
let state: keyof typeof states = 'empty';

const tallies: TallyStore = {
  release: async () => undefined,
  read: async () =>
    groupsOf(states[state]).map(({ version, ...group }) => ({
      ...group,
      version: { ...version, translations: {} },
    })),
  asked: async () =>
    states[state].map(({ bands }) => ({
      questionnaire: 'club',
      month: '2026-01',
      bands,
      asked: 2,
      answered: 1,
    })),
  pairs: async () => ({ earlier: [], later: [] }),
};

const { stores } = await freshDatabase();
// On a day from which what was answered lies within the year before.
await stores.questionnaires.publish(club.questionnaire, {}, noon);
const { origin } = await apiServer(
  { ...stores, people: { ...stores.people, tallies } },
  { clock: () => noon },
);
const secret = await stores.sessions.open({
  who: 'lead',
  role: 'lead',
  now: noon,
  endsAt: new Date(noon.getTime() + 600_000),
});
let browser: Awaited<ReturnType<typeof openBrowser>>;

describe('the board report in a browser', () => {
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => leaveBrowser(browser));

  it.each(
    (['empty', 'one answer', 'all groups hidden', 'full'] as const).flatMap((named) =>
      [320, 1280].map((width) => [named, width] as const),
    ),
  )('can be read by anybody: %s, at %i pixels', async (named, width) => {
    state = named;
    const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
    await context.addCookies([{ name: 'sayback-staff', value: secret, url: origin }]);
    const page = await context.newPage();
    await page.goto(`${origin}/staff/report?band=age`);
    expect(await violations(page, { policy: false })).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const smallest = await page.evaluate(
      `Math.min(...[...document.querySelectorAll('main *')]
        .map((each) => parseFloat(getComputedStyle(each).fontSize)))`,
    );
    expect(smallest).toBeGreaterThanOrEqual(16);
    await context.close();
  });

  it('prints whole on A4: every group, the words uncut', async () => {
    state = 'full';
    // As wide as A4 within its margins.
    const context = await browser.newContext({ viewport: { width: 680, height: 1000 } });
    await context.addCookies([{ name: 'sayback-staff', value: secret, url: origin }]);
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${origin}/staff/report?band=age`);
    // A label longer than any here, and still a single word.
    await page.evaluate(
      `document.querySelector('.report-question .report-table tbody th').textContent = 'Occasionally'`,
    );
    const broken =
      await page.evaluate(`[...document.querySelectorAll('main th, main td, main li')].flatMap((cell) => {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const words = [];
      while (texts.nextNode()) {
        for (const { index, 0: word } of texts.currentNode.textContent.matchAll(/\\S+/g)) {
          const range = document.createRange();
          range.setStart(texts.currentNode, index);
          range.setEnd(texts.currentNode, index + word.length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => top));
          if (lines.size > 1) words.push(word);
        }
      }
      return words;
    })`);
    expect(broken).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(680);
    for (const group of await page.locator('.report-groups').all())
      expect(await group.isVisible()).toBe(true);
    expect(await page.locator('.report-groups').count()).toBeGreaterThan(0);
    await context.close();
  });

  it('changes the period and the groups without a script, and gives the figures as a file', async () => {
    state = 'full';
    const context = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: true });
    await context.addCookies([{ name: 'sayback-staff', value: secret, url: origin }]);
    const page = await context.newPage();
    await page.goto(`${origin}/staff/report`);
    await page.getByLabel('First month').selectOption({ index: 11 });
    await page.getByLabel('Compare groups by').selectOption('Age');
    await page.getByRole('button', { name: 'Show report' }).click();
    await page.getByRole('link', { name: 'How was it?' }).click();
    const opens = page.locator('summary', { hasText: /^By age\s?: How was it\?$/ });
    expect(await page.locator('details[open]').count()).toBe(0);
    await opens.click();
    const groups = page.getByRole('table', { name: /^By age\s?: How was it\?$/ });
    expect(await groups.getByRole('row', { name: /10 to 14/ }).innerText()).toContain('100%');
    expect(await groups.getByRole('row', { name: /18 or over/ }).innerText()).toContain('Not shown');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^board-.*\.csv$/);
    await context.close();
  });
});
