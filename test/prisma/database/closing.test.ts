import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../prisma/database/embedded.ts';
import { keepThreadsBusy } from '../../support/busy-threads.ts';
import { until } from '../../support/until.ts';

const folder = await mkdtemp(join(tmpdir(), 'sayback-closing-'));
afterAll(() => rm(folder, { recursive: true }));
const dataFolder = join(folder, 'data');
const cluster = join(dataFolder, 'postgres');

/** PostgreSQL as it is open for a service, and what a test does to it. */
async function opened() {
  const events: string[] = [];
  const database = await openDatabase({ dataFolder, log: (event) => events.push(event) });
  const first = await until(server);
  return {
    close: () => database.close(),
    dies: () => process.kill(first, 'SIGKILL'),
    lost: () => until(() => events.includes('database.lost.odd')),
    /** The new server's number. */
    startedAgain: () =>
      until(async () => {
        const now = await server();
        return now === first ? null : now;
      }),
  };
}

/** Null while PostgreSQL, which takes a dead one's file away and writes its own, has written none. */
async function server(): Promise<number | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(text.split('\n')[0]) || null;
}

/** The processes of the cluster, also one that has not written its number anywhere yet. */
async function processes(): Promise<string[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const at = await Promise.all(all.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return all.filter((_, n) => at[n] === cluster);
}

/** One after the other: each opens what the one before has left. */
describe.each([
  { threads: 'idle', prepare: () => {} },
  { threads: 'busy', prepare: keepThreadsBusy },
])('with $threads threads, closing ends in closed', ({ prepare }) => {
  test.each<[string, (database: Awaited<ReturnType<typeof opened>>) => Promise<void>]>([
    ['when nothing has happened', (database) => database.close()],
    [
      'when PostgreSQL dies just before',
      (database) => {
        database.dies();
        return database.close();
      },
    ],
    [
      'when PostgreSQL dies just after',
      async (database) => {
        const closed = database.close();
        database.dies();
        await closed;
      },
    ],
    [
      'when it was just seen to be lost',
      async (database) => {
        database.dies();
        await database.lost();
        await database.close();
      },
    ],
    [
      'while PostgreSQL is being started again',
      async (database) => {
        database.dies();
        await database.startedAgain();
        await database.close();
      },
    ],
    [
      'while PostgreSQL is being started again, and dies once more',
      async (database) => {
        database.dies();
        const again = await database.startedAgain();
        const closed = database.close();
        process.kill(again, 'SIGKILL');
        await closed;
      },
    ],
  ])('%s', async (_, happens) => {
    const database = await opened();
    prepare();
    await happens(database);
    await expect.poll(processes).toEqual([]);
  });
});
