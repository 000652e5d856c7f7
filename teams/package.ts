import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { Fault } from '../fault.ts';
import { type About, manifestOf } from './manifest.ts';
import { problemsOf } from './rules.ts';

/**
 * The app's package, as an administrator uploads it. Throws `settings`, with every problem, where Teams would
 * refuse it.
 */
export function packageOf(about: About): Uint8Array {
  const icon = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, name)));
  const zip = zipSync({
    'manifest.json': strToU8(`${JSON.stringify(manifestOf(about), null, 2)}\n`),
    'color.png': icon('color.png'),
    'outline.png': icon('outline.png'),
  });
  // What was packed is what is looked at.
  const problems = problemsOf(unzipSync(zip));
  if (problems.length > 0) throw new Fault('settings', problems.join('\n'));
  return zip;
}
