import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * `npm run lock` makes package-lock.json anew after a change of package.json. Twice it does what
 * `npm install` would not: it works in an empty folder, so that the packages of other platforms are named
 * too, and it takes the optional peers of @prisma/client out, for which npm would install Prisma's CLI and
 * TypeScript where Sayback only runs.
 */
const root = join(import.meta.dirname, '..');
const folder = await mkdtemp(join(tmpdir(), 'sayback-lock-'));
const lock = join(folder, 'package-lock.json');
const lockSchema = z.looseObject({
  packages: z.looseObject({ 'node_modules/@prisma/client': z.looseObject({}) }),
});

try {
  for (const file of ['package.json', 'package-lock.json']) await cp(join(root, file), join(folder, file));
  npmInstall();
  const written = lockSchema.parse(JSON.parse(await readFile(lock, 'utf8')));
  const client = written.packages['node_modules/@prisma/client'];
  delete client.peerDependencies;
  delete client.peerDependenciesMeta;
  await writeFile(lock, JSON.stringify(written));
  // Once more, for npm to note whom nobody needs any longer to run.
  npmInstall();
  await cp(lock, join(root, 'package-lock.json'));
} finally {
  await rm(folder, { recursive: true });
}

function npmInstall() {
  const { status } = spawnSync(
    'npm',
    ['install', '--package-lock-only', '--ignore-scripts', '--omit-lockfile-registry-resolved'],
    { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error('npm could not make the lock file. What it printed is above.');
}
