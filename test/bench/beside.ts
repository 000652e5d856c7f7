import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { openBrowser } from '../support/browser.ts';
import { invite } from '../support/direct-line-client.ts';
import { root, type ServerProcess, startServer } from '../support/server-process.ts';
import { cluster, statement } from './cluster.ts';
import { perResponse } from './fill.ts';
import { drive } from './load.ts';
import { median, rounded } from './median.ts';
import { visit } from './page.ts';
import { board, lastYear } from './report.ts';
import { start } from './start.ts';
import { shown, timed } from './timed.ts';
import { answering, codesFor, openAll, opening, turnsOfOneConversation } from './turns.ts';

const rounds = { turns: 16, report: 24, page: 10, start: 10 };
const seconds = 4;
const answers = 1_000_000;
const apiKey = randomBytes(16).toString('hex');

/** A checkout with its dependencies. */
type Version = { name: 'before' | 'now'; folder: string };
/** How much of something one version did or took, in one round. */
type Pair = Record<Version['name'], number>;

/**
 * What a change costs: this version beside another checkout's (`folder`, with its dependencies installed), on
 * one database server, round by round and in an order that changes, so that both meet the same machine. A
 * ratio is now to before, the median of the rounds, with the interval that holds the true median 95 times in
 * 100 (order statistics of the binomial distribution). Above 1 is better for turns, worse for all others.
 */
export async function measure(folder: string) {
  const versions: Version[] = [
    { name: 'before', folder: resolve(folder) },
    { name: 'now', folder: root },
  ];
  return {
    turns: compared(await turns(versions)),
    ...(await reports(versions)),
    page: compared(await pages(versions)),
    start: compared(await starts(versions)),
  };
}

/** Each round of each version, the first to go changing from round to round. The first round warms up. */
async function inTurn<Each>(
  each: [Each, Version][],
  count: number,
  run: (one: Each, round: number) => Promise<number>,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round <= count; round++) {
    const pair: Pair = { before: 0, now: 0 };
    for (const [one, { name }] of round % 2 === 0 ? each : each.toReversed()) {
      pair[name] = await run(one, round);
    }
    if (round > 0) pairs.push(pair);
    console.log(`${round}: before ${rounded(pair.before)}, now ${rounded(pair.now)}`);
  }
  return pairs;
}

function compared(pairs: Pair[]) {
  const ratios = pairs.map(({ before, now }) => now / before).toSorted((a, b) => a - b);
  const far = Math.max(0, Math.floor(ratios.length / 2 - 0.98 * Math.sqrt(ratios.length)) - 1);
  return {
    before: rounded(median(pairs.map(({ before }) => before))),
    now: rounded(median(pairs.map(({ now }) => now))),
    ratio: rounded(median(ratios)),
    from: rounded(ratios[far] ?? Number.NaN),
    to: rounded(ratios[ratios.length - 1 - far] ?? Number.NaN),
  };
}

/** Both started on databases of their own, and stopped when the work is done. */
async function served<Result>(
  versions: Version[],
  work: (both: [ServerProcess, Version][], settings: Map<Version, Record<string, string>>) => Promise<Result>,
  prepare: (version: Version, settings: Record<string, string>) => Promise<void> = async () => {},
): Promise<Result> {
  const database = await cluster();
  const both: [ServerProcess, Version][] = [];
  const all = new Map<Version, Record<string, string>>();
  try {
    for (const version of versions) {
      const settings = await database.settings(version.name, apiKey);
      all.set(version, settings);
      await prepare(version, settings);
      both.push([await startServer('main.ts', settings, version.folder), version]);
    }
    return await work(both, all);
  } finally {
    await Promise.all(both.map(([server]) => server.stop()));
    await database.close();
  }
}

/** Turns a second, as in the bench of turns. */
function turns(versions: Version[]): Promise<Pair[]> {
  return served(versions, async (both) => {
    const lengths = await Promise.all(both.map(([server]) => turnsOfOneConversation(server, apiKey)));
    const length = Math.min(...lengths);
    const enough = 40 + Math.ceil((4000 * seconds) / (length - opening));
    return inTurn(both, rounds.turns, async (server, round) => {
      const open = await openAll(server, `b${round}`, await codesFor(server, enough, apiKey));
      const seen = await drive(server.port, answering(open, length - opening), { seconds });
      return seen.turnsPerSecond;
    });
  });
}

const filler = z.object({
  fill: z.function({ input: [z.string(), z.number()], output: z.promise(z.void()) }),
});
const signer = z.object({
  cookieOf: z.function({
    input: [z.record(z.string(), z.string()), z.literal('lead')],
    output: z.promise(z.string()),
  }),
});

/** Milliseconds for the board report over a million answers, and for the staff's page of it. */
async function reports(versions: Version[]) {
  const of = async (version: Version, file: string): Promise<unknown> =>
    import(pathToFileURL(join(version.folder, 'test', 'bench', file)).href);
  return served(
    versions,
    async (both, settings) => {
      const cookies = new Map<ServerProcess, string>();
      for (const [server, version] of both) {
        const { cookieOf } = signer.parse(await of(version, 'timed.ts'));
        cookies.set(server, await cookieOf(settings.get(version) ?? {}, 'lead'));
      }
      return {
        report: compared(
          await inTurn(both, rounds.report, ({ origin }) =>
            timed(() => board(`${origin}/api/v1/reports/board?${lastYear()}`, apiKey)),
          ),
        ),
        reportPage: compared(
          await inTurn(both, rounds.report, (server) =>
            timed(() =>
              shown(
                `${server.origin}/staff/report?${lastYear()}&band=ethnicity`,
                cookies.get(server) ?? '',
                'Likely range',
              ),
            ),
          ),
        ),
      };
    },
    async (version, settings) => {
      const url = settings.DATABASE_URL ?? '';
      await startServer('main.ts', settings, version.folder).then((server) => server.stop());
      await filler.parse(await of(version, 'fill.ts')).fill(url, answers / perResponse);
      await statement(url, 'VACUUM ANALYZE');
    },
  );
}

/** Milliseconds on a slow phone from opening the link to the first question. */
async function pages(versions: Version[]): Promise<Pair[]> {
  const browser = await openBrowser();
  try {
    return await served(versions, (both) =>
      inTurn(both, rounds.page, async ({ origin }) => {
        const { url, code } = await invite(origin, apiKey, { kind: 'child', age: '15-17' });
        // Since codes stand behind the #, nothing opens before somebody presses.
        const opens = url.includes('#') ? { opens: 'Open it' } : {};
        const answers = (page: Page) => page.getByRole('main');
        return (await visit(browser, { address: () => url, answers, ...opens }, code)).firstMs;
      }),
    );
  } finally {
    await browser.close();
  }
}

/** Milliseconds from `npm start` on a data folder that is there to a first question. */
async function starts(versions: Version[]): Promise<Pair[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sayback-bench-'));
  try {
    const codes = new Map<Version, string>();
    return await inTurn(
      versions.map((version) => [version, version]),
      rounds.start,
      async (version) => {
        const place = { folder: version.folder, data: join(folder, version.name), apiKey };
        const started = await start(place, codes.get(version) ?? null);
        codes.set(version, started.code);
        return started.tookMs;
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
