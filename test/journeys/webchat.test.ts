import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaveBrowser, openBrowser } from '../support/browser.ts';
import { emptyDatabase } from '../support/database.ts';
import { DirectLineClient, invite } from '../support/direct-line-client.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { webChatPage } from '../support/webchat.ts';

/**
 * Microsoft's own Web Chat, unchanged, in a real browser, on a page of another origin: the whole
 * questionnaire over our Direct Line.
 */
const apiKey = randomBytes(16).toString('hex');
let browser: Browser;
let sayback: ServerProcess;
let page: Awaited<ReturnType<typeof webChatPage>>;
let folder: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sayback-webchat-'));
  const database = await emptyDatabase();
  drop = database.drop;
  sayback = await startServer('main.ts', {
    DATABASE_URL: database.url,
    SAYBACK_KEY: randomBytes(32).toString('base64'),
    SAYBACK_API_KEY: apiKey,
    SAYBACK_DATA: folder,
  });
  [browser, page] = await Promise.all([openBrowser(), webChatPage()]);
});

afterAll(async () => {
  if (browser) await leaveBrowser(browser);
  await sayback?.stop();
  await drop?.();
  await rm(folder, { recursive: true, force: true });
});

describe('Web Chat', () => {
  test.each([
    'websocket',
    'polling',
  ])('holds the whole conversation by %s: words, buttons, ticks, own words, and the end', async (by) => {
    const { code } = await invite(sayback.origin, apiKey, { kind: 'child', age: '15-17' });
    const chat = await browser.newPage();
    const sockets: string[] = [];
    chat.on('websocket', (socket) => sockets.push(socket.url()));
    const asked = new URLSearchParams({ server: sayback.origin, code, by });
    await chat.goto(`${page.origin}/?${asked}`);

    await heard(chat, 'You can skip any question.');
    await press(chat, 'Start');
    await heard(chat, 'Question 1 of about');
    await press(chat, 'Always');
    await heard(chat, 'Question 2 of about');
    await type(chat, 'mostly');
    await heard(chat, 'Question 3 of about');
    for (let question = 3; !(await says(chat, 'What did we help you with?')); question++) {
      await heard(chat, `Question ${question} of about`);
      await type(chat, '1');
      await heard(chat, `Question ${question + 1} of about`);
    }
    await chat.getByText('School or college').last().click();
    await chat.locator('.ac-adaptiveCard').last().getByRole('button', { name: 'Send' }).click();
    await heard(chat, 'What was the best thing?');
    await type(chat, 'Cooking together on Fridays.');
    await heard(chat, 'What should we change?');
    await type(chat, 'and the gym');
    await heard(chat, 'I added that to your answer.');
    await press(chat, 'Skip');
    await heard(chat, 'Do you know what happens next?');
    await press(chat, 'Yes');
    await heard(chat, 'Do you want to hear what we change?');
    await press(chat, 'No');
    await heard(chat, "That's everything.");

    const statuses = await chat.evaluate<number[]>('window.statuses');
    expect(statuses.at(-1)).toBe(2); // 2: online, in Direct Line's words
    expect(await chat.getByText('Send failed').count()).toBe(0);
    expect(sockets.length > 0).toBe(by === 'websocket');
    await chat.close();
  });

  test.each([
    'websocket',
    'polling',
  ])('goes on by %s with what it knows the id of, and says where another device took it up', async (by) => {
    const { code } = await invite(sayback.origin, apiKey, { kind: 'child', age: '15-17' });
    const phone = await DirectLineClient.open(sayback.origin, code);
    await phone.say('start');
    const chat = await browser.newPage();
    const asked = new URLSearchParams({ server: sayback.origin, code, by, resumes: 'yes' });
    await chat.goto(`${page.origin}/?${asked}`);
    await heard(chat, 'Question 1 of about');
    await press(chat, 'Always');
    await heard(chat, 'Question 2 of about');

    await DirectLineClient.open(sayback.origin, code);
    await heard(chat, 'You opened this on another page or phone.');
    await chat.close();
  });
});

async function heard(chat: Page, words: string): Promise<void> {
  await chat.getByText(words).last().waitFor();
}

function says(chat: Page, words: string): Promise<boolean> {
  return chat.getByText(words).first().isVisible();
}

async function press(chat: Page, name: string): Promise<void> {
  await chat.locator('.webchat__suggested-actions').getByRole('button', { name, exact: true }).click();
}

async function type(chat: Page, text: string): Promise<void> {
  await chat.getByPlaceholder('Type your message').fill(text);
  await chat.keyboard.press('Enter');
}
