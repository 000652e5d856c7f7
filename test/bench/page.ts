import { randomBytes } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { violations } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { invite } from '../support/direct-line-client.ts';
import { slowDown, weigh } from '../support/network.ts';
import { startServer } from '../support/server-process.ts';
import { webChatPage } from '../support/webchat.ts';
import { cluster } from './cluster.ts';
import { median, rounded } from './median.ts';

const rounds = 5;
const most = { firstMs: 3000, bytes: 60 * 1024 };
const apiKey = randomBytes(16).toString('hex');

/** How one page is opened, what is pressed then, and where its answers stand. */
export type Way = { address(code: string): string; opens?: string; answers(page: Page): Locator };

/**
 * Our page beside Microsoft's Web Chat, with the same questionnaire on the same server, each with a browser
 * that has seen nothing yet, on a slow phone and its slow network. Fails where ours is slower or heavier than
 * we promise.
 */
export async function measure() {
  const database = await cluster();
  const [sayback, peer, browser] = await Promise.all([
    database.settings('sayback', apiKey).then((settings) => startServer('main.ts', settings)),
    webChatPage(),
    openBrowser(),
  ]);
  const ways: Record<'ours' | 'webChat', Way> = {
    ours: {
      address: (code) => `${sayback.origin}/c#${code}`,
      opens: 'Open it',
      answers: (page) => page.getByRole('main'),
    },
    webChat: {
      address: (code) =>
        `${peer.origin}/?${new URLSearchParams({ server: sayback.origin, code, by: 'websocket' })}`,
      answers: (page) => page.locator('.webchat__suggested-actions'),
    },
  };
  try {
    const rows: Record<keyof typeof ways, Seen[]> = { ours: [], webChat: [] };
    for (let round = 0; round <= rounds; round++) {
      for (const name of ['ours', 'webChat'] as const) {
        const { code } = await invite(sayback.origin, apiKey, { kind: 'child', age: '15-17' });
        const seen = await visit(browser, ways[name], code);
        if (round > 0) rows[name].push(seen);
        console.log(`round ${round}: ${name} ${JSON.stringify({ ...seen, axe: seen.axe.length })}`);
      }
    }
    const figures = { ours: figuresOf(rows.ours), webChat: figuresOf(rows.webChat) };
    const { firstMs, bytes } = figures.ours;
    if (firstMs >= most.firstMs || bytes > most.bytes) {
      console.error(`Our page promises under ${most.firstMs} ms and at most ${most.bytes} bytes.`);
      process.exitCode = 1;
    }
    return figures;
  } finally {
    await browser.close();
    await sayback.stop();
    await database.close();
  }
}

/**
 * From opening the link: until "Start" can be pressed, until the first question can be answered, and from an
 * answer until the second can.
 */
type Seen = { startMs: number; firstMs: number; secondMs: number; bytes: number; axe: string[] };

/** Somebody who presses as soon as something can be pressed. */
export async function visit(browser: Browser, way: Way, code: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.addInitScript(
      "addEventListener('click', () => { window.pressedAt = performance.now() }, { capture: true })",
    );
    const weight = await weigh(page);
    await slowDown(page);
    const press = (name: string) => way.answers(page).getByRole('button', { name, exact: true }).click();

    await page.goto(way.address(code), { waitUntil: 'commit' });
    if (way.opens) await press(way.opens);
    const startMs = await usable(page, 'Do you want to start?', 'Start');
    await press('Start');
    const firstMs = await usable(page, 'Question 1 of about', 'Always');
    const { bytes } = weight;
    const axe = await violations(page);
    await press('Always');
    const secondAt = await usable(page, 'Question 2 of about', 'Always');
    const secondMs = secondAt - (await page.evaluate<number>('pressedAt'));
    return {
      startMs: rounded(startMs),
      firstMs: rounded(firstMs),
      secondMs: rounded(secondMs),
      bytes,
      axe,
    };
  } finally {
    await context.close();
  }
}

/**
 * When, in milliseconds since the link was opened, these words stood there and the button could be pressed:
 * in view, and covered by nothing. The page itself looks at each frame; whoever asks from outside would ask
 * too seldom.
 */
async function usable(page: Page, words: string, name: string): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const [words, name] = ${JSON.stringify([words, name])};
    const canBePressed = () => {
      const buttons = [...document.querySelectorAll('button')];
      const button = buttons.findLast(({ innerText }) => innerText.trim() === name);
      if (!button || button.disabled || !document.body.innerText.includes(words)) return false;
      button.scrollIntoView({ block: 'nearest' });
      const { x, y, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    };
    const look = () => (canBePressed() ? resolve(performance.now()) : requestAnimationFrame(look));
    look();
  })`);
}

function figuresOf(seen: Seen[]) {
  const of = (name: 'startMs' | 'firstMs' | 'secondMs' | 'bytes') => median(seen.map((one) => one[name]));
  const broken = new Set(seen.flatMap(({ axe }) => axe.map((line) => line.split(':')[0] ?? line)));
  return {
    bytes: of('bytes'),
    startMs: of('startMs'),
    firstMs: of('firstMs'),
    secondMs: of('secondMs'),
    axe: [...broken].toSorted(),
  };
}
