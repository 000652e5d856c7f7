import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

const decoder = readFileSync(createRequire(import.meta.url).resolve('jsqr'), 'utf8');

/** A page for all scans of a browser, until whoever leaves the browser closes it. */
const pages = new WeakMap<Browser, Page>();

/**
 * What a phone reads when it is held over a picture (PNG) of which a QR code is a part: null where it finds
 * none. The picture is looked at in grey and so many pixels wide, as a camera sees it from further away.
 */
export async function scan(browser: Browser, picture: Buffer, width: number): Promise<string | null> {
  const page = await pageOf(browser);
  const read = await page.evaluate(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${picture.toString('base64')}';
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = ${width};
    canvas.height = Math.round((image.height * ${width}) / image.width);
    const context = canvas.getContext('2d');
    context.filter = 'grayscale(1)';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(data, canvas.width, canvas.height)?.data ?? null;
  })()`);
  return z.string().nullable().parse(read);
}

async function pageOf(browser: Browser): Promise<Page> {
  const known = pages.get(browser);
  if (known && !known.isClosed()) return known;
  const page = await browser.newPage();
  await page.evaluate(decoder);
  pages.set(browser, page);
  return page;
}
