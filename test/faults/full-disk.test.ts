import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStores } from '../../prisma/stores/open.ts';
import { apiServer } from '../support/api-server.ts';
import { freshDatabase } from '../support/database.ts';
import { startServer } from '../support/server-process.ts';

/** A disk on which nothing can be saved any more. */

const { url, key, sql } = await freshDatabase();
const name = new URL(url).pathname.slice(1);
const folder = await mkdtemp(join(tmpdir(), 'sayback-full-'));
afterAll(() => rm(folder, { recursive: true }));

/** Where a start finds what others have compiled. */
const compiled = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE };

const answerSchema = z.object({ reason: z.string().optional() });

async function health(origin: string): Promise<{ status: number; reason: string | undefined }> {
  const response = await fetch(`${origin}/health`);
  const { reason } = answerSchema.parse(await response.json());
  return { status: response.status, reason };
}

describe('/health, though the database answers', () => {
  it.each([
    ['takes no more room on its disk', "temp_file_limit = '0'", 'The disk of the database is full.'],
    [
      'may only be read',
      'default_transaction_read_only = on',
      'The database saves nothing: it may only be read.',
    ],
  ])('is 503 where it %s', async (_, setting, reason) => {
    const stores = await openStores({ databaseUrl: url, key });
    const { origin } = await apiServer(stores);
    await sql(`alter database ${name} set ${setting}`);
    // It is so for whoever connects from now on.
    await sql(`select pg_terminate_backend(pid) from pg_stat_activity
               where datname = current_database() and pid <> pg_backend_pid()`);
    await expect.poll(() => health(origin)).toEqual({ status: 503, reason });
    await sql(`alter database ${name} reset all`);
    await stores.close();
  });

  it('saves once however often it is asked, so that nobody can wear the disk out', async () => {
    const stores = await openStores({ databaseUrl: url, key });
    const { origin } = await apiServer(stores);
    const saved = () =>
      sql<{ at: string }>(`select xmin::text as at from service.setting where key = 'saved-at'`);
    expect((await health(origin)).status).toBe(200);
    const first = await saved();
    expect(first).toHaveLength(1);
    const all = await Promise.all(Array.from({ length: 200 }, () => health(origin)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await saved()).toEqual(first);
    await stores.close();
  });
});

describe('a start', () => {
  it.each([
    ['for want of room for a database', 4_000],
    ['for want of room for anything', 0],
  ])('that fails %s names the disk', async (_, blocks) => {
    const dataFolder = join(folder, `start-${blocks}`);
    const main = join(import.meta.dirname, '..', '..', 'main.ts');
    const child = spawn('sh', ['-c', `ulimit -f ${blocks}; exec "$0" "$1"`, process.execPath, main], {
      env: { PATH: process.env.PATH, SAYBACK_DATA: dataFolder, ...compiled },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    expect((await once(child, 'close'))[0]).toBe(1);
    expect(said).toContain(`There is no room left on the disk of the data folder ${dataFolder}.`);
    expect(said).not.toContain('setpriv');
  });
});

/** A disk of its own, where this machine lets us have one. */
const disk = join(folder, 'disk');
await mkdir(disk);
const mounts = mayMount();
afterAll(() => {
  if (mounts) execFileSync('umount', ['--lazy', disk]);
});

function mayMount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=755', 'none', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it.skipIf(!mounts)(
  'a disk that fills up is told by /health, and again by a start; then it goes on',
  async () => {
    const settings = { SAYBACK_DATA: join(disk, 'data') };
    const filler = join(disk, 'filler');
    const fill = () => writeFile(filler, Buffer.alloc(200 * 1024 * 1024)).catch(() => {});
    const sayback = await startServer('main.ts', settings);
    await fill();
    // It saves something every ten seconds.
    const interval = 250;
    await expect
      .poll(() => health(sayback.origin), { interval })
      .toEqual({ status: 503, reason: 'The disk of the database is full.' });
    await rm(filler);
    await expect.poll(async () => (await health(sayback.origin)).status, { interval }).toBe(200);
    await sayback.stop();
    await fill();
    await expect(startServer('main.ts', settings)).rejects.toThrow('There is no room left on the disk');
    await rm(filler);
    await (await startServer('main.ts', settings)).stop();
  },
);
