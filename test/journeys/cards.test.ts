import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveBrowser, openBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { questionnaireOf } from '../support/responses.ts';
import { scan } from '../support/scanner.ts';
import { staffServer } from '../support/staff-browser.ts';

/** As long an address as a council may have: the longer it is, the finer the square. */
const publicUrl = 'https://voice-of-the-child.youth-justice.long-named-borough.gov.uk';
const { stores } = await freshDatabase();
const version = await stores.questionnaires.publish(
  questionnaireOf([{ key: 'more', type: 'text', ask: 'What else?' }]),
  {},
  new Date(),
);
const batch = '00000000-0000-8000-a000-000000000001';
await stores.people.invitations.createMany({
  batch,
  invitations: ['A1', 'A2', 'A3'].map((reference) => ({
    questionnaire: version,
    participant: { kind: 'child', age: '15-17' },
    reference,
    due: new Date(Date.now() + 7 * 86_400_000),
  })),
  now: new Date(),
});
const secret = await stores.sessions.open({
  who: 'lead',
  role: 'lead',
  now: new Date(),
  endsAt: new Date(Date.now() + 600_000),
});

describe('a card', () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => leaveBrowser(browser));

  it.each([
    ['on paper', { media: 'print', width: 718 }],
    ['on a phone', { media: 'screen', width: 320 }],
  ] as const)('%s can be scanned, also from far away', async (_, { media, width }) => {
    const { origin } = await staffServer(stores, { publicUrl });
    // Three pixels to a point of the screen: a sheet that is photographed, or a sharp phone.
    const context = await browser.newContext({ viewport: { width, height: 800 }, deviceScaleFactor: 3 });
    await context.addCookies([{ name: 'sayback-staff', value: secret, url: origin }]);
    const page = await context.newPage();
    await page.emulateMedia({ media });
    await page.goto(`${origin}/staff/invitations/cards?batch=${batch}`);
    const cards = await page.locator('.sayback-card').all();
    expect(cards).toHaveLength(3);
    for (const card of cards) {
      const code = await card.locator('.sayback-code').innerText();
      const picture = await card.screenshot();
      for (const pixels of [900, 600]) {
        expect(await scan(browser, picture, pixels)).toBe(`${publicUrl}/c#${code}`);
      }
    }
    await context.close();
  });
});
