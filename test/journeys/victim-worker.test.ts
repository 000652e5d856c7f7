import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signedInPlace } from '../support/journeys/signed-in-place.ts';
import { looks } from '../support/journeys/staff-place.ts';

/** The week of a restorative justice worker, on the pages of people who were harmed. */
const { origin, browser, linkFor } = await signedInPlace();

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const says = (page: Page, words: string | RegExp) =>
  page.getByRole('main').getByText(words).first().waitFor();

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

async function fillDay(page: Page, day: Date): Promise<void> {
  await page.getByLabel('Day', { exact: true }).fill(String(day.getUTCDate()));
  await page.getByLabel('Month', { exact: true }).fill(String(day.getUTCMonth() + 1));
  await page.getByLabel('Year', { exact: true }).fill(String(day.getUTCFullYear()));
}

/** Reads the words out, and records what was said. */
async function record(page: Page, purpose: string, said: 'Yes' | 'No'): Promise<void> {
  await page.getByRole('link', { name: `Record what they said ${purpose}` }).click();
  await heading(page, purpose);
  await looks(page);
  await page.getByRole('radio', { name: said, exact: true }).check();
  await page.getByRole('radio', { name: 'They said it to me' }).check();
  await press(page, 'Record what they said');
}

test('from the first person added to a withdrawal', async () => {
  // axe is put into the page, which its own policy would refuse; the policy itself is tested over HTTP.
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(linkFor('rj-worker'));
  await press(page, 'Sign in');
  await heading(page, 'Home');
  await says(page, 'Nothing is due.');
  await looks(page);

  // Adds somebody whom the police told them of three weeks ago.
  await page.getByRole('navigation').getByRole('link', { name: 'Victims', exact: true }).click();
  await says(page, 'Nobody has been added yet.');
  await looks(page);
  await page
    .getByRole('button', { name: 'Add a person' })
    .or(page.getByRole('link', { name: 'Add a person' }))
    .click();
  await looks(page);
  await page.getByLabel('Reference (optional)').fill('🙂');
  await press(page, 'Add this person');
  await page.getByRole('alert').waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  await looks(page);
  await page.getByLabel('Reference (optional)').fill('rj 12');
  await page.getByLabel('How to reach them (optional)').fill('Text 07700 900123 after four');
  await fillDay(page, daysAgo(21));
  await press(page, 'Add this person');
  await heading(page, 'RJ 12');
  await says(page, 'RJ 12 is added.');
  await says(page, 'Overdue');
  await looks(page);

  await press(page, 'Show how to reach them');
  await says(page, 'Text 07700 900123 after four');
  await looks(page);
  await page.getByRole('link', { name: 'Change how to reach them' }).click();
  await press(page, 'Save');
  await page.getByRole('alert').waitFor();
  await looks(page);
  await page.getByRole('link', { name: 'Back to RJ 12' }).click();
  await page.getByRole('link', { name: 'Forget', exact: true }).click();
  await looks(page);
  await page.getByRole('link', { name: 'Keep it' }).click();

  // Asks for consent, contact first.
  const person = page.url();
  await page.goto(`${person}/consent/feedback`);
  await says(page, 'Contact must be agreed first.');
  await looks(page);
  await page.goto(`${person}/consent/contact`);
  await press(page, 'Record what they said');
  await page.getByRole('alert').waitFor();
  await looks(page);
  await page.getByRole('link', { name: 'Back to RJ 12' }).click();
  await record(page, 'Contact about what happened', 'Yes');
  await says(page, 'Their yes is recorded: contact about what happened.');
  await looks(page);
  await record(page, 'Being asked what our help was like', 'Yes');

  // Writes down what was done.
  await page.getByRole('link', { name: 'Tell them about restorative justice' }).click();
  await heading(page, 'Told about and offered restorative justice');
  await fillDay(page, daysAgo(-2));
  await press(page, 'Save');
  await page.getByRole('alert').waitFor();
  await looks(page);
  await fillDay(page, daysAgo(1));
  await press(page, 'Save');
  await says(page, 'Recorded: told about and offered restorative justice');
  await says(page, 'Late: it was due by');
  await page.getByRole('link', { name: 'Record Not reached' }).click();
  await press(page, 'Save');
  await page.getByRole('alert').waitFor();
  await looks(page);
  await page.getByRole('link', { name: 'Back to RJ 12' }).click();
  await page.getByRole('link', { name: 'Record Told of the outcome' }).click();
  await looks(page);
  await press(page, 'Save');
  await page.getByRole('link', { name: 'Change Told of the outcome' }).click();
  await press(page, 'Take it back');
  await says(page, 'Taken back: told of the outcome.');
  await page.getByRole('link', { name: 'Record Told of the outcome' }).click();
  await press(page, 'Save');
  await page.getByRole('link', { name: 'Ask them for feedback' }).waitFor();

  // Brings in the others from a sheet, and sees what the week has.
  await page.getByRole('link', { name: 'Back to victims' }).click();
  await page
    .getByRole('button', { name: 'Import from a spreadsheet' })
    .or(page.getByRole('link', { name: 'Import from a spreadsheet' }))
    .click();
  await page.getByText('Headings you can use').click();
  await looks(page);
  const rows = page.getByLabel('Paste the rows from your spreadsheet');
  await rows.fill('reference\tidentified\nRJ 13\tsoon');
  await press(page, 'Check the sheet');
  await page.getByRole('link', { name: 'Row 2: Identified must be a date such as 3/5/2026' }).waitFor();
  await looks(page);
  const day = daysAgo(20).toISOString().slice(0, 10);
  const people = Array.from({ length: 12 }, (_, n) => `RJ ${n + 12}\t${day}\t${n === 1 ? day : ''}`).join(
    '\n',
  );
  await rows.fill(`reference\tidentified\tconsented\n${people}`);
  await press(page, 'Check the sheet');
  await heading(page, 'You are about to import 12 rows');
  await looks(page);
  await press(page, 'Import 12 rows');
  await says(page, 'The sheet is imported: 11 added, 1 known.');
  await looks(page);
  await page.getByRole('link', { name: 'Show all 12 people for whom something is due' }).click();
  await heading(page, 'This week');
  await looks(page);
  await page.getByRole('link', { name: 'Sayback' }).click();
  await says(page, 'What is due, the most urgent first');
  await looks(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Victims', exact: true }).click();
  await page.getByLabel('Part of a reference').fill('nobody');
  await press(page, 'Find');
  await says(page, 'Nobody has a reference like that.');
  await looks(page);
  await page.getByLabel('Part of a reference').fill('rj 12');
  await press(page, 'Find');
  await page.getByRole('link', { name: 'RJ 12' }).click();

  // They change their mind about feedback, and then about everything.
  await record(page, 'Being asked what our help was like', 'No');
  await heading(page, 'Check before you take this back');
  await looks(page);
  await press(page, 'Record their no');
  await heading(page, 'Their no is recorded');
  await page.getByRole('link', { name: 'Back to RJ 12' }).click();
  await record(page, 'Contact about what happened', 'No');
  await heading(page, 'Check before you record their no');
  await looks(page);
  await press(page, 'Record their no');
  await heading(page, 'Their no is recorded');
  const receipt = (
    await page
      .getByText(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/)
      .first()
      .innerText()
  ).trim();
  await looks(page);
  // On paper there is what the victim is told, and none of what is for the worker.
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText('Give this number to').isVisible()).toBe(false);
  expect(await page.getByRole('region', { name: 'Your receipt' }).innerText()).toContain(receipt);
  expect(await page.locator('body').innerText()).not.toContain('RJ 12');
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('link', { name: 'Back to RJ 12' }).click();
  await says(page, /They said no to contact on .* Do not contact them/);
  await page
    .getByRole('link', { name: `Receipt ${receipt}` })
    .first()
    .waitFor();
  await looks(page);
  await page.goto(`${person}/contact`);
  await heading(page, 'How to reach them is not kept');
  await looks(page);
  await page.goto(`${origin}/staff`);
  await page.getByRole('heading', { name: 'Said no to contact in the last 7 days' }).waitFor();
  await looks(page);
  await press(page, 'Sign out');
  await heading(page, 'Sign in');
  await context.close();
});
