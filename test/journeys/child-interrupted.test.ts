import { describe, expect, test } from 'vitest';
import { Child } from '../support/journeys/child.ts';
import { finishes, halfway, soFar } from '../support/journeys/halfway.ts';
import { club, place } from '../support/journeys/place.ts';

/** What comes between a child and the end of the questions, and how they get there all the same. */
const at = await place();
await at.publish(club);

describe('loaded again', () => {
  test('the page is where it was, with what was typed and not yet sent', async () => {
    const { child } = await halfway(at);
    await child.words.fill('More time outs');
    await child.page.reload();
    await child.asked('What should change?');
    expect(await child.words.inputValue()).toBe('More time outs');
    expect(await child.earlier()).toEqual(soFar);

    await child.words.fill('More time outside');
    await child.press('Send');
    await child.asked('Will you come again?');
    expect((await child.left()).stored).not.toContain('More time');
    await child.page.reload();
    await child.asked('Will you come again?');
    expect(child.complaints).toEqual([]);
    await child.leaves();
  });

  test('words that were typed and then skipped are kept nowhere', async () => {
    const { child } = await halfway(at);
    await child.words.fill('More time outside');
    await child.can('Skip').click();
    await child.asked('Will you come again?');
    await child.page.reload();
    await child.asked('Will you come again?');
    expect((await child.left()).stored).not.toContain('More time');
    await child.leaves();
  });
});

test('back leaves, forward comes back to the same question, and no code stands in an address', async () => {
  const child = await Child.at(at);
  const { page } = child;
  await page.goto(at.origin);
  await child.starts(at, await at.code('club'));
  await child.press('Good');
  await child.asked('What did you like?');
  await page.goBack();
  expect(page.url()).toBe(`${at.origin}/`);
  await page.goForward();
  await child.asked('What did you like?');
  expect(page.url()).toBe(`${at.origin}/chat`);
  expect(await child.earlier()).toEqual(['How was the club for you? Good']);
  await child.tick('The food');
  await child.sendTicks();
  await finishes(child, 'Longer opening hours');
  expect(child.complaints).toEqual([]);
  await child.leaves();
});

describe('on two devices', () => {
  test('the newest goes on after a press; the other is told, and comes back by the code', async () => {
    const { child: phone, code } = await halfway(at);
    const laptop = await Child.at(at, { viewport: { width: 1280, height: 720 } });
    await laptop.opens(at, code);
    await laptop.asked('This is open somewhere else');
    expect(await laptop.faults()).toEqual([]);
    await laptop.press('Carry on here');
    await laptop.asked('What should change?');
    expect(await laptop.earlier()).toEqual([]);
    await laptop.say('The lights');
    await laptop.asked('Will you come again?');

    await phone.looksAgain();
    await phone.asked('You are answering somewhere else now');
    expect(await phone.faults()).toEqual([]);
    await phone.opens(at, code);
    await phone.press('Carry on here');
    await phone.asked('Will you come again?');
    expect(await phone.earlier()).toEqual(soFar);
    await phone.press('Yes');
    await phone.page.getByText("That's everything.").first().waitFor();
    await phone.leaves();
    await laptop.leaves();
  });

  test('of two tabs the one that was pressed wins, and the other can have it back', async () => {
    const { child: first, code } = await halfway(at);
    const second = new Child(await first.page.context().newPage());
    await second.opens(at, code);
    await second.press('Carry on here');
    await second.asked('What should change?');
    await first.looksAgain();
    await first.asked('You are answering somewhere else now');
    await first.press('Carry on here');
    await first.asked('What should change?');
    await second.looksAgain();
    await second.asked('You are answering somewhere else now');
    await finishes(first, 'Nothing');
    await first.leaves();
  });

  test('what was typed where they no longer answer is not kept, and is there if they come back', async () => {
    const { child: first, code } = await halfway(at);
    await first.words.fill('More time outside');
    const second = new Child(await first.page.context().newPage());
    await second.opens(at, code);
    await second.press('Carry on here');
    await second.asked('What should change?');
    await first.looksAgain();
    await first.asked('You are answering somewhere else now');
    expect((await first.left()).stored).not.toContain('More time');
    await first.press('Carry on here');
    await first.asked('What should change?');
    expect(await first.words.inputValue()).toBe('More time outside');
    await first.page.reload();
    await first.asked('What should change?');
    expect(await first.words.inputValue()).toBe('More time outside');
    await first.leaves();
  });
});

test('a laptop that slept for longer than its pass lasts asks for the code, and carries on', async () => {
  const { child, code } = await halfway(at);
  const { page } = child;
  const expired = { code: 'TokenExpired', message: 'The token has expired.' };
  for (const path of ['conversations', 'conversations/**', 'tokens/refresh'])
    await page.route(`**/v3/directline/${path}`, (route) => route.fulfill({ status: 403, json: expired }));
  await page.reload();
  const door = page.getByRole('textbox', { name: 'Your code' });
  await door.waitFor();
  await page
    .getByText(/resting/)
    .first()
    .waitFor();
  expect(await child.faults()).toEqual([]);
  await page.unrouteAll();
  await door.fill(code);
  await child.press('Start');
  await child.press('Carry on here');
  await child.asked('What should change?');
  expect(await child.earlier()).toEqual([]);
  await child.leaves();
});

test('stopping and coming back another day goes on where they stopped', async () => {
  const { child, code } = await halfway(at);
  await child.can('More').click();
  await child.page.getByRole('button', { name: 'Pause', exact: true }).click();
  await child.page.getByText("OK, we've paused.").first().waitFor();
  expect(await child.faults()).toEqual([]);
  await child.leaves();

  const later = await Child.at(at);
  await later.opens(at, code);
  await later.page.getByText('Welcome back.').or(later.answer('Carry on')).first().waitFor();
  if (await later.answer('Carry on').isVisible()) await later.press('Carry on');
  await finishes(later, 'Nothing');
  await later.leaves();
});
