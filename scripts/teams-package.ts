import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { Fault } from '../fault.ts';
import { packageOf } from '../teams/package.ts';

/**
 * `npm run teams-package`: writes the Teams app of this service,
 * from the settings that Sayback itself runs with.
 */
const root = join(import.meta.dirname, '..');
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

const settings = readConfig(process.env);
if (!settings.ok) stop(settings.problems);
const { microsoft, publicUrl, service } = settings.config;
if (!microsoft || !publicUrl?.startsWith('https:')) {
  stop([
    ...(microsoft ? [] : ['MicrosoftAppId is needed: the app id of the bot registration.']),
    ...(publicUrl?.startsWith('https:')
      ? []
      : ['SAYBACK_URL is needed: the public https address of Sayback.']),
  ]);
}

try {
  const file = join(process.cwd(), 'sayback-teams.zip');
  writeFileSync(file, packageOf({ appId: microsoft.appId, url: publicUrl, service, version }));
  console.log(`Made ${relative(process.cwd(), file)} for ${service}. docs/TEAMS.md says how to install it.`);
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  stop(error.message.split('\n'));
}

function stop(problems: string[]): never {
  console.error(['The package cannot be made.', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  process.exit(1);
}
