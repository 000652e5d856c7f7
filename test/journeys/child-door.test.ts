import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Child } from '../support/journeys/child.ts';
import { club, place } from '../support/journeys/place.ts';
import { localSite } from '../support/local-site.ts';
import { until } from '../support/until.ts';

/** A service's own site, with our page on it by one tag. */
let origin = '';
const siteOrigin = (
  await localSite((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><html lang="en"><title>A service</title><main><h1>Tell us</h1>
    <script src="${origin}/embed.js" data-title="Your turn" async></script></main></html>`);
  })
).replace('127.0.0.1', 'localhost');

/** How a child gets to the questions, and what stands there when they do not. */
const at = await place({ sites: [siteOrigin] });
await at.publish(club);
origin = at.origin;

async function atTheDoor(options: Parameters<typeof Child.at>[1] = {}): Promise<Child> {
  const child = await Child.at(at, options);
  await child.page.goto(`${at.origin}/chat`);
  return child;
}
const code = (child: Child) => child.page.getByRole('textbox', { name: 'Your code' });
async function types(child: Child, text: string): Promise<void> {
  await code(child).fill(text);
  await child.press('Start');
}

describe('a code', () => {
  test('may be typed in small letters, without its hyphen', async () => {
    const child = await atTheDoor();
    await code(child).waitFor();
    expect(await child.faults()).toEqual([]);
    await types(child, ` ${(await at.code('club')).toLowerCase().replace('-', ' ')}`);
    await child.asked('Do you want to start?');
    expect(child.complaints).toEqual([]);
    await child.leaves();
  });

  test.each([
    ['a whole link', (code: string) => `https://feedback.example.org/c#${code}`],
    [
      'a whole message',
      (code: string) => `Hi! ${'We want to hear from you. '.repeat(20)}Your code: ${code}. Bye`,
    ],
    ['letters with spaces', (code: string) => [...code].join(' ')],
  ])('may be pasted as %s', async (_, pasted) => {
    const child = await atTheDoor();
    await types(child, pasted(await at.code('club')));
    await child.asked('Do you want to start?');
    await child.leaves();
  });

  test('that is wrong is told kindly, stays there to be put right, and has the keyboard', async () => {
    const child = await atTheDoor();
    await types(child, 'BCDFG-HJKMN');
    await child.alert("That code didn't work. Check it and type it again.").waitFor();
    expect(await code(child).inputValue()).toBe('BCDFG-HJKMN');
    await expect.poll(() => child.focused()).toContain('Your code');
    expect(await child.faults()).toEqual([]);
    await types(child, await at.code('club'));
    await child.asked('Do you want to start?');
    await child.alert("That code didn't work.").waitFor({ state: 'hidden' });
    await child.leaves();
  });

  describe('by an address', () => {
    // One page for all, which is as new to each: to begin another takes longer than the test.
    let child: Child;
    beforeAll(async () => {
      child = await Child.at(at);
    });
    beforeEach(async () => {
      await child.page.goto(at.origin);
      await child.page.evaluate('localStorage.clear(); sessionStorage.clear()');
      await child.page.context().clearCookies();
    });
    afterAll(() => child.leaves());

    test.each([
      'c#CODE',
      'C#CODE',
      'c/#CODE.',
      // As links were before.
      'c/CODE',
      'C/CODE',
      'c/CODE/',
      'c/CODE.',
    ])('opens out of a link as somebody copied it: %s', async (link) => {
      await child.page.goto(`${at.origin}/${link.replace('CODE', await at.code('club'))}`);
      await child.press('Open it');
      await child.asked('Do you want to start?');
      expect(child.page.url()).toBe(`${at.origin}/chat`);
    });

    test.each([
      'CHAT',
      'Chat',
      'chat/',
      'c',
      'c/',
    ])('is asked for at /%s, as somebody typed it', async (address) => {
      await child.page.goto(`${at.origin}/${address}`);
      await code(child).waitFor();
      expect(child.page.url()).toBe(`${at.origin}/chat`);
    });
  });

  test('that is empty is asked for, and nothing is sent', async () => {
    const child = await atTheDoor();
    const sent: string[] = [];
    child.page.on('request', (request) => sent.push(request.url()));
    await child.press('Start');
    await expect.poll(() => child.focused()).toContain('Your code');
    expect(sent.filter((url) => url.includes('tokens'))).toEqual([]);
    await child.leaves();
  });

  test('whose time is over says that, also out of a link', async () => {
    const child = await Child.at(at);
    const old = await at.code('club');
    await at.sql(`update people.invitation set due = '2024-05-03' where id = $1`, [at.idOf(old)]);
    await child.opens(at, old);
    await child.asked('The time for this code is over');
    expect(child.page.url()).toBe(`${at.origin}/chat`);
    expect(await child.faults()).toEqual([]);
    await child.press('Type another code');
    await types(child, await at.code('club'));
    await child.asked('Do you want to start?');
    await child.leaves();
  });

  test('that was cancelled opens nothing, and a conversation on it says that it has ended', async () => {
    const child = await Child.at(at);
    const cancelled = await at.code('club');
    await child.starts(at, cancelled);
    await child.asked('How was the club for you?');
    await at.cancel(cancelled);
    await child.press('Good');
    await child.asked('We have stopped asking these questions.');
    expect(await child.faults()).toEqual([]);
    await child.opens(at, cancelled);
    await child.asked('We have stopped asking these questions.');
    const neverOpened = await at.code('club');
    await at.cancel(neverOpened);
    await child.opens(at, neverOpened);
    await child.alert("That code didn't work.").waitFor();
    await code(child).waitFor();
    await child.leaves();
  });
});

