import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { WrongDefinitions } from '../dialogs/library.ts';
import { linkOf } from '../domain/invitation-code.ts';
import { threshold } from '../domain/threshold.ts';
import { Fault } from '../fault.ts';
import { openDatabase } from '../prisma/database/embedded.ts';
import { isKeyed } from '../prisma/database/keyed.ts';
import { migrate } from '../prisma/database/migrate.ts';
import { loadKey } from '../prisma/sealing/sealing.ts';
import { openStores } from '../prisma/stores/open.ts';
import { publishEditions } from './demo/editions.ts';
import { fillingOf } from './demo/filling.ts';
import { type Newcomers, newcomersCodes } from './demo/newcomers.ts';
import { progressIn } from './demo/progress.ts';
import { playYear } from './demo/year.ts';

/**
 * Fills an empty database with a made-up year, once, and starts Sayback on it.
 * Real answers and made-up ones never meet.
 */

/** A service with some 160 children open at a time sees about so many orders end in a year. */
const children = 250;

/** What is meant to be read by whoever starts it. */
const isTold = (error: unknown) => error instanceof Fault || error instanceof WrongDefinitions;

const usesOwnFolder = !process.env.SAYBACK_DATA && !process.env.DATABASE_URL;
if (usesOwnFolder) process.env.SAYBACK_DATA = join(import.meta.dirname, '..', 'demo');
const settings = readConfig(process.env);
if (!settings.ok) {
  leave(`The demo cannot start. Please put these settings right:\n- ${settings.problems.join('\n- ')}`, 1);
}
const { config } = settings;
const stopping = new AbortController();
const stop = () => stopping.abort();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

const codes = await prepared().catch((error: unknown): never => {
  if (stopping.signal.aborted) leave(`\nStopped. ${unfinished()}`, 130);
  return leave(
    `The demo cannot start. ${isTold(error) ? error.message : 'Something unexpected went wrong.'}`,
    1,
  );
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
await import('../main.ts');

const origin = config.publicUrl ?? `http://localhost:${config.port}`;
// A link for each role is printed only where the database is Sayback's own.
const report = config.databaseUrl
  ? `read ${origin}/api/v1/reports/board with the key in SAYBACK_API_KEY.`
  : `sign in as participation lead or board member, as above, and open the report: ${origin}/staff/report`;
say(`
Everything in it is made up: the people, their answers, the year.
To answer, open a link, or type its code at ${origin}/
  as a child            ${linkOf(origin, codes.child)}
  as a parent           ${linkOf(origin, codes.parent)}
  as somebody harmed    ${linkOf(origin, codes.victim)}
To see what the year adds up to, ${report}
To end, press Ctrl-C. The next "npm run demo" starts at once with the same year.`);

/**
 * The codes for whoever tries it, once the database holds a whole year.
 * Everything that was opened is closed again.
 */
async function prepared(): Promise<Newcomers> {
  await using opened = new AsyncDisposableStack();
  // A year that is lost with the power is played again, so nothing waits for the disk.
  const database = await openDatabase({ ...config, log: () => {}, settings: { synchronous_commit: 'off' } });
  opened.defer(() => database.close());
  const key = await loadKey({ ...config, isKeyed: () => isKeyed(database.url) });
  await migrate(database.url);
  const stores = await openStores({ databaseUrl: database.url, key });
  opened.defer(() => stores.close());

  const now = new Date();
  const filling = await fillingOf(stores, now);
  if (filling === 'unfinished') throw new Fault('settings', unfinished());
  if (filling === 'real') {
    throw new Fault(
      'settings',
      'This database holds invitations or answers already, and made-up ones never go among real ones. ' +
        'Nothing was changed. Leave SAYBACK_DATA and DATABASE_URL unset, or name an empty database.',
    );
  }
  if (filling === 'empty') {
    say('Making up a year. This takes less than a minute.');
    const { signal } = stopping;
    const progress = progressIn(process.stderr);
    await playYear({ stores, now, children, seed: 'sayback', threshold, progress, signal });
    await publishEditions(stores, now, threshold);
  }
  return await newcomersCodes(stores, now);
}

/** What to do about a year that was stopped on its way. */
function unfinished(): string {
  const again = config.databaseUrl
    ? 'Name another empty database, or empty this one,'
    : `Delete the folder ${config.dataFolder}`;
  return `The made-up year is not whole. ${again} and run "npm run demo" again.`;
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function leave(sentence: string, exitCode: number): never {
  say(sentence);
  process.exit(exitCode);
}
