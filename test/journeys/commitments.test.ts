import { join } from 'node:path';
import { expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { signedInPlace } from '../support/journeys/signed-in-place.ts';
import { seeded } from '../support/own-words.ts';
import { raise } from '../support/raised.ts';
import { scan } from '../support/scanner.ts';
import { shot, shots } from '../support/shot.ts';

/**
 * A theme becomes a promise; its words become simple;
 * it moves on, goes on the wall, is told, and is printed as a poster.
 */
const { origin, browser, stores, as } = await signedInPlace();
await promised();
const page = await as('lead', 'lead');

/** Enough people raised a theme, and two promises are there on others. */
async function promised(): Promise<void> {
  const now = new Date();
  const idOf = await seeded(stores);
  await raise(stores, { theme: idOf('food'), people: 6, now });
  const others = [
    {
      theme: idOf('place'),
      said: 'The room is dark and cold.',
      doing: 'We will paint it with you. We will fix the heating too.',
      owner: 'Building manager',
      due: new Date('2025-11-28'),
    },
    {
      theme: idOf('getting-there'),
      said: 'The bus takes too long.',
      doing: 'We can come to you on some days. Tell your worker which days are best.',
      owner: `North-team-${'manager'.repeat(10)}`,
      due: null,
    },
  ];
  for (const of of others)
    await stores.commitments.add({ ...of, planAim: null, who: 'lead', now: new Date() });
}

/**
 * Nothing is wider than the window, on the narrowest either, and nothing that axe knows is wrong. A form is
 * on a desk as it is on a phone.
 */
async function looks(name: string, { form = false } = {}): Promise<void> {
  for (const width of [320, 1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(width);
    if (width === 320) continue;
    if (!form || width === 360) expect(await violations(page, { policy: false }), name).toEqual([]);
    await shot(page, `${name}-${width}`);
  }
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (name: string) => page.getByRole('link', { name, exact: true }).click();
const open = (path: string) => page.goto(`${origin}${path}`);

test('from a theme to a wall and a poster', async () => {
  await open('/wall');
  await page.getByText('There is nothing here yet.').waitFor();
  await looks('wall-empty', { form: true });

  await open('/staff/themes');
  await follow('Food and drink');
  await follow('Make a commitment');
  await page.getByLabel('You said').fill('There is nothing to eat. I get hungry after school.');
  await page
    .getByLabel('We will')
    .fill(
      'The service will investigate opportunities for the provision of nutritional refreshments ' +
        'at every one of its weekly sessions.',
    );
  await press('Save');
  await page.getByRole('alert').waitFor();
  await page.getByText('Too hard for a child to read:').waitFor();
  await looks('form-wrong', { form: true });
  await page.getByLabel('Who owns it?').fill('Activities team');
  await press('Save');
  await page.getByText('Draft: too hard to read').waitFor();
  await press('Change the words');
  await page.getByLabel('We will').fill('We will have fruit and toast at each session.');
  await press('Save');
  await page.getByText('The words are changed.').waitFor();
  await page.getByLabel('Doing: it is under way').check();
  await press('Move it');
  await press('Put it on the wall');
  await page.getByText('It is on the wall for everybody.').waitFor();
  const promise = new URL(page.url()).pathname;

  await press('Tell people');
  await looks('tell', { form: true });
  await press('See it as a child does');
  await looks('preview', { form: true });
  await press('Tell people now');
  await page.getByText('People are told now.').waitFor();
  await page.getByText('To be told: 6 people').waitFor();
  await follow('Record that it was told in a session');
  await looks('session', { form: true });
  await page.getByLabel('How many were there?').fill('7');
  await press('Save');
  await page.getByText(': 7 people there').waitFor();
  await looks('promise');
  await open('/staff/commitments');
  await looks('promises');

  for (const { id, onWall, ...other } of await stores.commitments.list()) {
    const on = { ...other, id, onWall: true, who: 'lead', now: new Date() };
    if (!onWall) await stores.commitments.change(on);
  }
  await open('/staff/commitments/poster');
  await looks('poster');
  const poster = await page.locator('.sayback-poster').screenshot();
  expect(await scan(browser, poster, 800)).toBe(`${origin}/wall`);
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    ...(shots && { path: join(shots, 'poster.pdf') }),
  });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);

  const wall = await open('/wall');
  expect(wall?.headers()['cache-control']).toContain('public');
  await page.getByText('At least 5 people told us about this.').waitFor();
  await page.getByRole('heading', { name: 'We are doing it' }).waitFor();
  await looks('wall');
  await page.emulateMedia({ colorScheme: 'dark' });
  await looks('wall-dark');
  expect(promise).toMatch(/^\/staff\/commitments\/[\w-]+$/);
});
