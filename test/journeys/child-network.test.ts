import { describe, expect, test } from 'vitest';
import { mirrored } from '../../dialogs/phrases/ar-XB.ts';
import { Child } from '../support/journeys/child.ts';
import { halfway, soFar } from '../support/journeys/halfway.ts';
import { club, place } from '../support/journeys/place.ts';
import { kitchenSink, rightToLeftTranslation } from '../support/questionnaires.ts';

/** A network that is gone, slow, or brings only half, and a clock that is wrong. */
const at = await place();
await at.publish(club);
await at.publish(kitchenSink, { 'ar-XB': rightToLeftTranslation(kitchenSink) });

describe('without a network in the middle', () => {
  test('the page says so, keeps what was typed, and goes on by itself; the answer counts once', async () => {
    const { child } = await halfway(at);
    const context = child.page.context();
    await context.setOffline(true);
    await child.words.fill('More time outside');
    await child.press('Send');
    await child.alert('You are offline just now. Your answers are safe. We keep trying.').waitFor();
    expect(await child.faults()).toEqual([]);
    expect(await child.words.inputValue()).toBe('More time outside');

    await context.setOffline(false);
    await child.question('Will you come again?').waitFor();
    expect(await child.earlier()).toEqual([...soFar, 'What should change? More time outside']);
    await child.press('No');
    await child.page.getByText("That's everything.").first().waitFor();
    expect(child.complaints).toEqual([]);
    await child.leaves();
  });

  test('an answer whose receipt was lost on the way is sent again, and counts once', async () => {
    const { child, code } = await halfway(at);
    let lost = 0;
    await child.page.route('**/activities', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await child.say('Yes');
    await child.question('Will you come again?').waitFor();
    expect(lost).toBe(1);
    // Were the word taken twice, it would have answered the last question too.
    const rows = await at.sql<{ question: string }>(
      `select question from people.answer a join people.conversation c using (response_id)
       where c.invitation_id = $1 order by answered_at`,
      [at.idOf(code)],
    );
    expect(rows.map(({ question }) => question)).toEqual(['mood', 'liked', 'more']);
    await child.leaves();
  });

  test('a code typed then is not lost either', async () => {
    const child = await Child.at(at);
    const code = await at.code('club');
    await child.page.goto(`${at.origin}/chat`);
    await child.page.context().setOffline(true);
    await child.page.getByRole('textbox', { name: 'Your code' }).fill(code);
    await child.press('Start');
    await child.alert('You are offline just now. Your answers are safe. We keep trying.').waitFor();
    expect(await child.page.getByRole('textbox', { name: 'Your code' }).inputValue()).toBe(code);
    await child.page.context().setOffline(false);
    await child.question('Do you want to start?').waitFor();
    await child.leaves();
  });
});

describe('on a network that is slow, or drops what is beside the answers', () => {
  test('nothing is lost of what somebody types while their words are on the way', async () => {
    const { child } = await halfway(at);
    await child.page.context().setOffline(true);
    await child.words.fill('More time');
    await child.press('Send');
    await child.alert('You are offline just now.').waitFor();
    await child.words.pressSequentially(' outside');
    const typed = await child.words.inputValue();
    await child.page.context().setOffline(false);
    await child.question('Will you come again?').waitFor();
    expect(await child.earlier()).toEqual([...soFar, `What should change? ${typed}`]);
    // What was said in passing is in nobody's way once they go on.
    const back = child.page.getByRole('status').getByText('We are back.');
    await back.waitFor();
    await child.press('Yes');
    expect(await back.isVisible()).toBe(false);
    await child.leaves();
  });

  test('"one moment" gives way to "no network", and is said again to who asks for another try', async () => {
    const { child } = await halfway(at);
    const moment = child.page.getByText('One moment', { exact: true });
    await child.page.context().setOffline(true);
    await child.can('Skip').click();
    const again = child.page.getByRole('button', { name: 'Try now' });
    await again.waitFor();
    expect(await moment.isVisible()).toBe(false);
    await again.click();
    await child.page.getByRole('status').getByText('One moment').waitFor();
    expect(await child.focused()).toContain('Try now');
    await child.leaves();
  });

  test('the page goes on in English when its translation does not come; it has it a turn later', async () => {
    const child = await Child.at(at, { locale: 'ar-XB' });
    let asked = 0;
    // Half open: no answer, and no end. Then none at all. Then it is well again.
    await child.page.route('**/chat/words/**', (route) => {
      asked += 1;
      if (asked === 2) return route.abort('connectionreset');
      return asked === 1 ? undefined : route.continue();
    });
    await child.opens(at, await at.code('kitchen-sink'));
    await child.question(mirrored('Do you want to start?')).waitFor();
    await child.page.getByText('Leave this page quickly').waitFor();
    expect(await child.page.locator('html').getAttribute('dir')).toBe('rtl');
    await child.press(mirrored('Start'));
    await child.asked(mirrored('How was the club for you?'));
    await child.can(mirrored('Skip')).click();
    await child.page.getByText(mirrored('Leave this page quickly')).waitFor();
    expect(child.complaints).toEqual([]);
    await child.leaves();
  });

  test('a phone that puts its clock back still changes its pass in time', async () => {
    const { child } = await halfway(at);
    await child.page.clock.setSystemTime(Date.now() - 3_600_000);
    const refreshed = child.page.waitForResponse('**/tokens/refresh');
    await child.can('Skip').click();
    expect((await refreshed).status()).toBe(200);
    await child.asked('Will you come again?');
    await child.leaves();
  });
});