describe('a browser', () => {
  test('without JavaScript says what to do instead', async () => {
    const child = await atTheDoor({ javaScriptEnabled: false });
    await child.page
      .getByText(/JavaScript/)
      .first()
      .waitFor();
    await child.page
      .getByText(/person who gave you the code/)
      .first()
      .waitFor();
    expect(await child.page.getByRole('textbox').count()).toBe(0);
    await child.leaves();
  });

  test('whose script does not come through says so after a while, and how to go on', async () => {
    const child = await Child.at(at);
    await child.page.route('**/chat.js', (route) => route.abort('connectionreset'));
    const link = `${at.origin}/c#${await at.code('club')}`;
    await child.page.goto(link);
    const again = child.page.getByText('Load this page again.');
    expect(await again.isVisible()).toBe(false);
    await child.page.evaluate('for (const waiting of document.getAnimations()) waiting.finish()');
    await again.waitFor();
    await child.page.getByText('Nothing is lost.').waitFor();
    expect(await child.faults()).toEqual([]);
    await child.page.unrouteAll();
    await child.page.reload();
    await child.press('Open it');
    await child.asked('Do you want to start?');
    expect(await again.count()).toBe(0);
    await child.leaves();
  });

  test('that keeps nothing for pages can still answer', async () => {
    const child = await Child.at(at);
    await child.page.addInitScript(
      `for (const name of ['sessionStorage', 'localStorage'])
        Object.defineProperty(window, name, {
          get() { throw new DOMException('not allowed', 'SecurityError') },
        })`,
    );
    await child.starts(at, await at.code('club'));
    await child.asked('How was the club for you?');
    await child.press('Good');
    await child.asked('What did you like?');
    expect(child.complaints).toEqual([]);
    await child.leaves();
  });
});

test('on the site of a service the page stands by one tag, and grows with what it says', async () => {
  const child = await Child.at(at, { viewport: { width: 800, height: 700 } });
  await child.page.goto(siteOrigin);
  const frame = child.page.frameLocator('iframe[title="Your turn"]');
  await frame.getByRole('textbox', { name: 'Your code' }).fill(await at.code('club'));
  await frame.getByRole('button', { name: 'Start' }).click();
  await frame.getByRole('heading', { level: 1, name: 'Do you want to start?' }).waitFor();
  await frame.getByRole('main').getByRole('button', { name: 'Start' }).click();
  await frame.getByRole('heading', { level: 1, name: 'How was the club for you?' }).waitFor();
  await frame.getByRole('button', { name: 'Good', exact: true }).click();
  await frame.getByRole('heading', { level: 1, name: 'What did you like?' }).waitFor();

  // No scrolling inside scrolling: the frame is as high as the page in it.
  const inner = () =>
    child.page.frames().at(-1)?.evaluate<number>('document.documentElement.scrollHeight - innerHeight');
  await expect.poll(inner).toBeLessThanOrEqual(1);
  expect(await child.page.getByRole('link').count()).toBe(0);
  expect(await child.faults()).toEqual([]);
  expect(child.complaints).toEqual([]);
  await child.leaves();
});

/** Last in the file: the server remembers them. */
test('after too many wrong guesses a wrong one must wait, and a right one opens all the same', async () => {
  for (let guess = 0; guess < 20; guess++) {
    await fetch(`${at.origin}/v3/directline/tokens/generate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: 'BCDFG-HJKMN' }),
    });
  }
  const child = await atTheDoor();
  // One more guess is allowed every half minute: on a slow machine it may be the first of these.
  await until(async () => {
    await types(child, 'BCDFG-HJKMN');
    await child.alert("That code didn't work.").waitFor();
    return child.alert("That code didn't work. Wait a minute, then type it again.").isVisible();
  });
  expect(await child.faults()).toEqual([]);
  await types(child, await at.code('club'));
  await child.asked('Do you want to start?');
  await child.leaves();
});
