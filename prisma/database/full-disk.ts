import { randomBytes } from 'node:crypto';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What PostgreSQL takes at once for its journal, in bytes. */
const journal = 16 * 1024 * 1024;
/** What a new cluster takes, in bytes. */
const newCluster = 64 * 1024 * 1024;
/** No room on the disk, more than somebody's share of it, and a larger file than is allowed. */
const fullCodes = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** Whether it is for want of room that something could not be written. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && fullCodes.includes(String(error.code));
}

/** What to tell somebody whose disk is full: which one. */
export function fullDisk(folder: string): string {
  return (
    `There is no room left on the disk of the data folder ${folder}. ` +
    'Make some (a new database takes 100 MB, and grows), and start Sayback again.'
  );
}

/** Whether a database in the folder lacks room: a new one, or one to go on with. */
export async function lacksRoom(folder: string, isNew: boolean): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < (isNew ? newCluster : journal)) return true;
  // What is allowed may be less than what is there.
  const trial = join(folder, `room.${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(trial, Buffer.alloc(journal), { mode: 0o600 });
    return false;
  } catch (error) {
    return isFull(error);
  } finally {
    await rm(trial, { force: true });
  }
}
