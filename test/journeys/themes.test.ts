import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { signedInPlace } from '../support/journeys/signed-in-place.ts';
import { answered } from '../support/own-words.ts';
import { shot } from '../support/shot.ts';
import { there } from '../support/there.ts';

/**
 * The lead sorts six answers from the keyboard; somebody else differs; it is settled;
 * two themes become one; words are cleared.
 */
const { origin, stores, as } = await signedInPlace();

beforeAll(async () => {
  const { questionnaire } = there(await stores.questionnaires.newest('end-of-order'));
  const said = [
    'My worker Sarah was really nice. She had time for me and we did boxing.',
    'The building is dark and the bus takes too long',
    'Too many professionals at once, it was confusing',
    'Reparation did not suit me, I am good at cooking',
    'The sessions on zoom were hard to follow',
    'Snacks',
  ];
  for (const [n, words] of said.entries()) {
    const now = new Date(Date.UTC(2026, 10, 10, 12, n));
    await answered(stores, { best: words }, { questionnaire, now });
  }
});

/**
 * On a desk, on a phone and on the narrowest: nothing that axe knows is wrong,
 * and nothing is wider than the window.
 */
async function looks(page: Page, name: string): Promise<void> {
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page, { policy: false }), name).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    if (width !== 320) await shot(page, `${name}-${width}`);
  }
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const answer = (page: Page) => page.locator('blockquote').first().innerText();
const focused = (page: Page) => page.evaluate('document.activeElement.id');

test('from six answers to words that may be shown', async () => {
  const lead = await as('lead', 'lead', { inspected: false });
  const seen = await as('lead', 'lead');
  await seen.goto(`${origin}/staff/themes`);
  await looks(seen, 'themes-before');
  await seen.goto(`${origin}/staff/themes/read#answer`);
  await seen.getByText('A key beside a theme ticks it.').waitFor();
  await looks(seen, 'read');

  await lead.goto(`${origin}/staff/themes`);
  await lead.getByRole('button', { name: 'Read answers' }).click();
  expect(await answer(lead)).toBe('My worker [name] was really nice. She had time for me and we did boxing.');
  expect(await focused(lead)).toBe('answer');
  const ticked = () => lead.locator('input:checked').count();
  await lead.keyboard.press('1');
  await lead.keyboard.press('p');
  await lead.keyboard.press('q');
  expect(await ticked()).toBe(3);
  await lead.keyboard.press('1');
  expect(await ticked()).toBe(2);
  await lead.keyboard.press('1');
  await lead.keyboard.press('Enter');
  await expect.poll(() => answer(lead)).toBe('The building is dark and the bus takes too long');
  for (const [keys, next] of [
    ['6', 'Too many professionals at once, it was confusing'],
    ['5', 'Reparation did not suit me, I am good at cooking'],
    ['9', 'The sessions on zoom were hard to follow'],
    ['8', 'Snacks'],
  ] as const) {
    await expect.poll(() => focused(lead)).toBe('answer');
    await lead.keyboard.press(keys);
    await lead.keyboard.press('Enter');
    await expect.poll(() => answer(lead)).toBe(next);
  }
  await press(lead, 'Turn keys off');
  await lead.locator('#answer').focus();
  await lead.keyboard.press('1');
  expect(await ticked()).toBe(0);
  await lead.getByLabel('Food and drink').check();
  await press(lead, 'Save and next');
  await lead.getByText('There is no answer that nobody has read yet.').waitFor();

  // Somebody else, without a script, says something else of the second answer.
  const other = await as('second-lead', 'lead', { inspected: false, javaScriptEnabled: false });
  await other.goto(`${origin}/staff/themes`);
  await other.getByRole('link', { name: 'Read what others have read' }).click();
  await other.getByRole('link', { name: 'Leave it for now' }).click();
  expect(await answer(other)).toBe('The building is dark and the bus takes too long');
  await other.getByLabel('Getting there').check();
  await press(other, 'Save and next');

  await seen.goto(`${origin}/staff/themes/differences`);
  await seen.getByRole('heading', { name: 'second-lead' }).waitFor();
  await looks(seen, 'differences');
  await seen.getByRole('link', { name: /Settle it another way/ }).click();
  await seen.getByLabel('The place').check();
  await seen.getByLabel('Getting there').check();
  await looks(seen, 'settle');
  await press(seen, 'Settle it');
  await seen.getByText('It is settled.').waitFor();
  await seen.getByText('Nobody differs about any answer.').waitFor();
  await looks(seen, 'settled');

  await seen.goto(`${origin}/staff/themes`);
  await seen.getByRole('link', { name: 'Online and on the phone' }).click();
  await looks(seen, 'theme');
  await press(seen, 'Merge');
  await seen.getByRole('alert').waitFor();
  await looks(seen, 'theme-wrong');
  await seen.getByLabel('Make it a part of').selectOption('Times of appointments');
  await press(seen, 'Merge');
  await seen.getByText('The two themes are one now.').waitFor();
  await looks(seen, 'themes');
  await seen.getByRole('button', { name: 'Add a theme' }).click();
  await looks(seen, 'theme-new');

  await seen.goto(`${origin}/staff/themes/quotations`);
  await seen.getByRole('link', { name: /^Cut the words/ }).click();
  await looks(seen, 'quotation');
  await seen.getByLabel('Words to be shown').fill('My worker was really nice. She had a lot of time for me');
  await press(seen, 'Keep these words');
  await seen.getByRole('alert').waitFor();
  await looks(seen, 'quotation-wrong');
  await seen.getByLabel('Words to be shown').fill('My worker was really nice. She had time for me');
  await press(seen, 'Keep these words');
  await seen.getByText('My worker […] was really nice. She had time for me').waitFor();
  await looks(seen, 'quotations');

  const manager = await as('complaints-manager', 'complaints-manager');
  await manager.goto(`${origin}/staff`);
  await looks(manager, 'manager');
  await manager.getByRole('navigation').getByRole('link', { name: 'Quotations', exact: true }).click();
  await looks(manager, 'clear');
  await press(manager, /^They may be shown/);
  await manager.getByText('No words wait for a second look.').waitFor();
  await seen.reload();
  await seen.getByText('By Complaints manager').waitFor();
  await seen.getByRole('link', { name: /^Look at it/ }).click();
  await looks(seen, 'quotation-cleared');
});
