import { administratorLink } from '../api/staff/sign-in/administrator-link.ts';
import { readConfig } from '../config.ts';
import { Fault } from '../fault.ts';
import { openDatabase } from '../prisma/database/embedded.ts';
import { isKeyed } from '../prisma/database/keyed.ts';
import { migrate } from '../prisma/database/migrate.ts';
import { loadKey } from '../prisma/sealing/sealing.ts';
import { openStores } from '../prisma/stores/open.ts';

/**
 * `npm run --silent invite-administrator`: prints a link by which whoever opens it first becomes an
 * administrator. From the settings that Sayback itself runs with. A Sayback on a database of its own is
 * stopped first.
 */
const settings = readConfig(process.env);
if (!settings.ok) stop(settings.problems);
const { config } = settings;
try {
  await using opened = new AsyncDisposableStack();
  const database = await openDatabase({ ...config, log: () => {} });
  opened.defer(() => database.close());
  const key = await loadKey({ ...config, isKeyed: () => isKeyed(database.url) });
  await migrate(database.url);
  const stores = await openStores({ databaseUrl: database.url, key });
  opened.defer(() => stores.close());
  const origin = config.publicUrl ?? `http://localhost:${config.port}`;
  const by = { who: 'npm run invite-administrator', origin, now: new Date() };
  process.stdout.write(`${await administratorLink(stores.signUps, by)}\n`);
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  stop([
    error.message,
    ...(error.code === 'data-folder-in-use'
      ? ['Stop Sayback, run this again, and start Sayback. Then open the link.']
      : []),
  ]);
}

function stop(problems: string[]): never {
  console.error(['No link is made.', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  process.exit(1);
}
