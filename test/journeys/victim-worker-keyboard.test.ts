import type { Locator } from 'playwright-core';
import { test } from 'vitest';
import { signedInPlace } from '../support/journeys/signed-in-place.ts';

/** A restorative justice worker who uses no mouse, in a browser that runs no scripts. */
const { browser, linkFor } = await signedInPlace();

test('with the keyboard alone, and JavaScript off', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const says = (words: string) => page.getByRole('main').getByText(words).first().waitFor();
  /** Presses Tab until it is there. */
  const tabTo = async (target: Locator) => {
    for (let tries = 0; tries < 60; tries++) {
      await page.keyboard.press('Tab');
      if (await target.and(page.locator(':focus')).count()) return;
    }
    throw new Error('the keyboard does not get there');
  };
  await page.goto(linkFor('rj-worker'));
  await tabTo(page.getByRole('button', { name: 'Sign in', exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('navigation').getByRole('link', { name: 'Victims' }));
  await page.keyboard.press('Enter');
  await tabTo(
    page.getByRole('button', { name: 'Add a person' }).or(page.getByRole('link', { name: 'Add a person' })),
  );
  await page.keyboard.press('Enter');
  await tabTo(page.getByLabel('Reference (optional)'));
  await page.keyboard.type('RJ 99');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'RJ 99', exact: true }).waitFor();
  await tabTo(page.getByRole('link', { name: 'Ask whether we may contact them' }));
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('radio', { name: 'Yes', exact: true }));
  await page.keyboard.press('Space');
  await tabTo(page.getByRole('radio', { name: 'They said it to me' }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await says('Their yes is recorded: contact about what happened.');
  await tabTo(page.getByRole('link', { name: 'Tell them about restorative justice' }));
  await page.keyboard.press('Enter');
  await tabTo(page.getByLabel('Year', { exact: true }));
  await page.keyboard.press('Enter');
  await says('In time: it was due by');
  await tabTo(page.locator('summary').first());
  await page.keyboard.press('Enter');
  await says('“May we contact you about what happened?”');
  await context.close();
});
