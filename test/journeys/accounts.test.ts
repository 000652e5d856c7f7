import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { authenticatorOf } from '../support/journeys/authenticator.ts';
import { staffPlace } from '../support/journeys/staff-place.ts';
import { shot } from '../support/shot.ts';
import { until } from '../support/until.ts';

/**
 * From an empty database to people who sign in with passkeys of their own, in a real browser that pretends to
 * have a device which keeps them. Nobody here is real.
 */
const { sayback, browser } = await staffPlace();
/** Passkeys are good for a name, and not for a number. */
const origin = `http://localhost:${sayback.port}`;
const firstLink = () =>
  until(() => /http:\/\/localhost:\d+\/staff\/sign-up\/[\w-]{43}/.exec(sayback.printed())?.[0]);

/** Somebody with a browser and a device of their own. */
async function somebody() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  return { context, page, device: await authenticatorOf(page) };
}
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click();
const sessionOf = async (context: BrowserContext) =>
  (await context.cookies(`${origin}/staff`)).find(({ name }) => name === 'sayback-staff')?.value ?? '';

/** On a phone and on a desk: nothing that axe knows is wrong, and nothing is wider than the window. */
async function looks(page: Page, name: string): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await shot(page, `accounts-${name}-${width}`);
  }
}

const administrator = await somebody();
const worker = await somebody();
let workersLink = '';

describe('the first administrator', () => {
  const { page, device } = administrator;

  test('opens the link that npm start printed, and says who they are', async () => {
    await page.goto(await firstLink());
    await heading(page, 'Make the first administrator');
    await looks(page, 'first');
    await press(page, 'Continue');
    await page.getByText('Enter your first and last name').first().waitFor();
    await looks(page, 'first-problems');
    await page.getByLabel('Your full name').fill('Ada Example');
    await page.getByLabel('Your work e-mail address').fill('ada@example.org');
    await press(page, 'Continue');
    await heading(page, 'Make your passkey');
    await looks(page, 'make-passkey');
  });

  test('makes no passkey where the device does not know who holds it', async () => {
    await device.verifies(false);
    await press(page, 'Make a passkey');
    await page.getByRole('alert').filter({ hasText: 'Try again' }).waitFor();
    await device.verifies(true);
  });

  test('makes one, is signed in, and the link works no more', async () => {
    await press(page, 'Make a passkey');
    await heading(page, 'Home');
    await page.getByText('Signed in as Ada Example', { exact: true }).waitFor();
    expect(await device.passkeys()).toBe(1);
    const { page: other } = await somebody();
    expect((await other.goto(await firstLink()))?.status()).toBe(410);
    await heading(other, 'This link does not work');
    await looks(other, 'link-gone');
  });

  test('adds somebody, and gets a link for them that is shown once', async () => {
    await follow(page, 'People who work here');
    await looks(page, 'list');
    await press(page, 'Add somebody');
    await looks(page, 'new');
    await page.getByLabel('Full name').fill('Bo Example');
    await page.getByLabel('Work e-mail address').fill('bo@example.org');
    await page.getByLabel('Worker', { exact: true }).check();
    await page.getByLabel('Police officer', { exact: true }).check();
    await press(page, 'Add them');
    await page.getByText('Nobody can be both worker and police officer.').first().waitFor();
    await looks(page, 'new-problems');
    await page.getByLabel('Police officer', { exact: true }).uncheck();
    await press(page, 'Add them');
    await heading(page, 'Bo Example');
    await looks(page, 'one');
    await press(page, 'Make the link by which they sign in');
    await heading(page, 'A link for Bo Example');
    await looks(page, 'link');
    workersLink = await page.locator('.govuk-inset-text').innerText();
  });
});

