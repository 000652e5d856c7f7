import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * The package's own switches also turn off what tests must not do without:
 * the same-origin policy, and a process for each page.
 */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--mute-audio',
];

/** How long a page is waited for that hangs, in milliseconds: far longer than one that is slow. */
const patience = 120_000;

let shared: Promise<Browser> | undefined;

/**
 * A real Chromium: the one that ships inside a registry package, so that nothing is downloaded from
 * elsewhere. One for all files of a worker, which ends with it: a file leaves it with `leaveBrowser`.
 */
export function openBrowser(): Promise<Browser> {
  shared ??= launched({});
  return shared;
}

/** Closes whatever a file has opened in the browser. The next one finds it empty. */
export async function leaveBrowser(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** One of its own. `textSize`: what its settings have for the size of text, in pixels. */
export async function launched({ textSize = 16 }: { textSize?: number }): Promise<Browser> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, `--blink-settings=defaultFontSize=${textSize}`],
    headless: true,
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(patience);
    return context;
  };
  return browser;
}
