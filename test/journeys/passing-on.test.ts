import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Role } from '../../api/http/access.ts';
import { Person } from '../support/journeys/person.ts';
import { signedInPlace } from '../support/journeys/signed-in-place.ts';
import { looks } from '../support/journeys/staff-place.ts';
import { scan } from '../support/scanner.ts';

/** What somebody said, from the card they were handed to whoever may read it. */
const { origin, browser, linkFor } = await signedInPlace();

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
/** Follows a link, also one that looks like a button. */
const go = (page: Page, name: string) =>
  page.getByRole('link', { name }).or(page.getByRole('button', { name })).first().click();
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const says = (page: Page, words: string | RegExp) =>
  page.getByRole('main').getByText(words).first().waitFor();

async function signedIn(role: Role): Promise<Page> {
  // axe is put into the page, which its own policy would refuse; the policy itself is tested over HTTP.
  // Two pixels to a point, as a phone reads a square from a screen.
  const context = await browser.newContext({ bypassCSP: true, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await page.goto(linkFor(role));
  await press(page, 'Sign in');
  await heading(page, 'Home');
  return page;
}

/** How many sheets of A4 it takes. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** The code of the one card that the page shows, which a phone reads from its square too. */
async function codeOn(page: Page): Promise<string> {
  const code = await page.locator('.sayback-code').innerText();
  const picture = await page.locator('.sayback-card').screenshot();
  expect(await scan(browser, picture, 600)).toBe(`${origin}/c#${code}`);
  return code;
}

async function opens(code: string): Promise<Person> {
  const person = await Person.at({ browser });
  await person.opens({ origin }, code);
  await person.sees('Do you want to start?');
  await person.press('Start');
  return person;
}

test('a victim’s words reach a case manager as they were said, and nothing else does', async () => {
  const page = await signedIn('rj-worker');
  await page.goto(`${origin}/staff/victims/new`);
  await page.getByLabel('Reference (optional)').fill('RJ 40');
  await press(page, 'Add this person');
  const person = page.url().replace(/[?#].*$/, '');
  await says(page, 'They can be asked once they agree to contact.');
  await looks(page);
  await page.goto(`${person}/invite`);
  await says(page, 'They have not agreed to contact yet.');
  await looks(page);
  await go(page, 'Record what they said about contact');
  await page.getByRole('radio', { name: 'Yes', exact: true }).check();
  await page.getByRole('radio', { name: 'They said it to me' }).check();
  await press(page, 'Record what they said');

  // Asks them, with a card of their own.
  await go(page, 'Ask them to answer');
  await heading(page, 'Ask them to answer');
  await looks(page);
  await press(page, 'Make the card');
  await page.getByRole('alert').waitFor();
  await looks(page);
  await page.getByRole('radio', { name: 'Your say, before a decision' }).check();
  await press(page, 'Make the card');
  await says(page, 'We would like to hear from you');
  await looks(page);
  const code = await codeOn(page);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('body').innerText()).not.toContain('RJ 40');
  expect([await page.locator('.sayback-steps').count(), await sheets(page)]).toEqual([0, 1]);
  await page.emulateMedia({ media: 'screen' });

  // They answer on their own phone, and let their words be passed on.
  const victim = await opens(code);
  await victim.sees('May we ask what you think before a decision is made?');
  await victim.press('Yes');
  await victim.sees('How has this affected you?');
  await victim.say('I jump when the letterbox goes.\nI do not sleep.');
  await victim.sees('What would you like to happen?');
  await victim.say('Somebody to mend the gate.');
  await victim.skips(
    'Is there anything you want to ask or say?',
    'Would you like to hear about restorative justice?',
    'Do you want a say in how the young person puts things right?',
    'Do you want to hear how it goes?',
  );
  await victim.sees('May workers who help young people here read your words, as you wrote them?');
  await victim.press('Yes');
  await victim.sees('Is this what you want to send?');
  await victim.press('Yes, send it');
  await victim.sees('You have finished');
  await victim.page.context().close();

  // Reads it, and passes one answer on.
  await page.goto(person);
  await says(page, 'Finished');
  await looks(page);
  await go(page, 'Read what they said');
  await heading(page, 'What they said');
  await says(page, 'I jump when the letterbox goes.');
  await looks(page);
  await go(page, 'Pass on what they said to: How has this affected you?');
  await looks(page);
  await press(page, 'Continue');
  await page.getByRole('alert').waitFor();
  await looks(page);
  await page.getByLabel('Who gets their words?').fill('North team');
  await press(page, 'Continue');
  await heading(page, 'Check before you pass it on');
  await looks(page);
  await press(page, 'Pass it on');
  await says(page, 'Nobody has read it yet.');
  await looks(page);

  // The case manager reads just that.
  const worker = await signedIn('worker');
  await looks(worker);
  await worker.getByRole('navigation').getByRole('link', { name: 'Passed on' }).click();
  await says(worker, 'For North team');
  await looks(worker);
  await worker.getByRole('button', { name: 'Read the words for North team' }).click();
  await heading(worker, 'Words from somebody who was harmed');
  await looks(worker);
  const read = await worker.locator('body').innerText();
  expect(read).toContain('I jump when the letterbox goes.\nI do not sleep.');
  for (const other of ['RJ 40', 'mend the gate']) expect(read).not.toContain(other);
  expect(await sheets(worker)).toBe(1);
  await go(worker, 'Back to passed on');
  await says(worker, 'Nothing is waiting.');
  await looks(worker);
  await page.reload();
  await says(page, 'Somebody has read it.');
  await page.context().close();
  await worker.context().close();
});

test('a worker reads what a child said about themselves, on one sheet', async () => {
  const worker = await signedIn('worker');
  await worker.goto(`${origin}/staff/summaries`);
  await says(worker, 'Nobody has sent one yet.');
  await looks(worker);

  const lead = await signedIn('lead');
  await go(lead, 'Invite one person');
  await looks(lead);
  await lead.getByRole('radio', { name: 'About you, at the start' }).check();
  await lead.getByLabel('Your reference (optional)').fill('C 7');
  await press(lead, 'Make invitation');
  await says(lead, 'We want to hear from you');
  await looks(lead);
  const code = await codeOn(lead);
  await lead.context().close();

  const child = await opens(code);
  for (const [thing, face] of [
    ['Home and family', 'Good'],
    ['School, college or work', 'Bad'],
    ['My friends', 'Really good'],
    ['My feelings', 'In the middle'],
    ['My health and sleep', 'Good'],
    ['How I spend my time', 'Really bad'],
  ] as const) {
    await child.sees(thing);
    await child.press(face);
  }
  await child.sees('What makes it hard?');
  await child.say('Too many people ask me the same things.');
  await child.skips('Some people drink, smoke or use drugs. How is that for you?');
  await child.sees('Do you feel safe in the places you go?');
  await child.press('No');
  await child.sees('Where do you not feel so safe?');
  await child.tick('In the streets');
  await child.tick('On the way to places');
  await child.sendTicks();
  await child.sees('What are you good at?');
  await child.say('Fixing bikes.\nCooking for my sister.');
  await child.sees('Who matters to you?');
  await child.say('My nan.');
  await child.sees('How can we make things clear for you?');
  await child.tick('Read things out to me');
  await child.tick('Give me more time');
  await child.sendTicks();
  await child.sees('What would help you most?');
  await child.tick('Something good to do');
  await child.sendTicks();
  await child.skips('What do you want to change?');
  await child.sees('Is this what you want to send?');
  await child.press('Yes, send it');
  await child.sees('You have finished');
  await child.page.context().close();

  await worker.reload();
  await looks(worker);
  await worker.getByLabel('Part of a reference').fill('nobody');
  await press(worker, 'Find');
  await says(worker, 'No summary matches.');
  await looks(worker);
  await go(worker, 'Show all');
  await go(worker, 'About you, at the start');
  await heading(worker, 'About you, at the start');
  await says(worker, 'Too many people ask me the same things.');
  await says(worker, 'They skipped this one.');
  await looks(worker);
  expect(await sheets(worker)).toBe(1);
  await worker.context().close();
});
