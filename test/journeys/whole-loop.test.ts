import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../api/http/access.ts';
import type { Bands } from '../../domain/participant.ts';
import { openStores } from '../../prisma/stores/open.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { answersOverDirectLine } from '../support/answers-over-direct-line.ts';
import { leaveBrowser, openBrowser } from '../support/browser.ts';
import { emptyDatabase } from '../support/database.ts';
import { DirectLineClient, invite, wordsOf } from '../support/direct-line-client.ts';
import { Child } from '../support/journeys/child.ts';
import { signedInPage } from '../support/journeys/signed-in-page.ts';
import { looks } from '../support/journeys/staff-place.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { there } from '../support/there.ts';
import { until } from '../support/until.ts';
import { invitedVictim } from '../support/victims.ts';
import { all, readXml, textOf } from '../support/xml.ts';

/**
 * The whole loop, with the real server in spring, summer and autumn of one year: people are asked and answer
 * through the real chat, the lead settles what it is about, promises something, tells those who raised it,
 * hears whether it helps, and publishes it to the board.
 */
const apiKey = randomBytes(16).toString('hex');
const key = randomBytes(32).toString('base64');
const database = await emptyDatabase();
let folder: string;
let sayback: ServerProcess;
let browser: Browser;
let stores: Stores;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sayback-loop-'));
  browser = await openBrowser();
  await starts('2026-05-12T10:00:00Z');
  stores = await openStores({ databaseUrl: database.url, key: Buffer.from(key) });
});

afterAll(async () => {
  await leaveBrowser(browser);
  await sayback.stop();
  await stores.close();
  await database.dropOnceLeft();
  await rm(folder, { recursive: true, force: true });
});

