import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { leaveBrowser, openBrowser } from '../support/browser.ts';
import { DirectLineClient, wordsOf } from '../support/direct-line-client.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { until } from '../support/until.ts';

/** The lead signs in with the link from `npm start`, invites, a child answers, and the report is there. */
let folder: string;
let sayback: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sayback-lead-'));
  [sayback, browser] = await Promise.all([
    startServer('main.ts', { SAYBACK_DATA: folder, SAYBACK_API_KEY: randomBytes(16).toString('hex') }),
    openBrowser(),
  ]);
});

afterAll(async () => {
  await leaveBrowser(browser);
  await sayback.stop();
  await rm(folder, { recursive: true, force: true });
});

/** As it stands, and as wide as the smallest phone. */
async function looks(page: Page): Promise<void> {
  expect(await violations(page, { policy: false })).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  expect(await violations(page, { policy: false })).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function linkPrinted(): Promise<string> {
  return `${sayback.origin}${await until(() => /\/staff\/sign-in\/[\w-]+/.exec(sayback.printed())?.[0])}`;
}

/** Answers whatever is asked as a child would who taps the first thing there is, until the end. */
async function answerOnPage(code: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${sayback.origin}/c#${code}`);
  await press(page, 'Open it');
  await press(page, 'Start');
  const asked = page.getByRole('heading', { level: 1 });
  const first = 'My worker listened to me.';
  await page.getByRole('heading', { level: 1, name: first }).waitFor();
  await press(page, 'Always');
  await expect.poll(() => asked.innerText()).not.toBe(first);
  for (let turn = 0; turn < 40; turn++) {
    const before = await asked.innerText();
    if (before === 'You have finished') break;
    await press(page, 'Skip');
    await expect.poll(() => asked.innerText()).not.toBe(before);
  }
  await page.getByText("That's everything").first().waitFor();
  await context.close();
}

/** The same over the API. */
async function answerQuickly(code: string): Promise<void> {
  const child = await DirectLineClient.open(sayback.origin, code);
  await child.hear();
  await child.say('start');
  for (let turn = 0; turn < 40; turn++) {
    if (wordsOf(await child.say('1')).includes("That's everything")) return;
  }
  throw new Error('the questions did not end');
}

const chooseEndOfOrder = async (page: Page) =>
  page.getByRole('radio', { name: 'Your time with us', exact: true }).check();

const codesOn = async (page: Page) => page.locator('.sayback-code').allInnerTexts();

test('from the printed link to the report', async () => {
  // axe is put into the page, which its own policy would refuse; the policy itself is tested over HTTP.
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();

  await page.goto(`${sayback.origin}/staff/invitations/new`);
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await looks(page);
  await page.goto(await linkPrinted());
  await looks(page);
  await press(page, 'Sign in');
  await page.getByRole('heading', { level: 1, name: 'Invite one person' }).waitFor();
  await looks(page);

  await page.getByLabel('Your reference (optional)').fill('🙂');
  await press(page, 'Make invitation');
  await page.getByRole('alert').waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  await looks(page);
  await chooseEndOfOrder(page);
  await page.getByLabel('Your reference (optional)').fill('YJ 1');
  await page.getByLabel('Age', { exact: true }).selectOption('10 to 14');
  await press(page, 'Make invitation');
  await page.getByRole('heading', { level: 1, name: '1 invitation made' }).waitFor();
  await looks(page);
  const [code = ''] = await codesOn(page);

  await answerOnPage(code);
  await page.goto(`${sayback.origin}/staff/invitations`);
  await page.getByRole('row', { name: /^YJ 1 .* Finished/ }).waitFor();
  await looks(page);

  await page
    .getByRole('link', { name: 'Invite many people' })
    .or(page.getByRole('button', { name: 'Invite many people' }))
    .click();
  await looks(page);
  await chooseEndOfOrder(page);
  await page.getByLabel('Paste the rows from your spreadsheet').fill('reference\tage\nYJ 2\t99');
  await press(page, 'Check the sheet');
  await page.getByRole('link', { name: /^Row 2: Age must be/ }).waitFor();
  await looks(page);
  const rows = [2, 3, 4, 5, 6].map((n) => `YJ ${n}\t15 to 17`).join('\n');
  await page.getByLabel('Paste the rows from your spreadsheet').fill(`reference\tage\n${rows}`);
  await press(page, 'Check the sheet');
  await page.getByRole('heading', { level: 1, name: 'You are about to make 5 invitations' }).waitFor();
  await looks(page);
  await press(page, 'Make 5 invitations');
  await page.getByRole('heading', { level: 1, name: '5 invitations made' }).waitFor();
  await looks(page);
  const codes = await codesOn(page);
  // Four to a sheet of A4, and no sheet empty.
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(paper.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2);
  expect(codes).toHaveLength(5);
  for (const one of codes) await answerQuickly(one);

  await page.reload();
  expect(await codesOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'Sayback' }).click();
  await page.getByRole('link', { name: '6 finished: Your time with us' }).waitFor();
  await looks(page);

  await page.getByRole('link', { name: 'Board report', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Board report' }).waitFor();
  // Who was asked is told when the month is over; what they said, once enough have.
  await page.getByText('Too few people were asked or answered to show how many.').waitFor();
  await page.getByText('6 people answered.').first().waitFor();
  await press(page, 'Sign out');
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await context.close();
});
