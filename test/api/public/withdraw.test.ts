import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkOf } from '../../../domain/invitation-code.ts';
import { apiServer } from '../../support/api-server.ts';
import { violations } from '../../support/axe.ts';
import { leaveBrowser, openBrowser } from '../../support/browser.ts';
import { given, keep, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { due, noon } from '../../support/days.ts';
import { named, ofVictims } from '../../support/identities.ts';
import { conversed } from '../../support/invited.ts';
import { shot } from '../../support/shot.ts';
import { there } from '../../support/there.ts';
import { invitedVictim } from '../../support/victims.ts';

/** Taking back what one agreed to, by the link on the card: without a chat, and without JavaScript. */

const { stores, sql } = await freshDatabase();
const { origin, lines } = await apiServer(stores, {
  service: 'Youth justice service of the upper river valleys',
});
const feedback = await stores.questionnaires.publish(ofVictims, {}, noon);
const browser = await openBrowser();
afterAll(() => leaveBrowser(browser));
const inFuture = new Date(Date.now() + 30 * 86_400_000);

beforeEach(async () => {
  await sql('delete from victim.participant');
  await sql('delete from victim.erasure');
});

/** A victim who has answered, and the code that they still hold. */
async function answered(): Promise<{ victim: string; code: string }> {
  const invited = await invitedVictim(stores, feedback, {
    agreesTo: ['contact', 'feedback'],
    due: inFuture,
    now: new Date(),
  });
  const { conversation, ticket } = conversed(await stores.victim.invitations.find(invited.code, new Date()));
  const held = await stores.victim.conversations.open(conversation, ticket, { tab: 'tab', now: new Date() });
  const answers = [{ question: 'best', answer: given('music') }];
  await stores.victim.conversations.commit(turn(there(held), [{ do: 'start' }, ...answers.map(keep)]));
  return invited;
}

const send = async (path: string, code: string, more: Record<string, string> = {}) => {
  const body = new URLSearchParams({ code, ...more });
  const response = await fetch(`${origin}${path}`, { method: 'POST', body });
  return { status: response.status, text: await response.text() };
};
const left = () =>
  sql(
    `select (select count(*)::int from victim.answer) as answers,
       (select status from victim.invitation) as status`,
  );

it('takes the code of an invitation that was cancelled', async () => {
  const { code } = await answered();
  const [row] = await sql<{ id: string }>('select id from victim.invitation');
  expect(await stores.victim.invitations.cancel(row?.id ?? '', new Date())).toBe(true);
  expect((await send('/withdraw', code)).text).toContain('Are you sure?');
  expect((await send('/withdraw/done', code)).text).toContain('Your receipt number is');
  expect(await left()).toEqual([{ answers: 0, status: 'cancelled' }]);
});

it('asks once more, erases, and shows the number that stands in the proof', async () => {
  const { code, victim } = await answered();
  const asked = await send('/withdraw', code.toLowerCase());
  expect([asked.status, asked.text.includes('Are you sure?')]).toEqual([200, true]);
  expect(await left()).toEqual([{ answers: 1, status: 'open' }]);
  const done = await send('/withdraw/done', code);
  const [receipt] = /[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/.exec(done.text) ?? [];
  expect(await sql('select receipt from victim.erasure')).toEqual([{ receipt }]);
  expect(await left()).toEqual([{ answers: 0, status: 'cancelled' }]);
  expect(
    (await stores.victim.consents.ledger(victim)).find(({ purpose }) => purpose === 'contact'),
  ).toMatchObject({
    given: false,
    way: 'by-link',
    by: 'by-link',
    receipt,
  });
});

it('pressed twice, it shows the same number again, and to nobody else', async () => {
  const { code } = await answered();
  const { text } = await send('/withdraw', code);
  const receipt = /name="receipt" value="([0-9A-F-]{14})"/.exec(text)?.[1] ?? '';
  const first = await send('/withdraw/done', code, { receipt });
  const second = await send('/withdraw/done', code, { receipt });
  expect([first.status, second.status, first.text.includes(receipt)]).toEqual([200, 200, true]);
  expect(second.text).toBe(first.text);
  expect(await sql('select receipt from victim.erasure')).toEqual([{ receipt }]);
  for (const other of ['0000-0000-0000', 'x', '']) {
    expect((await send('/withdraw/done', code, { receipt: other })).status).toBe(404);
  }
});

it('gives a number also where it is sent while another has just taken everything back', async () => {
  const { code, victim } = await answered();
  const { consents } = stores.victim;
  // The code was looked up, and then the other was first.
  const record = vi.spyOn(consents, 'record').mockImplementationOnce(async (entry) => {
    await consents.record(entry);
    return consents.record(entry);
  });
  const done = await send('/withdraw/done', code);
  record.mockRestore();
  const [receipt] = /[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/.exec(done.text) ?? [];
  expect((await consents.ledger(victim)).map((entry) => entry.receipt)).toContain(receipt);
});

it('works after the last day too, for what was said until then is still there', async () => {
  const { code } = await answered();
  await sql(`update victim.invitation set due = '2026-01-01'`);
  expect((await send('/withdraw', code)).text).toContain('Are you sure?');
  expect((await send('/withdraw/done', code)).text).toContain('It is done');
  expect(await left()).toEqual([{ answers: 0, status: 'cancelled' }]);
});

it.each([
  ['a link', (code: string) => linkOf(origin, code)],
  ['a message', (code: string) => `It looks like this: BCDFG-HJKMN. Your code: ${code}. Thank you`],
  ['single letters', (code: string) => [...code.replace('-', '')].join(' ')],
])('finds the code in what was pasted: %s', async (_, pasted) => {
  const { code } = await answered();
  const asked = await send('/withdraw', pasted(code));
  expect([asked.status, asked.text.includes('Are you sure?')]).toEqual([200, true]);
  expect(asked.text).toContain(`name="code" value="${code}"`);
  expect(asked.text).toContain(`href="/c#${code}"`);
});

describe('a link', () => {
  it('of before has its code in the path, and leads on to one that has it behind the #', async () => {
    const { code } = await answered();
    const response = await fetch(`${origin}/withdraw/${code}`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, `/withdraw#${code}`]);
    expect([response.headers.get('cache-control'), response.headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ]);
    expect([await response.text(), response.headers.get('set-cookie')]).toEqual(['', null]);
    expect(await left()).toEqual([{ answers: 1, status: 'open' }]);
  });

  it.each([
    ['markup', encodeURIComponent('"><script>alert(1)</script>')],
    ['another line', encodeURIComponent('a\r\nset-cookie: b')],
    ['a very long one', 'B'.repeat(90)],
  ])('of before with %s in it leads nowhere else', async (_, code) => {
    const response = await fetch(`${origin}/withdraw/${code}`, { redirect: 'manual' });
    expect(response.headers.get('location')).toMatch(/^\/withdraw#[\w%.!'()*-]{1,120}$/);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it.each([
    '/withdraw#',
    '/withdraw/',
  ])('%sCODE fills it in, and nothing stays in the history', async (path) => {
    const { code } = await answered();
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    await page.goto(`${origin}${path}${code}`);
    const field = page.getByLabel('Your code');
    await expect.poll(() => field.inputValue()).toBe(code);
    expect(page.url()).toBe(`${origin}/withdraw`);
    expect(asked.filter((url) => new URL(url).pathname.includes(code))).toHaveLength(
      path.endsWith('/') ? 1 : 0,
    );
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('heading', { name: 'Are you sure?' }).waitFor();
    expect(await left()).toEqual([{ answers: 1, status: 'open' }]);
    await context.close();
  });
});

describe('a code', () => {
  it.each([
    ['that nobody was given', async () => 'BCDFG-HJKMN', 404],
    ['that is empty', async () => '  ', 400],
    [
      'of a child, who learns nothing of what this is about',
      async () => {
        const version = await stores.questionnaires.publish(named, {}, noon);
        const participant = { kind: 'child' } as const;
        return (
          await stores.people.invitations.create({ questionnaire: version, participant, due, now: noon })
        ).code;
      },
      404,
    ],
    [
      'of somebody who has withdrawn already',
      async () => {
        const { code } = await answered();
        await send('/withdraw/done', code);
        return code;
      },
      404,
    ],
    ['with markup in it', async () => '"><script>alert(1)</script>', 404],
  ])('%s is asked for again', async (_, make, status) => {
    const code = await make();
    for (const path of ['/withdraw', '/withdraw/done']) {
      const shown = await send(path, code);
      expect(shown.status).toBe(status);
      expect(shown.text).toContain('Take back what you agreed to');
      expect(shown.text).not.toContain('<script>');
    }
  });

  it('is guessed at a few times, and then waited for; a right one still works', async () => {
    let shown = await send('/withdraw', 'BCDFG-HJKMN');
    for (let guess = 0; guess < 30 && shown.status !== 429; guess++)
      shown = await send('/withdraw', 'BCDFG-HJKMN');
    expect([shown.status, shown.text.includes('Wait a minute')]).toEqual([429, true]);
    const { code } = await answered();
    expect((await send('/withdraw', code)).status).toBe(200);
  });

  it('never gets into the log', async () => {
    const { code } = await answered();
    await send('/withdraw', code);
    await fetch(`${origin}/withdraw/${code}`);
    expect(JSON.stringify(lines)).not.toContain(code);
  });
});

it.each([320, 1280])('in a browser without JavaScript, whole, at %i px', async (width) => {
  const { code } = await answered();
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 700 } });
  const scripted = await browser.newContext({ viewport: { width, height: 700 } });
  const page = await context.newPage();
  /** axe needs scripts: the same page in another window. */
  const sound = async (name: string) => {
    const look = await scripted.newPage();
    await look.setContent(await page.content());
    await look.addStyleTag({
      url: `${origin}${await page.locator('link[rel=stylesheet]').getAttribute('href')}`,
    });
    expect(await violations(look, { policy: false })).toEqual([]);
    expect(await look.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await look.close();
    await shot(page, `withdraw-${name}-${width}`);
  };
  await page.goto(`${origin}/withdraw`);
  expect(await page.getByLabel('Your code').inputValue()).toBe('');
  await sound('asked');
  await page.getByRole('button', { name: 'Go on' }).click();
  await sound('problem');
  await page.getByLabel('Your code').fill(code);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Are you sure?' }).waitFor();
  await sound('sure');
  await page.getByRole('button', { name: 'Yes, take it all back' }).click();
  await page.getByText('Your receipt number is').waitFor();
  await sound('done');
  await context.close();
  await scripted.close();
});
