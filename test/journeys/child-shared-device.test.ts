import { describe, expect, test } from 'vitest';
import { Child } from '../support/journeys/child.ts';
import { club, place } from '../support/journeys/place.ts';

/** What the next person at a device finds of a child who has gone. */
const at = await place();
await at.publish(club);
/** Everything that a browser can store for a page, empty. */
const nothing = '[{},{},""]';

describe('what is left on a device that others use', () => {
  const secret = 'Nobody else may read this';

  test('is nothing once all is answered, and the back button brings nothing back', async () => {
    const child = await Child.at(at);
    const { page } = child;
    await child.starts(at, await at.code('club'));
    await child.press('Good');
    await child.tick('The games');
    await child.sendTicks();
    await child.asked('What should change?');
    await child.say(secret);
    await child.press('Yes');
    await page.getByText("That's everything.").first().waitFor();
    const finished = await child.left();
    expect(finished.stored).toBe(nothing);
    expect(await page.content()).not.toContain(secret);

    await page.goto('about:blank');
    await page.goBack();
    await page.getByRole('textbox', { name: 'Your code' }).waitFor();
    const back = await child.left();
    expect(back.stored).toBe(nothing);
    expect(back.shown).not.toContain('What should change?');
    await child.leaves();
  });

  test('is nothing after "leave this page quickly", which shows the weather at once', async () => {
    const child = await Child.at(at);
    const { page } = child;
    await page.route('https://www.bbc.co.uk/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Weather</h1>' }),
    );
    await child.starts(at, await at.code('club'));
    await child.press('Good');
    await child.tick('The games');
    await child.sendTicks();
    await child.asked('What should change?');
    await child.words.fill(secret);
    await page.getByRole('button', { name: 'Leave this page quickly' }).click();
    await page.waitForURL('https://www.bbc.co.uk/weather');
    await page.goBack({ waitUntil: 'commit' }).catch(() => null);
    await page.goto(`${at.origin}/chat`);
    await page.getByRole('textbox', { name: 'Your code' }).waitFor();
    expect((await child.left()).stored).toBe(nothing);
    expect(await page.content()).not.toContain(secret);
    await child.leaves();
  });
});

describe('after "Stop"', () => {
  test('nothing is kept and no answer shown, however long the page is open, whatever is asked', async () => {
    const child = await Child.at(at);
    const { page } = child;
    await page.clock.install();
    await child.starts(at, await at.code('club'));
    await child.press('Good');
    await child.asked('What did you like?');
    await child.can('More').click();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await child.press('Yes, stop here');
    await page.getByText("OK, we've stopped.").first().waitFor();
    expect((await child.left()).stored).toBe(nothing);

    const refreshed = page.waitForResponse('**/tokens/refresh');
    await page.clock.fastForward('20:00');
    await refreshed;
    await expect.poll(async () => (await child.left()).stored).toBe(nothing);
    await child.can('More').click();
    await page.getByRole('button', { name: 'Help', exact: true }).click();
    await child.asked('Do you want to carry on?');
    await page.getByRole('status').getByText('You can').first().waitFor();
    expect((await child.left()).stored).toBe(nothing);
    expect(await child.earlier()).toEqual([]);

    await page.reload();
    await child.asked('Type your code');
    await child.leaves();
  });

  test('who carries on after all sees their answers, and is kept through a reload', async () => {
    const child = await Child.at(at);
    await child.starts(at, await at.code('club'));
    await child.press('Good');
    await child.asked('What did you like?');
    await child.can('More').click();
    await child.page.getByRole('button', { name: 'Stop', exact: true }).click();
    await child.press('Yes, stop here');
    await child.press('Carry on');
    await child.asked('What did you like?');
    await child.page.reload();
    await child.asked('What did you like?');
    expect(await child.earlier()).toEqual(['How was the club for you? Good']);
    await child.leaves();
  });
});

test('"leave this page quickly" leaves nothing, also while the page asks and weather is slow', async () => {
  const child = await Child.at(at);
  const { page } = child;
  const [leaves, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route('https://www.bbc.co.uk/**', async (route) => {
    leaves.resolve();
    await answered.promise;
    await route.fulfill({ contentType: 'text/html', body: '<h1>Weather</h1>' });
  });
  await page.route('**/v3/directline/tokens/generate', async (route) => {
    await leaves.promise;
    await route.continue();
  });
  // After its answer the page asks twice more, one after the other:
  // then it has had time for what it does with it.
  await page.addInitScript(`
    const ask = fetch;
    window.fetch = async (...all) => {
      const answer = await ask(...all);
      if (String(all[0]).includes('/tokens/generate')) ask('/health').then(() => ask('/health'));
      return answer;
    };`);
  const health = () => page.waitForResponse('**/health');
  const opened = health().then(health);
  await page.goto(`${at.origin}/c#${await at.code('club')}`);
  await page.getByRole('button', { name: 'Open it' }).click();
  await page.getByRole('button', { name: 'Leave this page quickly' }).click({ noWaitAfter: true });
  await opened;
  answered.resolve();
  await page.waitForURL('https://www.bbc.co.uk/weather');
  await page.goto(`${at.origin}/chat`);
  await child.asked('Type your code');
  expect((await child.left()).stored).toBe(nothing);
  expect(child.complaints).toEqual([]);
  await child.leaves();
});
