import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where pictures go that somebody asked for: `SHOTS=test/shots npx vitest run …`. Else none are taken. */
export const shots = process.env.SHOTS;

/** A picture of the whole page as it stands, for somebody to look at. */
export async function shot(page: Page, name: string): Promise<void> {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}
