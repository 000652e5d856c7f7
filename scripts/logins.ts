import { readConfig } from '../config.ts';
import { Fault } from '../fault.ts';
import { isKeyed } from '../prisma/database/keyed.ts';
import { statementsForAdministrators } from '../prisma/database/logins.ts';
import { loadKey } from '../prisma/sealing/sealing.ts';

/**
 * `npm run --silent logins`: prints the SQL that an administrator of the database server runs, where
 * Sayback's own user may not make roles. From the settings that Sayback itself runs with.
 */
const settings = readConfig(process.env);
if (!settings.ok) stop(settings.problems);
const { databaseUrl } = settings.config;
if (!databaseUrl) stop(['DATABASE_URL is needed: in a database of its own Sayback makes its logins itself.']);
try {
  const key = await loadKey({ ...settings.config, isKeyed: () => isKeyed(databaseUrl) });
  process.stdout.write(await statementsForAdministrators(databaseUrl, key));
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  stop([error.message]);
}

function stop(problems: string[]): never {
  console.error(['There is nothing to print.', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  process.exit(1);
}
