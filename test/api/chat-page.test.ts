import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitationSchema } from '../../api/invitations.ts';
import { questionnaireOf } from '../reports/responses.ts';
import { openBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { ask, serving } from './serving.ts';

const { stores, sql } = await freshDatabase();
const { origin } = await serving(stores);
await stores.service.publish(
  questionnaireOf([
    { key: 'mood', type: 'faces', ask: 'How was the club for you?' },
    {
      key: 'liked',
      type: 'choices',
      ask: 'What did you like?',
      options: [
        { key: 'games', label: 'The games' },
        { key: 'food', label: 'The food' },
        { key: 'none', label: 'None of these', exclusive: true },
      ],
    },
    { key: 'more', type: 'text', ask: 'What should change?' },
    { key: 'again', type: 'yes-no', ask: 'Will you come again?' },
  ]),
  {},
  new Date(),
);

const browser = await openBrowser();
let page: Page;
const complaints: string[] = [];
beforeAll(async () => {
  page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  page.setDefaultTimeout(5000);
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
});
afterAll(() => browser.close());

async function newCode(): Promise<string> {
  const body = { questionnaire: 'club', participant: { kind: 'child' } };
  const invited = await ask(`${origin}/api/v1/invitations`, { method: 'POST', body });
  return invitationSchema.parse(invited.body).code;
}
const asked = (question: string) => page.getByRole('heading', { name: question }).waitFor();
const past = () => page.locator('#past li').allTextContents();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const type = async (words: string) => {
  await page.locator('#words').fill(words);
  await page.locator('#own').getByRole('button', { name: 'Send' }).click();
};

describe('the chat page in a real browser', () => {
  it('holds a whole conversation from the code in the address to the thank-you', async () => {
    await page.goto(`${origin}/c/${await newCode()}`);
    await page.waitForURL(`${origin}/chat`);
    await press('Start');
    await asked('How was the club for you?');
    await press('Good');
    await asked('What did you like?');
    await page.getByLabel('The games').check();
    await page.getByLabel('None of these').check();
    expect(await page.getByLabel('The games').isChecked()).toBe(false);
    await page.getByLabel('The food').check();
    expect(await page.getByLabel('None of these').isChecked()).toBe(false);
    await page.locator('#answers').getByRole('button', { name: 'Send' }).click();
    await asked('What should change?');

    // What was answered stands as quiet lines, also after the page is loaded again; each can be gone back to.
    await page.reload();
    await asked('What should change?');
    expect(await past()).toEqual(['How was the club for you? Good Edit', 'What did you like? The food Edit']);
    await page.getByRole('button', { name: 'Edit: How was the club for you?' }).click();
    await asked('How was the club for you?');
    await type('really good');
    await asked('What should change?');
    expect(await past()).toContain('How was the club for you? really good Edit');

    await type('More time <b>outside</b>');
    await asked('Will you come again?');
    await press('Yes');
    await page.getByText('We tell you.').waitFor();
    const rows = await sql<{ status: string }>('select status from people.invitation');
    expect(rows).toEqual([{ status: 'used' }]);
    expect(complaints).toEqual([]);
  });

  it('takes a typed code, and says kindly that one did not work', async () => {
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(`${origin}/chat`);
    await page.getByLabel('Your code').fill('BCDFG-HJKMN');
    await press('Start');
    await page.getByRole('alert').getByText("That code didn't work.").waitFor();
    await page.getByLabel('Your code').fill((await newCode()).toLowerCase().replace('-', ' '));
    await press('Start');
    await page.locator('#answers').getByRole('button', { name: 'Start' }).waitFor();
  });

  it('sends an answer again when the way was cut, and it counts once', async () => {
    await press('Start');
    await asked('How was the club for you?');
    await page.route('**/activities', (route) => route.abort());
    await press('Good');
    await page.getByRole('alert').getByText("We can't reach this service").waitFor();
    await page.unroute('**/activities');
    await press('Good');
    await asked('What did you like?');
  });

  it('is gone at once when somebody must leave', async () => {
    await page.route('https://www.bbc.co.uk/**', (route) => route.fulfill({ body: 'weather' }));
    await press('Leave this page quickly');
    await page.waitForURL('https://www.bbc.co.uk/weather');
    await page.goto(`${origin}/chat`);
    await page.getByLabel('Your code').waitFor();
  });
});
