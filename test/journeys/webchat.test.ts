import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { DirectLineClient } from '../support/direct-line-client.ts';
import { place } from '../support/journeys/place.ts';
import { webChatPage } from '../support/webchat.ts';

/**
 * Microsoft's own Web Chat, unchanged, in a real browser, on a page of another origin: the whole
 * questionnaire over our Direct Line.
 */
const [at, page] = await Promise.all([place(), webChatPage()]);
// Pages of one context have Web Chat, compiled, from the one before.
const context = await at.browser.newContext();

describe('Web Chat', () => {
  test.each([
    'websocket',
    'polling',
  ])('holds the whole conversation by %s: words, buttons, ticks, own words, and the end', async (by) => {
    const code = await at.code('end-of-order', { age: '15-17' });
    const chat = await context.newPage();
    const sockets: string[] = [];
    chat.on('websocket', (socket) => sockets.push(socket.url()));
    const asked = new URLSearchParams({ server: at.origin, code, by });
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
    const code = await at.code('end-of-order', { age: '15-17' });
    const phone = await DirectLineClient.open(at.origin, code);
    await phone.say('start');
    const chat = await context.newPage();
    const asked = new URLSearchParams({ server: at.origin, code, by, resumes: 'yes' });
    await chat.goto(`${page.origin}/?${asked}`);
    await heard(chat, 'Question 1 of about');
    await press(chat, 'Always');
    await heard(chat, 'Question 2 of about');

    await DirectLineClient.open(at.origin, code);
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
