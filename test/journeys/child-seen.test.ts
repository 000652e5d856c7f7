import { describe, expect, test } from 'vitest';
import { Child } from '../support/journeys/child.ts';
import { club, place } from '../support/journeys/place.ts';

/** Who sees what a child said: the child, where they said it, and nobody who only has the code. */
const at = await place();
await at.publish(club);

const told = 'My stepdad hits me at home';

/** A child on a phone who has said how it was, and what they will not have anybody else read. */
async function halfway(): Promise<{ phone: Child; code: string }> {
  const phone = await Child.at(at);
  const code = await at.code('club');
  await phone.starts(at, code);
  await phone.press('Really bad');
  await phone.asked('What did you like?');
  await phone.tick('The food');
  await phone.sendTicks();
  await phone.asked('What should change?');
  await phone.say(told);
  await phone.asked('Will you come again?');
  return { phone, code };
}

const hidden = "You answered this one. We don't show it here.";

describe('somebody else with the code', () => {
  test('sees nothing of what was said, whatever they ask for, and may still carry on', async () => {
    const { phone, code } = await halfway();
    const worker = await Child.at(at, { viewport: { width: 1280, height: 720 } });
    const read: string[] = [];
    worker.page.on('response', async (response) => {
      if (response.url().includes('/v3/')) read.push(await response.text().catch(() => ''));
    });
    await worker.opens(at, code);
    await worker.press('Carry on here');
    await worker.asked('Will you come again?');
    await worker.page.getByText("We don't show it here. So nobody else can read it.").waitFor();
    expect(await worker.earlier()).toEqual([]);
    await worker.words.fill('what did i say');
    await worker.press('Send my words');
    await worker.page.getByText('What you said is safe.').waitFor();
    expect(await worker.earlier()).toEqual([
      `How was the club for you? ${hidden}`,
      `What did you like? ${hidden}`,
      `What should change? ${hidden}`,
    ]);
    expect(await worker.faults()).toEqual([]);
    await worker.edit('What should change?');
    await worker.asked('What should change?');
    await worker.page.getByText(hidden).first().waitFor();
    expect(await worker.words.inputValue()).toBe('');
    expect([await worker.page.content(), ...read].join()).not.toMatch(/stepdad|Really bad"|The food"/);
    expect(worker.complaints).toEqual([]);
    await phone.leaves();
    await worker.leaves();
  });

  test('does not put the child out by opening it, and is told what a press will do', async () => {
    const { phone, code } = await halfway();
    const worker = await Child.at(at);
    await worker.opens(at, code);
    await worker.asked('This is open somewhere else');
    await worker.page.getByText('If you carry on here, it stops there.').waitFor();
    expect(await worker.faults()).toEqual([]);
    await phone.looksAgain();
    await phone.press('Yes');
    await phone.page.getByText("That's everything.").first().waitFor();
    await phone.leaves();
    await worker.leaves();
  });
});

test('what told of risk is not shown again where it was said either, once the page is loaded', async () => {
  const { phone } = await halfway();
  await phone.page.reload();
  await phone.asked('Will you come again?');
  expect(await phone.earlier()).toEqual([
    'How was the club for you? Really bad',
    'What did you like? The food',
  ]);
  await phone.words.fill('what did i say');
  await phone.press('Send my words');
  await expect.poll(() => phone.earlier()).toContain(`What should change? ${hidden}`);
  expect(await phone.page.content()).not.toContain('stepdad');
  await phone.leaves();
});

describe('a program that looks at links, and runs what stands in them', () => {
  test.each(['c#CODE', 'c/CODE'])('opens nothing, and takes nothing from a child: %s', async (link) => {
    const { phone, code } = await halfway();
    const unused = await at.code('club');
    const scanner = await Child.at(at);
    const calls: string[] = [];
    scanner.page.on('request', (request) => calls.push(`${request.method()} ${request.url()}`));
    for (const each of [code, unused]) {
      await scanner.page.goto(`${at.origin}/${link.replace('CODE', each)}`);
      await scanner.asked('Hello');
      expect(await scanner.faults()).toEqual([]);
    }
    expect(calls.filter((call) => call.startsWith('POST') || call.includes('/v3/'))).toEqual([]);
    const opened = 'select from people.conversation c where c.invitation_id = $1';
    expect(await at.sql(opened, [at.idOf(unused)])).toEqual([]);
    await phone.looksAgain();
    await phone.press('Yes');
    await phone.page.getByText("That's everything.").first().waitFor();
    await phone.leaves();
    await scanner.leaves();
  });
});

test('a code stands in no address that is sent: not the page, nor anything that it loads', async () => {
  const child = await Child.at(at);
  const code = await at.code('club');
  const sent: string[] = [];
  child.page.on('request', (request) => sent.push(request.url(), request.headers().referer ?? ''));
  await child.starts(at, code);
  await child.asked('How was the club for you?');
  expect(sent.map((url) => url.replace(/#.*/, '')).join()).not.toContain(code);
  await child.leaves();
});
