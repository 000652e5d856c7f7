import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';
import { z } from 'zod';
import { once } from '../../api/public/once.ts';
import { localSite } from './local-site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const foundSchema = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));
/** Style sheets are not fetched again: no rule of these needs it, and it takes longer than all of them. */
const options = JSON.stringify({
  runOnly: { type: 'tag', values: tags },
  resultTypes: ['violations'],
  preload: false,
});

/**
 * What axe finds wrong on a page as it stands, once nothing moves on it: the rule, and the elements that
 * break it. Nothing found is an empty list. `policy`: whether the page's own policy holds in this browser;
 * without it, axe is loaded from an address, which takes a fifth of the time.
 */
export async function violations(page: Page, { policy = true } = {}): Promise<string[]> {
  await page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))');
  if (!(await page.evaluate("'axe' in window"))) {
    if (policy) await inserted(page);
    else await page.addScriptTag({ url: await served() });
  }
  const found = await page.evaluate(`axe.run(document, ${options}).then(({ violations }) => violations)`);
  return foundSchema
    .parse(found)
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/**
 * Past the page's own policy, and in half the time of `page.evaluate`, which wraps what it sends. A session
 * is kept for as long as its page is: to leave it would take away the devices that the page pretends to have.
 */
async function inserted(page: Page): Promise<void> {
  const opening = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, opening);
  const session = await opening;
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: `${axe};0` });
  if (exceptionDetails) throw new Error(exceptionDetails.text);
}

/** The address of axe. */
const served = once(async () => {
  const origin = await localSite((_, response) => {
    response.setHeader('content-type', 'text/javascript; charset=utf-8');
    // A page of the same context has it, compiled, from the one before.
    response.setHeader('cache-control', 'max-age=3600');
    response.end(axe);
  });
  return `${origin}/axe.js`;
});
