import { describe, expect, test } from 'vitest';
import { roleNames, roles } from '../../api/http/access.ts';
import { printedLink } from '../support/journeys/printed-link.ts';
import { looks, staffPlace } from '../support/journeys/staff-place.ts';

/** Each role signs in with the link that `npm start` printed beside its name, and comes home. */
const { sayback, browser } = await staffPlace();
// axe is put into the page, which its own policy would refuse; the policy itself is tested over HTTP.
const context = await browser.newContext({ bypassCSP: true });
const page = await context.newPage();

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
    await looks(page);
    const offered = page.getByRole('navigation').getByRole('link');
    for (const href of await offered.evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
      expect((await page.goto(`${sayback.origin}${href}`))?.status()).toBe(200);
      await looks(page);
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
  await looks(page);
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
  await looks(page);

  const refused = await page.goto(`${sayback.origin}/staff/invitations`);
  expect(refused?.status()).toBe(403);
  await page.getByText('You are signed in as administrator. This page is not for that role.').waitFor();
  await looks(page);
  await page.goto(link);
  await heading('Home');
});
