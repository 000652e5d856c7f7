import { describe, expect, test } from 'vitest';
import { Child } from '../support/journeys/child.ts';
import { club, place } from '../support/journeys/place.ts';
import { weigh } from '../support/network.ts';

/** A child answers, from the link to the thank-you, on a small phone. */
const at = await place();
await at.publish(club);
const invitation = (code: string) =>
  at.sql<{ status: string }>(
    `select i.status from people.invitation i
     join people.conversation c on c.invitation_id = i.id where i.id = $1`,
    [at.idOf(code)],
  );

describe('the whole questionnaire at 360 px', () => {
  test('taps, ticks, words, a branch, a skip, a change of mind, the thank-you; axe is content', async () => {
    const child = await Child.at(at);
    const { page } = child;
    const code = await at.code('end-of-order', { age: '15-17' });
    const looks = async () => {
      expect(await child.faults()).toEqual([]);
    };

    await child.opens(at, code);
    await child.asked('Do you want to start?');
    expect(page.url()).toBe(`${at.origin}/chat`);
    await page.getByText('Our participation lead reads what you write.').waitFor();
    await looks();
    await child.press('Start');

    await child.asked('My worker listened to me.');
    await page.getByText('Question 1 of about 14').waitFor();
    await page.getByText('Think about your worker. How often was this true?').waitFor();
    await looks();
    await child.press('Always');
    await child.asked('I knew what would happen, and why.');
    await child.press('Mostly');
    for (const next of ['treated me fairly', 'be myself with my worker', 'knew how to help me']) {
      await page.getByRole('heading', { level: 1, name: next }).waitFor();
      await child.press('Sometimes');
    }
    await child.asked('Did the things we did suit you?');
    await child.press('Not much');

    await child.asked('What did not suit you?');
    await child.tick('My sessions');
    await child.tick('The days or times');
    await looks();
    await child.sendTicks();
    await child.asked('Did you feel safe where we met?');
    await child.press('Yes');
    await child.asked('Did the place feel made for young people?');
    await child.press('Not sure');
    await child.asked('Think of everyone who worked with you. How was that?');
    await child.press('The right people');
    await child.asked('What did we help you with?');
    await child.tick('School or college');
    await child.sendTicks();
    await child.asked('What was the best thing?');
    await looks();
    await child.say('Cooking <b>together</b> on Fridays.');
    await child.asked('What should we change?');
    expect(await child.earlier()).toContain('What was the best thing? Cooking <b>together</b> on Fridays.');
    await child.can('Skip').click();

    await child.asked('Do you know what happens next?');
    await child.edit('Did you feel safe where we met?');
    await child.asked('Did you feel safe where we met?');
    await page.getByText('You said: Yes').waitFor();
    await looks();
    await child.press('Yes');
    await child.asked('Do you know what happens next?');
    await child.press('Yes');
    await child.asked('Do you want to hear what we change?');
    await child.press('No');
    await page.getByText("That's everything.").first().waitFor();
    await looks();
    expect(await invitation(code)).toEqual([{ status: 'used' }]);
    expect(child.complaints).toEqual([]);
    await child.leaves();
  });

  test('a tick that goes with no other takes the others away, and the reverse', async () => {
    const child = await Child.at(at);
    await child.starts(at, await at.code('club'));
    await child.press('Good');
    await child.tick('The games');
    await child.tick('None of these');
    expect(await child.tickbox('The games').isChecked()).toBe(false);
    await child.tick('The food');
    expect(await child.tickbox('None of these').isChecked()).toBe(false);
    await child.sendTicks();
    await child.asked('What should change?');
    expect(await child.earlier()).toEqual(['How was the club for you? Good', 'What did you like? The food']);
    await child.leaves();
  });

  test('own words do as well as a tap; what is not understood is cleared and asked again', async () => {
    const child = await Child.at(at);
    await child.starts(at, await at.code('club'));
    await child.asked('How was the club for you?');
    await child.words.fill('purple');
    await child.press('Send my words');
    await child.page.getByText("I didn't get that.").first().waitFor();
    expect(await child.faults()).toEqual([]);
    await child.words.fill('really good');
    await child.press('Send my words');
    await child.asked('What did you like?');
    expect(await child.earlier()).toEqual(['How was the club for you? really good']);
    await child.leaves();
  });

  test('"More" has the rest of what may always be done, and the deleting is asked about twice', async () => {
    const child = await Child.at(at);
    await child.starts(at, await at.code('club'));
    await child.asked('How was the club for you?');
    await child.can('More').click();
    for (const name of ['Simpler words', 'Pause', 'Stop', 'Delete my answers', 'Talk to a person'])
      expect(await child.page.getByRole('button', { name, exact: true }).isVisible()).toBe(true);
    expect(await child.faults()).toEqual([]);
    await child.page.getByRole('button', { name: 'Delete my answers', exact: true }).click();
    await child.asked("Delete all your answers? We can't bring them back.");
    expect(await child.faults()).toEqual([]);
    await child.press('Yes, delete them');
    await child.page.getByText('Your answers are deleted.').first().waitFor();
    await child.page
      .getByText(/Your receipt number is [0-9A-Z-]{8,}/)
      .first()
      .waitFor();
    await child.leaves();
  });
});