/** Sayback starts, or starts again, on another day. */
async function starts(day: string): Promise<void> {
  await sayback?.stop();
  now = new Date(day);
  await writeFile(dayFile(), day);
  sayback = await startServer('main.ts', {
    DATABASE_URL: database.url,
    SAYBACK_KEY: key,
    SAYBACK_API_KEY: apiKey,
    SAYBACK_DATA: folder,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, '..', 'support', 'another-day.ts')}`,
    ANOTHER_DAY: dayFile(),
  });
}

/** Sayback goes on until another day. */
async function goesOn(day: string): Promise<void> {
  now = new Date(day);
  await writeFile(dayFile(), day);
  process.kill(there(sayback.pid), 'SIGUSR2');
  await until(() => sayback.printed().includes(`It is ${day}.`));
}
const dayFile = () => join(folder, 'day');
let now: Date;

/** Somebody of the staff, signed in on that day. */
const as = (role: Role) =>
  signedInPage({ stores, browser, origin: sayback.origin }, { who: role, role, now });

const bands = (n: number): Bands => ({ age: n % 4 ? '15-17' : '10-14', gender: n % 5 ? 'boy' : 'girl' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();

/** So many children are asked and answer, eight at a time; every other one raises the way there. */
async function childrenAnswer(many: number, listened: string): Promise<string[]> {
  const codes: string[] = [];
  for (let from = 0; from < many; from += 8) {
    const some = Array.from({ length: Math.min(8, many - from) }, (_, n) => from + n);
    const answered = some.map(async (n) => {
      const { code } = await invite(sayback.origin, apiKey, { kind: 'child', ...bands(n) });
      const raises = n % 2 === 0 && { change: 'The bus takes too long to get there.' };
      await answersOverDirectLine(sayback.origin, code, {
        'worker.listened': listened,
        'hear-back': 'yes',
        ...raises,
      });
      return code;
    });
    codes.push(...(await Promise.all(answered)));
  }
  return codes;
}

/** Reads so many more by the same form, in the page and unseen: what was seen to work. Comes to how many. */
const readsOthers = (many: number) => `(async () => {
  let page = document;
  for (let read = 0; read < ${many}; read++) {
    const said = page.querySelector('figure blockquote').textContent;
    const wanted = said.includes('bus') ? 'Getting there' : 'It is praise';
    const labels = [...page.querySelectorAll('label')];
    const { control } = labels.find(({ firstChild }) => firstChild.textContent.trim() === wanted);
    control.checked = true;
    const sent = new URLSearchParams(new FormData(control.form));
    const answer = await fetch(control.form.action, { method: 'POST', body: sent });
    if (!answer.ok) return read;
    page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  }
  return ${many};
})()`;

let children: string[] = [];

test('in spring forty children, fifteen parents and ten people who were harmed answer', async () => {
  children = await childrenAnswer(40, '2');
  for (let n = 0; n < 15; n++) {
    const { code } = await invite(sayback.origin, apiKey, { kind: 'parent' }, 'parent-feedback');
    await answersOverDirectLine(sayback.origin, code, { best: 'They had time for us.', 'hear-back': 'no' });
  }
  const version = (await stores.questionnaires.newest('victim-feedback')) ?? expect.fail();
  const due = new Date(now.getTime() + 14 * 86_400_000);
  for (let n = 0; n < 10; n++) {
    const { code } = await invitedVictim(stores, version, { agreesTo: ['contact'], due, now });
    await answersOverDirectLine(sayback.origin, code, {
      change: 'Tell me sooner.',
      'hear-back': 'yes',
      quotation: 'no',
    });
  }
  const lead = await as('lead');
  await lead.goto(`${sayback.origin}/staff`);
  await lead.getByRole('link', { name: /^40 finished: / }).waitFor();
  await looks(lead);
});

test('in July the lead says what answers are about, makes a promise, and tells who raised it', async () => {
  await goesOn('2026-07-06T10:00:00Z');
  const lead = await as('lead');
  await lead.goto(`${sayback.origin}/staff/themes`);
  await lead.getByRole('button', { name: 'Read answers' }).click();
  for (let read = 0; read < 5; read++) {
    const said = await lead.getByRole('figure').getByRole('blockquote').innerText();
    if (said.includes('bus')) await lead.getByLabel('Getting there').check();
    else await lead.getByLabel('It is praise').check();
    await press(lead, 'Save and next');
  }
  await lead.getByRole('figure').getByRole('blockquote').waitFor();
  expect(await lead.evaluate(readsOthers(30))).toBe(30);
  await lead.reload();
  await lead.getByText('There is no answer that nobody has read yet.').waitFor();

  await lead.goto(`${sayback.origin}/staff/themes`);
  await follow(lead, 'Getting there');
  await follow(lead, 'Make a commitment');
  await lead.getByLabel('You said').fill('The bus takes too long.');
  await lead.getByLabel('We will').fill('We will meet you near your home or your school.');
  await lead.getByLabel('Who owns it?').fill('Head of service');
  await press(lead, 'Save');
  await lead.getByLabel('Doing: it is under way').check();
  await press(lead, 'Move it');
  await press(lead, 'Tell people');
  await press(lead, 'See it as a child does');
  await press(lead, 'Tell people now');
  await lead.getByText('To be told: 20 people').waitFor();
});

test('those who raised it open their link, hear what is done, and say whether it helps', async () => {
  const page = await Child.at({ browser });
  const [first = '', ...others] = children.filter((_, n) => n % 2 === 0);
  await page.opens(sayback, first);
  await page.asked('Does this help?');
  expect(await page.page.locator('#said').innerText()).toContain('We will meet you near your home');
  expect(await page.faults()).toEqual([]);
  await page.press('Yes');
  await page.page.getByText('Thank you for telling us.').waitFor();
  for (const code of others) {
    const child = await DirectLineClient.open(sayback.origin, code);
    const heard = await child.hear();
    expect(wordsOf(heard)).toContain('The bus takes too long.');
    await child.say('yes');
  }
  const silent = await DirectLineClient.open(sayback.origin, children[1] ?? '');
  expect(wordsOf(await silent.hear())).not.toContain('The bus');

  const lead = await as('lead');
  await lead.goto(`${sayback.origin}/staff/commitments`);
  await lead.getByText('100%').first().waitFor();
  await follow(lead, 'The bus takes too long.');
  await lead.getByText('Does this help?').waitFor();
  expect(await lead.getByRole('main').innerText()).toMatch(/Does this help\?[\s\S]*Yes\s+20/);
  await looks(lead);
});

test('the lead publishes the spring; its Word file has headings, tables and words for charts', async () => {
  await publishes('April to June 2026', 1);
  const board = await as('board-member');
  await board.goto(`${sayback.origin}/staff/editions/1`);
  const said = await board.getByRole('article').innerText();
  expect(said).toContain('We will meet you near your home or your school.');
  expect(said).toContain('20 people who raised something were told what happened within 90 days');
  const { body, type } = await download(board, '/staff/editions/1.docx');
  expect(type).toContain('wordprocessingml');
  const document = readXml(strFromU8(unzipSync(body)['word/document.xml'] ?? new Uint8Array()));
  const styled = (style: string) =>
    all(document, 'w:p')
      .filter((one) => all(one, 'w:pStyle').some(({ attributes }) => attributes.get('w:val') === style))
      .map(textOf);
  expect(styled('Heading1')).toHaveLength(1);
  expect(styled('Heading2')).toEqual(expect.arrayContaining(['Space', 'Voice', 'Audience', 'Influence']));
  const tables = all(document, 'w:tbl');
  expect(tables.length).toBeGreaterThan(5);
  for (const table of tables) expect(all(table, 'w:tblHeader')).toHaveLength(1);
  const charts = all(document, 'w:tblDescription');
  expect(charts.length).toBeGreaterThan(0);
  for (const { attributes } of charts) expect(attributes.get('w:val')).toMatch(/\w{3}/);
  const pdf = await download(board, '/staff/editions/1.pdf');
  expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
});

test('in autumn the next edition compares with it', async () => {
  await goesOn('2026-08-11T10:00:00Z');
  await childrenAnswer(24, '5');
  await starts('2026-10-05T10:00:00Z');
  await publishes('July to September 2026', 2);
  const board = await as('board-member');
  await board.goto(`${sayback.origin}/staff/editions/2`);
  await follow(board, 'Compare with the edition before');
  await board.getByRole('heading', { level: 1, name: /side by side/ }).waitFor();
  const row = board.getByRole('row').filter({ hasText: 'Always' }).first();
  expect(await row.innerText()).toMatch(/0%[\s\S]*100%[\s\S]*Up/);
  expect((await download(board, '/staff/editions/1.json')).body.toString()).toContain('"number":1');
});

/** From choosing the months to the edition, without a word beside the figures. */
async function publishes(months: string, number: number): Promise<void> {
  const lead = await as('lead');
  await lead.goto(`${sayback.origin}/staff/editions/new`);
  await lead.getByLabel(months).check();
  await press(lead, 'Count and begin');
  await follow(lead, 'Publish');
  await press(lead, 'Publish now');
  await lead.getByText(`Edition ${number} is published.`).waitFor();
}

async function download(page: Page, path: string): Promise<{ body: Buffer; type: string }> {
  const response = await page.request.get(`${sayback.origin}${path}`);
  expect(response.status()).toBe(200);
  return { body: await response.body(), type: response.headers()['content-type'] ?? '' };
}
