import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { mirrored } from '../../dialogs/phrases/ar-XB.ts';
import { launched } from '../support/browser.ts';
import { Child } from '../support/journeys/child.ts';
import { club, place } from '../support/journeys/place.ts';
import { kitchenSink, rightToLeftTranslation } from '../support/questionnaires.ts';

/**
 * Every type of question, however somebody needs to see it:
 * narrow, large, dark, in forced colours, still, from right to left.
 */
const at = await place();
await at.publish(club);
await at.publish(kitchenSink, { 'ar-XB': rightToLeftTranslation(kitchenSink) });

/**
 * Goes from the first screen to the last, past every type of question, and looks at each.
 * `say`: a word as this language has it.
 */
async function walk(
  child: Child,
  look: (question: string) => Promise<void>,
  say: (text: string) => string = (text) => text,
): Promise<void> {
  const seen = async (question: string) => {
    await child.asked(say(question));
    await look(question);
  };
  await child.opens(at, await at.code('kitchen-sink'));
  await seen('Do you want to start?');
  await child.press(say('Start'));
  await seen('How was the club for you?');
  await child.can(say('Skip')).click();
  await seen('How did you get here?');
  await child.press(say('I walked'));
  await seen('What did you like?');
  await child.tick(say('The games'));
  await child.tick(say('The food'));
  await child.sendTicks(say);
  await seen('Which was best, and why?');
  await child.can(say('Skip')).click();
  await seen('Did you cook some of the food?');
  await child.press(say('Yes'));
  await seen('Did you feel safe there?');
  await child.press(say('Yes'));
  await seen('They listen to me.');
  await child.press(say('Often'));
  await seen('They are fair to me.');
  await child.press(say('Sometimes'));
  await seen('How easy was it to make friends before?');
  await child.press('10');
  await seen('How easy is it now?');
  await child.can(say('More')).click();
  await look('More');
  await child.page.keyboard.press('Escape');
  await child.can(say('Skip')).click();
  await child.asked(say('Will you come again?'));
  await child.can(say('Skip')).click();
  await child.page.getByText(say('Then we tell you what we will change.')).first().waitFor();
  await look('the end');
}

describe.each<{ how: string; with: BrowserContextOptions; larger?: true }>([
  { how: 'at 400 % zoom, which is 320 px wide', with: { viewport: { width: 320, height: 256 } } },
  { how: 'with text twice as large', with: { viewport: { width: 360, height: 740 } }, larger: true },
  { how: 'in the dark', with: { colorScheme: 'dark' } },
  { how: 'in forced colours', with: { forcedColors: 'active' } },
  { how: 'on a wide screen', with: { viewport: { width: 1280, height: 800 } } },
])('$how', ({ how, with: options, larger }) => {
  test('every screen stays within its width, and axe finds nothing', async () => {
    const browser = larger ? await launched({ textSize: 32 }) : at.browser;
    const child = await Child.at({ browser }, options);
    const problems: string[] = [];
    await walk(child, async (question) => {
      const isQuestion = !['Do you want to start?', 'More', 'the end'].includes(question);
      if (isQuestion && !(await child.seesQuestion())) problems.push(`${how}, ${question}: out of sight`);
      for (const fault of await child.faults()) problems.push(`${how}, ${question}: ${fault}`);
    });
    expect(problems).toEqual([]);
    expect(child.complaints).toEqual([]);
    await child.leaves();
    if (larger) await browser.close();
  });
});

test.each([
  320, 360, 1280,
])('an answer of one long word, and one of many lines, stay within %i px', async (width) => {
  const child = await Child.at(at, { viewport: { width, height: 740 } });
  await child.starts(at, await at.code('club'));
  await child.press('Good');
  await child.tick('The food');
  await child.sendTicks();
  await child.say(`${'so'.repeat(200)} ${'\u202Ebackwards \u{1F600}\n'.repeat(50)}`);
  await child.asked('Will you come again?');
  expect(await child.faults()).toEqual([]);
  await child.edit('What should change?');
  await child.page.getByText('You said: soso').waitFor();
  expect(await child.faults()).toEqual([]);
  await child.leaves();
});

test('where there is little room, what is wrong with a code is seen', async () => {
  const child = await Child.at(at, { viewport: { width: 320, height: 256 } });
  await child.page.goto(`${at.origin}/chat`);
  await child.page.getByRole('textbox', { name: 'Your code' }).fill('BCDFG-HJKMN');
  await child.press('Start');
  const wrong = child.alert("That code didn't work.");
  await wrong.waitFor();
  await expect.poll(() => child.focused()).toContain('Your code');
  await expect.poll(async () => Math.round((await wrong.boundingBox())?.y ?? -1)).toBeGreaterThanOrEqual(0);
  await child.leaves();
});

