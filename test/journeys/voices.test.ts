import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { halfYearBefore, monthOf } from '../../domain/calendar.ts';
import { askedChildren } from '../support/asked-children.ts';
import { signedInPlace } from '../support/journeys/signed-in-place.ts';
import { looks } from '../support/journeys/staff-place.ts';
import { shot, shots } from '../support/shot.ts';
import { there } from '../support/there.ts';

/** The lead brings the caseload in, sees from home that girls are missing, and has the gap explained. */
const { origin, sql, stores, as } = await signedInPlace();

beforeAll(async () => {
  const end = there(await stores.questionnaires.newest('end-of-order'));
  const { from } = halfYearBefore(monthOf(new Date()));
  const [white, black] = [{ ethnicity: 'white' as const }, { ethnicity: 'black' as const }];
  for (const { bands, asked, answered } of [
    { bands: { gender: 'girl' as const, team: 'north', ...white }, asked: 20, answered: 5 },
    { bands: { gender: 'boy' as const, team: 'north', ...white }, asked: 60, answered: 50 },
    { bands: { gender: 'boy' as const, team: 'west', ...black }, asked: 60, answered: 20 },
    { bands: { gender: 'boy' as const, ethnicity: 'mixed' as const, team: 'west' }, asked: 2, answered: 1 },
    { bands: { gender: 'girl' as const, ethnicity: 'asian' as const }, asked: 20, answered: 6 },
  ]) {
    await askedChildren({ stores, sql }, end, { bands, asked, answered, at: `${from}-20` });
  }
});

async function seen(page: Page, name: string): Promise<void> {
  await looks(page);
  if (!shots) return;
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await shot(page, `${name}-${width}`);
  }
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('from the caseload to a gap that is explained', async () => {
  const page = await as('lead', 'lead');
  await page.goto(`${origin}/staff`);
  await seen(page, 'home-before');
  await page.getByRole('link', { name: 'Enter your caseload' }).click();
  await seen(page, 'caseload-empty');
  await page.getByRole('link', { name: 'Gender', exact: true }).click();
  await press(page, 'Keep this count');
  await page.getByRole('alert').waitFor();
  await seen(page, 'caseload-enter-wrong');
  await page.goto(`${origin}/staff/caseload/import`);
  await page
    .getByLabel('Paste the rows from your spreadsheet')
    .fill('Band,Group,Children\nGender,Girl,few\nShoes,Red,1');
  await press(page, 'Check the sheet');
  await seen(page, 'caseload-import-wrong');
  await page
    .getByLabel('Paste the rows from your spreadsheet')
    .fill(
      'Band,Group,Children\nGender,Girl,48\nGender,Boy,109\nGender,Another gender,1\n' +
        'Ethnicity,White,57\nEthnicity,Black,60\nEthnicity,Asian,35\nTeam,north,80\nTeam,west,78',
    );
  await press(page, 'Check the sheet');
  await seen(page, 'caseload-check');
  await press(page, 'Bring the numbers in');
  await page.getByText('The count is kept.').waitFor();
  await page.getByText('All counts that were entered').click();
  await seen(page, 'caseload');

  await page.goto(`${origin}/staff`);
  await page.getByText('Girls', { exact: true }).waitFor();
  await seen(page, 'home');
  await page.getByRole('link', { name: /^See all groups/ }).click();
  await seen(page, 'voices');
  await page.getByRole('link', { name: /^Explain or change ?: Girls/ }).click();
  await press(page, 'Write it down');
  await page.getByRole('alert').waitFor();
  await seen(page, 'gap-new-wrong');
  await page.getByLabel('Who owns it?').fill('Head of service');
  await page.getByLabel('Day', { exact: true }).fill('31');
  await page.getByLabel('Month', { exact: true }).fill('1');
  await page.getByLabel('Year', { exact: true }).fill('2020');
  await press(page, 'Write it down');
  await seen(page, 'gaps');
  await page.getByRole('link', { name: /^Girls/ }).click();
  await page.getByLabel('Explained').check();
  await press(page, 'Save');
  await page.getByRole('alert').waitFor();
  await seen(page, 'gap-wrong');
  await page.getByLabel('Your answer').fill('Some were asked only after their order had ended.');
  await press(page, 'Save');
  await page.getByText('The gap is kept.').waitFor();
  await page.getByRole('link', { name: /^Girls/ }).click();
  await seen(page, 'gap');

  const board = await as('board-member', 'board-member');
  await board.goto(`${origin}/staff/voices`);
  await board.getByText('Some were asked only after their order had ended.').waitFor();
  expect(await board.getByRole('link', { name: /Explain or change/ }).count()).toBe(0);
  await seen(board, 'voices-board');
});
