import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/support/browser.ts';

/**
 * Draws as PNG what cannot be SVG elsewhere: the pictures beside answers, for cards in Teams, and the icons
 * of the Teams app. Run it, with `node scripts/draw-pictures.ts`, after a drawing was changed, and commit
 * what it makes.
 */
const root = join(import.meta.dirname, '..');

/** Ink on a round of paper, which shows on a light card and on a dark one alike. */
const paper = '#FBF7F0';
const ink = '#1D2A35';

const browser = await openBrowser();
try {
  const page = await browser.newPage();
  const from = join(root, 'web', 'pictures');
  const to = join(root, 'teams', 'pictures');
  await mkdir(to, { recursive: true });
  const drawings = (await readdir(from)).filter((name) => name.endsWith('.svg'));
  for (const name of drawings) {
    const round = 'border-radius: 50%; padding: 10px; box-sizing: border-box';
    const style = `color: ${ink}; background: ${paper}; ${round}`;
    await draw(page, join(from, name), { path: join(to, name.replace(/svg$/, 'png')), size: 96, style });
  }
  for (const [name, size] of [
    ['color', 192],
    ['outline', 32],
  ] as const) {
    const folder = join(root, 'teams');
    await draw(page, join(folder, `${name}.svg`), { path: join(folder, `${name}.png`), size, style: '' });
  }
  console.log(`Drew ${drawings.length} pictures and 2 icons.`);
} finally {
  await browser.close();
}

async function draw(
  page: Page,
  drawing: string,
  { path, size, style }: { path: string; size: number; style: string },
): Promise<void> {
  await page.setViewportSize({ width: size, height: size });
  const svg = await readFile(drawing, 'utf8');
  const room = `width: ${size}px; height: ${size}px; ${style}`;
  await page.setContent(`<body style="margin: 0"><div style="${room}">${svg}</div></body>`);
  await page.addStyleTag({ content: 'svg { display: block; width: 100%; height: 100% }' });
  await page.screenshot({ path, omitBackground: true });
}
