import { expect, test } from 'vitest';
import { Child } from '../support/journeys/child.ts';
import { club, place } from '../support/journeys/place.ts';

/** "Listen", in a browser whose voice writes down what it is given. Reading takes until it is stopped. */
const at = await place();
await at.publish(club);

async function listens({ lang = 'en-GB', local = true } = {}): Promise<Child> {
  const child = await Child.at(at);
  await child.page.addInitScript(`(() => {
    window.voices = [{ name: 'Ann', lang: '${lang}', localService: ${local}, default: true }];
    window.spoken = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    let under = [];
    let stopped = [];
    const speech = {
      getVoices: () => window.voices,
      speak(utterance) { under.push(utterance); window.spoken.push(utterance.text); },
      // Browsers tell a moment later.
      cancel() { stopped.push(...under.splice(0)); },
      tells() { stopped.splice(0).forEach((one) => one.onerror?.()); },
      ends() { under.splice(0).forEach((one) => one.onend?.()); },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
  })();`);
  return child;
}
const spoken = (child: Child) => child.page.evaluate<string[]>('spoken.splice(0)');
const isPressed = (child: Child) => child.can('Listen').getAttribute('aria-pressed');

test('reads the question and its answers in the order they stand in, until it is pressed again', async () => {
  const child = await listens();
  await child.starts(at, await at.code('club'));
  await child.asked('How was the club for you?');
  expect(await spoken(child)).toEqual([]);
  await child.can('Listen').click();
  await expect.poll(() => isPressed(child)).toBe('true');
  const read = await spoken(child);
  expect(read.slice(0, 3)).toEqual(['Question 1 of about 4', 'How was the club for you?', 'Really bad']);
  await child.can('Listen').click();
  await expect.poll(() => isPressed(child)).toBe('false');

  await child.leaves();
});

test('says that it reads for as long as it does, however quickly it is pressed', async () => {
  const child = await listens();
  await child.starts(at, await at.code('club'));
  await child.asked('How was the club for you?');
  await child.can('Listen').click();
  await expect.poll(() => isPressed(child)).toBe('true');
  await child.can('Listen').evaluate((button) => {
    for (let presses = 0; presses < 2; presses++) button.dispatchEvent(new Event('click'));
  });
  await child.page.evaluate('speechSynthesis.tells()');
  expect(await isPressed(child)).toBe('true');
  await child.page.evaluate('speechSynthesis.ends()');
  await expect.poll(() => isPressed(child)).toBe('false');
  await child.leaves();
});

test('the next question is not talked over by the one before, also where voices are found late', async () => {
  const child = await listens();
  await child.holdsTheClock();
  await child.starts(at, await at.code('club'));
  await child.asked('How was the club for you?');
  await child.page.evaluate('window.found = voices.splice(0)');
  await child.can('Listen').click();
  await child.press('Good');
  await child.asked('What did you like?');
  await child.page.evaluate('voices.push(...found)');
  await child.page.clock.runFor(900);
  expect(await spoken(child)).toEqual([]);
  expect(await isPressed(child)).toBe('false');
  await child.leaves();
});

test.each([
  { why: 'none of its language', with: { lang: 'fr-FR' } },
  { why: 'none on the device itself', with: { local: false } },
])('where there is no voice, $why, it says so and sends the words nowhere', async ({ with: options }) => {
  const child = await listens(options);
  await child.starts(at, await at.code('club'));
  await child.asked('How was the club for you?');
  await child.can('Listen').click();
  await child.alert("This device can't read these words aloud.").waitFor();
  expect(await spoken(child)).toEqual([]);
  expect(await child.faults()).toEqual([]);
  await child.leaves();
});