describe('with the keyboard alone', () => {
  /** Tabs until the keyboard is on this, as somebody who looks at the ring does. */
  async function tabTo(child: Child, what: string): Promise<void> {
    for (let presses = 0; presses < 40; presses++) {
      const on = await child.focused();
      if (on.includes(what)) return;
      expect(on, `after ${presses} tabs on the way to "${what}"`).not.toMatch(/^html/);
      await child.page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach "${what}"`);
  }

  test('every answer is reached and given, and the keyboard stands on each new question', async () => {
    const child = await Child.at(at);
    const { keyboard } = child.page;
    const code = await at.code('club');
    await child.page.goto(`${at.origin}/chat`);
    await tabTo(child, 'Your code');
    await keyboard.type(code);
    await keyboard.press('Enter');

    await child.standsOn('Do you want to start?');
    await tabTo(child, 'Start');
    await keyboard.press('Enter');
    await child.standsOn('How was the club for you?');
    await tabTo(child, 'Really good');
    await keyboard.press('Space');
    await child.standsOn('What did you like?');
    await tabTo(child, 'The food');
    await keyboard.press('Space');
    await tabTo(child, 'Send');
    await keyboard.press('Enter');
    await child.standsOn('What should change?');
    await tabTo(child, 'Skip');
    await keyboard.press('Enter');
    await child.standsOn('Will you come again?');
    await tabTo(child, 'Back');
    await keyboard.press('Space');
    await child.standsOn('What should change?');
    await tabTo(child, 'Say it your way');
    await keyboard.type('More time outside');
    await tabTo(child, 'Send');
    await keyboard.press('Enter');
    await child.standsOn('Will you come again?');
    await tabTo(child, 'Yes');
    await keyboard.press('Enter');
    await child.page.getByText("That's everything.").first().waitFor();
    await expect.poll(() => child.focused()).not.toMatch(/^(body|html)/);
    expect(child.complaints).toEqual([]);
    await child.leaves();
  });

  test('"More" opens, closes with Escape, and the keyboard stays where it was', async () => {
    const child = await Child.at(at);
    await child.starts(at, await at.code('club'));
    await child.asked('How was the club for you?');
    await tabTo(child, 'More');
    await child.page.keyboard.press('Enter');
    await child.page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
    await child.page.keyboard.press('Escape');
    await child.page.getByRole('button', { name: 'Pause', exact: true }).waitFor({ state: 'hidden' });
    expect(await child.focused()).toContain('More');
    await child.leaves();
  });
});

test('who listens hears each turn once: what is said beside the question, then that question', async () => {
  const child = await Child.at(at);
  await child.page.addInitScript(`
    window.heard = [];
    const hear = (text) => text.trim() && window.heard.push(text.trim());
    addEventListener('focusin', ({ target }) => target.matches('h1') && hear(target.textContent));
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const isLive = (target.parentElement ? target : document.body).closest('[role=status], [role=alert]');
        if (isLive) for (const added of addedNodes) hear(added.textContent);
      }
    }).observe(document, { childList: true, subtree: true });`);
  const hears = async (what: string[]) => {
    await expect.poll(() => child.page.evaluate('heard')).toEqual(what);
    await child.page.evaluate('heard.length = 0');
  };
  await child.holdsTheClock();
  await child.starts(at, await at.code('club'));
  await child.asked('How was the club for you?');
  await child.page.evaluate('heard.length = 0');
  await child.press('Good');
  await hears(['What did you like?']);
  await child.can('Skip').click();
  await hears(["OK, we'll leave that one.", 'What should change?']);
  await child.can('Back').click();
  await hears(['What did you like?']);
  await child.press('Send');
  await hears(['Tick what fits. Or skip this one.']);

  // A slow network makes no more of it; only who waits for long is told.
  const waits = Promise.withResolvers<void>();
  await child.page.route('**/activities', async (route) => {
    await waits.promise;
    await route.continue();
  });
  await child.can('Skip').click();
  await child.page.clock.runFor(1_200);
  await child.page.getByText('One moment', { exact: true }).waitFor();
  waits.resolve();
  await child.asked('What should change?');
  await hears(['I kept what you said.', 'What should change?']);
  await child.leaves();
});

test('at most 60 KB come until the first question can be answered, all from this server', async () => {
  const child = await Child.at(at);
  const weight = await weigh(child.page);
  await child.starts(at, await at.code('end-of-order'));
  await child.asked('My worker listened to me.');
  await child.answer('Always').click({ trial: true });
  expect(weight.bytes).toBeGreaterThan(5_000);
  expect(weight.bytes).toBeLessThanOrEqual(60 * 1024);
  expect([...weight.origins]).toEqual([at.origin]);
  await child.leaves();
});
