import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '../../fault.ts';
import { fullDisk, isFull } from '../database/full-disk.ts';

/**
 * The secret kept in a file that only its owner may read: read where it exists, else made once and kept
 * durably. Of several processes that make it at the same moment one wins, and all get the winner's. Throws as
 * `make` does, and `settings` where the folder cannot be used.
 */
export async function secretFile(path: string, make: () => string | Promise<string>): Promise<string> {
  try {
    return await readOrMade(path, make);
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause && 'code' in cause)) throw cause;
    if (isFull(cause)) throw new Fault('settings', fullDisk(dirname(path)), { cause });
    throw new Fault(
      'settings',
      `The data folder ${dirname(path)} cannot be used (${cause.code}). ` +
        'Sayback must be able to read and write there.',
      { cause },
    );
  }
}

async function readOrMade(path: string, make: () => string | Promise<string>): Promise<string> {
  const kept = await read(path);
  if (kept !== null) return kept;
  const made = await make();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${made}\n`);
    await file.sync();
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
  return readOrMade(path, make);
}

async function read(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