describe('somebody with a link', () => {
  const { page, device, context } = worker;

  test('makes a passkey, works, signs out, and signs in again', async () => {
    await page.goto(workersLink);
    await page.getByText('This link is for Bo Example, worker.').waitFor();
    await press(page, 'Make a passkey');
    await heading(page, 'Home');
    await press(page, 'Sign out');
    await heading(page, 'Sign in');
    await looks(page, 'sign-in');
    await press(page, 'Sign in with a passkey');
    await page.getByText('Signed in as Bo Example', { exact: true }).waitFor();
    expect((await page.goto(`${origin}/staff/accounts`))?.status()).toBe(403);
    await page.goto(`${origin}/staff`);
  });

  test('is let in nowhere by a session of before they signed out', async () => {
    const stolen = await sessionOf(context);
    await press(page, 'Sign out');
    await heading(page, 'Sign in');
    const { context: thief, page: theirs } = await somebody();
    await thief.addCookies([{ name: 'sayback-staff', value: stolen, url: `${origin}/staff` }]);
    await theirs.goto(`${origin}/staff`);
    await heading(theirs, 'Sign in');
  });

  test('gets a session that nobody knew before they signed in', async () => {
    const planted = 'x'.repeat(43);
    await context.addCookies([{ name: 'sayback-staff', value: planted, url: `${origin}/staff` }]);
    await page.goto(`${origin}/staff/sign-in`);
    await press(page, 'Sign in with a passkey');
    await heading(page, 'Home');
    expect(await sessionOf(context)).not.toBe(planted);
    const { context: thief, page: theirs } = await somebody();
    await thief.addCookies([{ name: 'sayback-staff', value: planted, url: `${origin}/staff` }]);
    await theirs.goto(`${origin}/staff`);
    await heading(theirs, 'Sign in');
  });

  test('is not let in where the device does not know who holds it', async () => {
    await press(page, 'Sign out');
    await device.verifies(false);
    await press(page, 'Sign in with a passkey');
    await page.getByRole('alert').filter({ hasText: 'Try again' }).waitFor();
    await looks(page, 'sign-in-not-done');
    await device.verifies(true);
    await press(page, 'Sign in with a passkey');
    await heading(page, 'Home');
  });

  test('is not let in by an answer that was sent before', async () => {
    await press(page, 'Sign out');
    await heading(page, 'Sign in');
    // The form goes nowhere, and what the browser answered is sent by hand.
    await page.evaluate('HTMLFormElement.prototype.submit = () => {}');
    await press(page, 'Sign in with a passkey');
    const answer = page.locator('input[name=answer]');
    await expect.poll(() => answer.inputValue()).not.toBe('');
    const body = new URLSearchParams({ answer: await answer.inputValue() });
    const [browserCookie] = (await context.cookies(`${origin}/staff`)).filter(
      ({ name }) => name === 'sayback-browser',
    );
    const send = async (secret = browserCookie?.value) => {
      const headers = { cookie: `sayback-browser=${secret}` };
      const sent = await fetch(`${origin}/staff/sign-in`, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
      });
      return [sent.status, sent.headers.getSetCookie().some((line) => line.startsWith('sayback-staff='))];
    };
    expect(await send('x'.repeat(43))).toEqual([400, false]);
    expect(await send()).toEqual([303, true]);
    expect(await send()).toEqual([400, false]);
  });

  test('sees where they are signed in, and ends what is not theirs', async () => {
    const signIn = async () => {
      await context.clearCookies({ name: 'sayback-staff' });
      await page.goto(`${origin}/staff/sign-in`);
      await press(page, 'Sign in with a passkey');
      await heading(page, 'Home');
      return sessionOf(context);
    };
    const before = await signIn();
    await signIn();
    await follow(page, 'Your sign-ins');
    await heading(page, 'Your sign-ins');
    await looks(page, 'own');
    const rows = page.getByRole('table', { name: 'Your sign-ins' }).getByRole('row');
    const elsewhere = rows.filter({ has: page.getByRole('button') }).filter({ hasNotText: 'Here' });
    const many = await elsewhere.count();
    expect(many).toBeGreaterThan(0);
    for (let n = many; n > 0; n--) {
      await elsewhere.first().getByRole('button').click();
      await page.getByText('You are signed out there.').waitFor();
    }
    expect(await elsewhere.count()).toBe(0);
    const { context: other, page: there } = await somebody();
    await other.addCookies([{ name: 'sayback-staff', value: before, url: `${origin}/staff` }]);
    await there.goto(`${origin}/staff`);
    await heading(there, 'Sign in');
  });

  test('keeps their only passkey, and makes no second one on the same device', async () => {
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('This is your only passkey.').first().waitFor();
    await looks(page, 'own-last-passkey');
    await press(page, 'Add a passkey');
    await heading(page, 'Add a passkey');
    await looks(page, 'another');
    await press(page, 'Make a passkey');
    await page.getByRole('alert').filter({ hasText: 'on this device already' }).waitFor();
  });
});

describe('a form of another site', () => {
  test.each([
    '/staff/sign-in',
    '/staff/sign-up/x',
    '/staff/your-sign-ins/passkeys',
  ])('acts for nobody at %s', async (path) => {
    const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' };
    const refused = await fetch(`${origin}${path}`, { method: 'POST', headers, body: 'answer=' });
    expect(refused.status).toBe(403);
  });
});

describe('somebody who leaves', () => {
  test('can do nothing from their next press on, and their link and passkey let nobody in', async () => {
    const { page } = administrator;
    await page.goto(`${origin}/staff/accounts`);
    await follow(page, 'Bo Example');
    await press(page, 'Make a link for a new passkey');
    const link = await page.locator('.govuk-inset-text').innerText();
    await follow(page, 'Back to Bo Example');
    await follow(page, 'End this account');
    await heading(page, 'End the account of Bo Example?');
    await looks(page, 'end');
    await press(page, 'End this account');
    await page.getByText('The account of Bo Example is ended.').waitFor();
    await looks(page, 'list-ended');

    const theirs = worker.page;
    await theirs.goto(`${origin}/staff`);
    await heading(theirs, 'Sign in');
    await press(theirs, 'Sign in with a passkey');
    await theirs.getByText('Nobody who works here has this passkey.').first().waitFor();
    await looks(theirs, 'sign-in-unknown');
    expect((await theirs.goto(link))?.status()).toBe(410);
  });

  test('is named on the record for good, beside what they did', async () => {
    const { page } = administrator;
    await page.goto(`${origin}/staff/audit`);
    await page.getByLabel('Who').selectOption('Bo Example');
    await press(page, 'Show');
    expect(await page.getByRole('row').nth(1).innerText()).toMatch(/Bo Example, worker\s+Signed/);
    await looks(page, 'audit');
  });

  test('cannot be the last administrator', async () => {
    const { page } = administrator;
    await page.goto(`${origin}/staff/accounts`);
    await follow(page, 'Ada Example');
    await follow(page, 'End this account');
    await press(page, 'End this account');
    await page.getByText('They are the last administrator.').first().waitFor();
    await looks(page, 'end-last');
  });
});
