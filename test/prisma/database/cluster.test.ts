import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Cluster } from '../../../prisma/database/cluster.ts';
import { keepThreadsBusy } from '../../support/busy-threads.ts';

const folder = await mkdtemp(join(tmpdir(), 'sayback-cluster-'));
afterAll(() => rm(folder, { recursive: true }));
await writeFile(join(folder, 'password'), 'only for this test');
const cluster = new Cluster(join(folder, 'postgres'), join(folder, 'postgres.log'));
await cluster.make(join(folder, 'password'));

test('a program that ends at once is seen to end, also when every thread is busy', async () => {
  keepThreadsBusy();
  for (let n = 0; n < 5; n++) await cluster.stop(null);
  const started = await cluster.serve(5432, { no_such_setting: 'on' });
  expect(await started.ended).toBe(false);
  expect(await cluster.running()).toBeNull();
});
