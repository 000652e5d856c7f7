import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../api/access.ts';
import type { Bands } from '../../dialogs/participant.ts';
import { openStores } from '../../prisma/open.ts';
import type { Stores } from '../../prisma/stores.ts';
import { openBrowser } from '../support/browser.ts';
import { emptyDatabase } from '../support/database.ts';
import { invite } from '../support/direct-line.ts';
import { type Served, serve } from '../support/served.ts';
import { answersThrough } from '../support/through-direct-line.ts';
import { invitedVictim } from '../support/victims.ts';
import { looks } from './staff-place.ts';

/**
 * The whole loop, with the real server in spring, summer and autumn of one year: people are asked and answer through the real chat, the lead
 * settles what it is about, promises something, tells those who raised it, hears whether it helps, and publishes it to the board.
 */
const apiKey = randomBytes(16).toString('hex');
const key = randomBytes(32).toString('base64');
const database = await emptyDatabase();
let folder: string;
let sayback: Served;
let browser: Browser;
let stores: Stores;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sayback-loop-'));
  browser = await openBrowser();
  await on('2026-05-12T10:00:00Z');
  stores = await openStores({ databaseUrl: database.url, key: Buffer.from(key) });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await sayback.stop();
  await stores.close();
  await database.dropOnceLeft();
  await rm(folder, { recursive: true, force: true });
});

/** Sayback starts again on another day. */
async function on(day: string): Promise<void> {
  await sayback?.stop();
  now = new Date(day);
  sayback = await serve('main.ts', {
    DATABASE_URL: database.url,
    SAYBACK_KEY: key,
    SAYBACK_API_KEY: apiKey,
    SAYBACK_DATA: folder,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, '..', 'support', 'another-day.ts')}`,
    ANOTHER_DAY: day,
  });
}
let now: Date;

/** Somebody of the staff, signed in on that day. */
async function as(role: Role): Promise<Page> {
  const secret = await stores.sessions.open({
    who: role,
    role,
    now,
    endsAt: new Date(now.getTime() + 3_600_000),
  });
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
  await context.addCookies([{ name: 'sayback-staff', value: secret, url: `${sayback.origin}/staff` }]);
  return context.newPage();
}

const bands = (n: number): Bands => ({ age: n % 4 ? '15-17' : '10-14', gender: n % 5 ? 'boy' : 'girl' });
/** What children raise: half of them the way there, and it is the same way for most. */
const change = (n: number) => (n % 2 ? 'The bus takes too long to get there' : 'Nothing really');

async function childrenAnswer(many: number, codes: string[]): Promise<void> {
  const all = Array.from({ length: many }, (_, n) => n);
  for (let from = 0; from < many; from += 8) {
    await Promise.all(
      all.slice(from, from + 8).map(async (n) => {
        const { code } = await invite(sayback.origin, apiKey, { kind: 'child', ...bands(n) });
        await answersThrough(sayback.origin, code, {
          change: change(n),
          'hear-back': 'yes',
          best: 'My worker was kind',
        });
        codes.push(code);
      }),
    );
  }
}
const codes: string[] = [];

test('in spring forty children, fifteen parents and ten people who were harmed answer', async () => {
  await childrenAnswer(40, codes);
  for (let n = 0; n < 15; n++) {
    const { code } = await invite(sayback.origin, apiKey, { kind: 'parent' }, 'parent-feedback');
    await answersThrough(sayback.origin, code, { change: 'Evening meetings would help', 'hear-back': 'no' });
  }
  const version = (await stores.service.newest('victim-feedback')) ?? expect.fail();
  const due = new Date(now.getTime() + 14 * 86_400_000);
  for (let n = 0; n < 10; n++) {
    const { code } = await invitedVictim(stores, version, { agreesTo: ['contact'], due, now });
    await answersThrough(sayback.origin, code, {
      change: 'Tell me sooner',
      'hear-back': 'yes',
      quotation: 'no',
    });
  }
  expect(codes).toHaveLength(40);
}, 90_000);

test('the home page says who was asked and who answered', async () => {
  const lead = await as('lead');
  await lead.goto(`${sayback.origin}/staff`);
  await lead.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await looks(lead);
});