test('what somebody said comes back as they said it, and nothing in it is taken for a code', async () => {
  const child = await Child.at(at);
  await child.starts(at, await at.code('club'));
  await child.press('Good');
  await child.tick('The food');
  await child.sendTicks();
  const words = 'COVID-19 came <b>and</b> then COVID-19 again.';
  await child.say(words);
  await child.edit('What should change?');
  const said = child.page.getByText('You said:');
  await said.waitFor();
  expect(await said.textContent()).toBe(`You said: ${words}`);
  expect(await said.getByRole('strong').count()).toBe(0);
  await child.leaves();
});

test('in the dark, paper is dark and ink is light; in the light, the other way round', async () => {
  const lightness = async (colorScheme: 'dark' | 'light') => {
    const child = await Child.at(at, { colorScheme });
    await child.page.goto(`${at.origin}/chat`);
    await child.page.getByRole('textbox', { name: 'Your code' }).waitFor();
    const [ink = Number.NaN, paper = Number.NaN] = await child.colours();
    await child.leaves();
    return { ink, paper };
  };
  const [dark, light] = [await lightness('dark'), await lightness('light')];
  expect(dark.paper).toBeLessThan(60);
  expect(dark.ink).toBeGreaterThan(180);
  expect(light.paper).toBeGreaterThan(220);
  expect(light.ink).toBeLessThan(80);
});

test('in forced colours every answer has an edge, and the one with the keyboard a ring', async () => {
  const child = await Child.at(at, { forcedColors: 'active' });
  await child.starts(at, await at.code('kitchen-sink'));
  await child.asked('How was the club for you?');
  for (const name of ['Really bad', 'In the middle', 'Really good'])
    expect(await child.hasEdge(child.answer(name))).toBe(true);
  await child.page.keyboard.press('Tab');
  await child.answer('Really bad').focus();
  expect(await child.hasRing(child.answer('Really bad'))).toBe(true);
  await child.leaves();
});

test.each([
  { reducedMotion: 'reduce', least: 0, most: 1 },
  { reducedMotion: 'no-preference', least: 100, most: 500 },
] as const)('motion lasts no longer than asked for: $reducedMotion', async ({
  reducedMotion,
  least,
  most,
}) => {
  const child = await Child.at(at, { reducedMotion });
  await child.page.addInitScript(`
    window.longest = 0;
    for (const type of ['animationstart', 'transitionrun']) addEventListener(type, () => {
      for (const { effect } of document.getAnimations()) {
        const { duration, iterations } = effect.getComputedTiming();
        window.longest = Math.max(window.longest, duration * iterations);
      }
    }, true);`);
  await child.starts(at, await at.code('kitchen-sink'));
  await child.asked('How was the club for you?');
  await child.press('Good');
  await child.asked('How did you get here?');
  await expect.poll(() => child.page.evaluate<number>('longest')).toBeGreaterThanOrEqual(least);
  expect(await child.page.evaluate<number>('longest')).toBeLessThanOrEqual(most);
  await child.leaves();
});

test('from right to left: each screen is turned round, fits in 320 px, and says its language', async () => {
  const child = await Child.at(at, { locale: 'ar-XB', viewport: { width: 320, height: 640 } });
  const problems: string[] = [];
  await walk(
    child,
    async (question) => {
      for (const fault of await child.faults()) problems.push(`${question}: ${fault}`);
      expect(await child.page.locator('html').getAttribute('lang')).toBe('ar-XB');
      expect(await child.page.locator('html').getAttribute('dir')).toBe('rtl');
    },
    mirrored,
  );
  expect(problems).toEqual([]);
  expect(child.complaints).toEqual([]);
  await child.leaves();
});

test('the language can be changed in the middle, and turns the page round at once', async () => {
  const child = await Child.at(at);
  await child.starts(at, await at.code('kitchen-sink'));
  await child.asked('How was the club for you?');
  await child.can('More').click();
  await child.page.getByRole('button', { name: 'Change language', exact: true }).click();
  await child.asked('Which language do you want?');
  await child.press(mirrored('Mirrored'));
  await child.asked(mirrored('How was the club for you?'));
  await child.page.locator('html[dir=rtl][lang=ar-XB]').waitFor({ state: 'attached' });
  await child.can(mirrored('Skip')).click();
  await child.asked(mirrored('How did you get here?'));
  await child.leaves();
});
