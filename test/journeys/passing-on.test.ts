import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { scan } from '../support/scanner.ts';
import { type Served, serve } from '../support/served.ts';
import { Person } from './person.ts';
import { printedLink } from './printed-link.ts';

/** From a card for somebody who was harmed to their own words in front of a case manager, and a child's own page beside it. */
let folder: string;
let sayback: Served;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sayback-passing-'));
  [sayback, browser] = await Promise.all([serve('main.ts', { SAYBACK_DATA: folder }), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await sayback.stop();
  await rm(folder, { recursive: true, force: true });
});

/** On a phone and on a desk: nothing that axe knows is wrong, and nothing is wider than the window. */
async function looks(page: Page, name: string): Promise<void> {
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page), `${name} at ${width}`).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(width);
    await page.screenshot({ path: `test/shots/passing-on-${name}-${width}.png`, fullPage: true });
  }
}

/** Signed in with the newest link of a role, in a browser of their own. axe is put into the page, which its own policy would refuse. */
async function as(role: string): Promise<Page> {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(await printedLink(sayback, role));
  await press(page, 'Sign in');
  return page;
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click();

async function record(page: Page, purpose: string): Promise<void> {
  await follow(page, `Record what they said ${purpose}`);
  await page.getByRole('radio', { name: 'Yes', exact: true }).check();
  await page.getByRole('radio', { name: 'They said it to me' }).check();
  await press(page, 'Record what they said');
}

test('a victim’s words reach the case manager as they said them', async () => {
  const rj = await as('restorative justice and victim worker');
  await rj.goto(`${sayback.origin}/staff/victims/new`);
  await press(rj, 'Add this person');
  await rj.getByText('They can be asked once they agree to contact.').waitFor();
  await looks(rj, 'not-agreed');
  await record(rj, 'Contact about what happened');
  const person = rj.url().split('?')[0] ?? '';
  await rj.getByRole('button', { name: 'Ask them to answer' }).click();
  await looks(rj, 'invite');
  await press(rj, 'Make the card');
  await rj.getByText('Select a questionnaire').first().waitFor();
  await looks(rj, 'invite-problem');
  await rj.getByRole('radio', { name: 'Your say, before a decision' }).check();
  await press(rj, 'Make the card');
  await rj.getByText('The card is made').waitFor();
  await looks(rj, 'card');
  const square = await rj.locator('.sayback-card').screenshot();
  const link = await scan(browser, square, 900);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/c\/[0-9A-Z]{5}-[0-9A-Z]{5}$/);

  const victim = await Person.at({ browser });
  await victim.page.goto(link ?? '');
  await victim.press('Start');
  await victim.asked('May we ask what you think before a decision is made?');
  await victim.press('Yes');
  await victim.sees('How has this affected you?');
  await victim.say('I jump when the letterbox goes.');
  await victim.skips('What would you like to happen?', 'Is there anything you want to ask or say?');
  await victim.skips('Would you like to hear about restorative justice?');
  await victim.asked('Do you want a say in how the young person puts things right?');
  await victim.press('No');
  await victim.skips('Do you want to hear how it goes?');
  await victim.asked("May we pass your words, as you wrote them, to the young person's worker?");
  await victim.press('Yes');
  await victim.asked('Is this what you want to send?');
  await victim.press('Yes, send it');
  await victim.page.getByText("That's everything.").first().waitFor();
  await victim.leaves();

  await rj.goto(person);
  await looks(rj, 'person');
  await follow(rj, 'Read what they said');
  await rj.getByText('I jump when the letterbox goes.').waitFor();
  await looks(rj, 'words');
  await follow(rj, /^Pass on/);
  await looks(rj, 'pass');
  await press(rj, 'Go on');
  await rj.getByText('Enter who gets their words').first().waitFor();
  await rj.getByLabel('Who gets their words?').fill('Case manager, north team');
  await press(rj, 'Go on');
  await rj.getByText('This goes to Case manager, north team').waitFor();
  await looks(rj, 'pass-check');
  await press(rj, 'Pass it on');
  await rj.getByText('Nobody has read it yet.').waitFor();
  await looks(rj, 'passed');

  const worker = await as('worker');
  await worker.getByRole('navigation').getByRole('link', { name: 'Passed on' }).click();
  await looks(worker, 'inbox');
  await worker.getByRole('button', { name: /^Read the words/ }).click();
  await worker.getByText('I jump when the letterbox goes.').waitFor();
  await looks(worker, 'passed-on');
  await worker.goBack();
  await worker.reload();
  await worker.getByText('Read before').waitFor();
  await rj.reload();
  await rj.getByText('Somebody has read it.').waitFor();
  await rj.context().close();
  await worker.context().close();
}, 60_000);

test('a child sees all of it before their worker does', async () => {
  const lead = await as('participation lead');
  await lead.goto(`${sayback.origin}/staff/invitations/new`);
  await looks(lead, 'lead-invite');
  await lead.getByRole('radio', { name: 'About you, at the start' }).check();
  await lead.getByLabel('Your reference (optional)').fill('AB 12');
  await press(lead, 'Make invitation');
  const code = await lead.locator('.sayback-code').innerText();
  await lead.context().close();

  const child = await Person.at({ browser });
  await child.page.goto(`${sayback.origin}/c/${code}`);
  await child.press('Start');
  await child.asked('Home and family');
  await child.press('Good');
  const check = child.question('Is this what you want to send?');
  const mayBeSkipped = child.page.locator('[data-word="skip"]:enabled');
  for (let asked = 0; asked < 20; asked++) {
    await check.or(mayBeSkipped).first().waitFor();
    if (await check.isVisible()) break;
    const before = await child.page.locator('#question').innerText();
    await mayBeSkipped.click();
    await expect.poll(() => child.page.locator('#question').innerText()).not.toBe(before);
  }
  await child.press('Yes, send it');
  await child.page.getByText("That's everything.").first().waitFor();
  await child.leaves();

  const worker = await as('worker');
  await worker.getByRole('navigation').getByRole('link', { name: 'Summaries' }).click();
  await looks(worker, 'summaries');
  await follow(worker, /^About you, at the start/);
  await worker.getByText('Good', { exact: true }).waitFor();
  await looks(worker, 'summary');
  await worker.pdf({ path: 'test/shots/summary.pdf', format: 'A4' });
  await worker.context().close();
}, 60_000);
