import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startServer } from '../support/server-process.ts';
import { cluster } from './cluster.ts';
import { conversations, firstAnswer, reading, toChannels } from './held/answers.ts';
import { toOthers } from './held/others.ts';
import { largeService } from './held/service.ts';
import { editionBuilt, formsSent, pagesAsked, pagesOpened } from './held/staff.ts';
import { most, type Sending, Stretches } from './held/stretches.ts';
import { rounded } from './median.ts';

/** How long it may take in all, in milliseconds. What there was no time for is said. */
const longestRun = 235_000;

/**
 * The longest that anything let in holds the event loop of a real service with very much in it: to every
 * route in the table of routes, what is most easily read too slowly. Fails from 50 ms of the processor on,
 * where a route has no case, and where there was no time for one.
 */
export async function measure() {
  const ends = performance.now() + longestRun;
  const apiKey = randomBytes(16).toString('hex');
  const database = await cluster();
  const settings = await database.settings('sayback', apiKey);
  console.log(`${loadNow()}; filling a service`);
  const service = await largeService(settings);
  const port = await freePort();
  const served = await startServer('main.ts', {
    ...settings,
    HELD_PORT: String(port),
    NODE_OPTIONS: `--require=${join(import.meta.dirname, 'held', 'monitor.cts')}`,
  });
  const place = { origin: served.origin, apiKey, service };
  const stretches = new Stretches(port, ends);
  const noteAll = async (sendings: readonly Sending[]) => {
    for (const sending of sendings) await stretches.note(sending);
  };
  try {
    await firstAnswer(place, stretches);
    await stretches.noteFirst(editionBuilt(place));
    for (const sending of pagesOpened(place)) await stretches.noteFirst(sending);
    const { forms, last } = formsSent(place);
    const others = toOthers(place, await assetOf(served.origin));
    const [first, more] = firstOfEach([
      ...pagesAsked(place),
      ...forms,
      ...others,
      ...(await toChannels(place)),
    ]);
    await noteAll(first);
    await reading(place, stretches);
    await noteAll(last);
    await noteAll(more);
    await conversations(place, stretches);
  } finally {
    await served.stop();
    await database.close();
  }
  console.log(loadNow());
  const { worst, over, leftOut } = stretches.print();
  if (over > 0 || leftOut.length > 0) {
    console.error(`Nothing may hold everybody up for ${most} ms, and every route has to be tried.`);
    process.exitCode = 1;
  }
  return {
    longestMs: rounded(worst?.cpu ?? 0),
    route: worst?.route,
    by: worst?.by,
    over,
    leftOut: leftOut.length,
  };
}

/** One for each route, and then the others: where the time is over, every route was tried. */
function firstOfEach(sendings: readonly Sending[]): [first: Sending[], more: Sending[]] {
  const seen = new Set<string>();
  const isFirst = ({ route }: Sending) => !seen.has(route) && seen.add(route).size > 0;
  const first = sendings.filter(isFirst);
  return [first, sendings.filter((sending) => !first.includes(sending))];
}

/** The address of something that the respondent's page loads. */
async function assetOf(origin: string): Promise<string> {
  const html = await (await fetch(`${origin}/chat`)).text();
  return /\/assets\/[^"' ]+/.exec(html)?.[0] ?? '';
}

/** How much waited for the processor, over one, five and fifteen minutes. */
function loadNow(): string {
  return `load ${readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ')}`;
}
