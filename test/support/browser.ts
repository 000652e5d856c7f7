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

/**
 * A real Chromium: the one that ships inside a registry package, so that nothing is downloaded from
 * elsewhere. `textSize`: what its settings have for the size of text, in pixels.
 */
export async function openBrowser({ textSize = 16 } = {}): Promise<Browser> {
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
