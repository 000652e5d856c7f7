import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Fault } from '../../fault.ts';
import { Moves } from '../../prisma/conversations/moved.ts';
import { Connection } from '../../prisma/database/connection.ts';
import { migrate } from '../../prisma/database/migrate.ts';
import { command, query } from '../../prisma/database/statement.ts';
import { cuttingProxy } from '../support/cutting-proxy.ts';
import { emptyDatabase, freshDatabase } from '../support/database.ts';
import { startServer } from '../support/server-process.ts';
import { until } from '../support/until.ts';

/**
 * PostgreSQL is shut down, and its last words come in one packet with the answer before: whoever has just
 * been given the connection does not listen for them yet.
 */

const { url } = await freshDatabase();
const proxy = await cuttingProxy(url);
const whole = await emptyDatabase();
const wholesProxy = await cuttingProxy(whole.url);
const uncaught: unknown[] = [];
const hear = (error: unknown) => void uncaught.push(error);
process.on('uncaughtException', hear);
afterAll(() => void process.off('uncaughtException', hear));
beforeEach(() => {
  proxy.cutAt(null);
  uncaught.length = 0;
});

const asking = query('asking', 'select 1 as one', z.object({ one: z.number() }));
const doing = command('doing', 'select 2');

test.each([
  1, 2, 3, 4, 5, 6, 7, 8,
])('statements and transactions that wait their turn go on or are told, cut at answer %d', async (nth) => {
  const connection = new Connection(proxy.url, 'people', 1);
  const before = proxy.cuts();
  proxy.cutAt(nth);
  const work = Array.from({ length: 6 }, () => [
    connection.query(asking),
    connection.executeAll([doing, {}], [doing, {}]),
  ]).flat();
  const settled = await Promise.allSettled<unknown>(work);
  expect(proxy.cuts()).toBeGreaterThan(before);
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused.filter((fault: Fault) => fault.code !== 'unavailable')).toEqual([]);
  expect(uncaught).toEqual([]);
  proxy.cutAt(null);
  await expect.poll(() => connection.query(asking).catch(() => null)).toEqual([{ one: 1 }]);
  await connection.close();
});

test.each([1, 2, 3])('who listens for announcements is told, cut at answer %d', async (nth) => {
  const moves = new Moves(proxy.url);
  const before = proxy.cuts();
  proxy.cutAt(nth);
  await moves.listen().catch(() => {});
  moves.announce('p-1');
  await until(() => proxy.cuts() > before || nth === 3);
  await moves.close();
  expect(uncaught).toEqual([]);
});

test.each([1, 2, 3])('bringing the database up to date is told, cut at answer %d', async (nth) => {
  proxy.cutAt(nth);
  await migrate(proxy.url).catch(() => {});
  expect(uncaught).toEqual([]);
});

test('Sayback itself goes on: each of its connections is cut, and it is well again by itself', async () => {
  const sayback = await startServer('main.ts', {
    DATABASE_URL: wholesProxy.url,
    SAYBACK_KEY: randomBytes(32).toString('base64'),
  });
  const isWell = async () => (await fetch(`${sayback.origin}/health`)).status === 200;
  for (const nth of [1, 3]) {
    const before = wholesProxy.cuts();
    wholesProxy.cutAt(nth);
    wholesProxy.cutOpen();
    await until(async () => {
      await Promise.all(Array.from({ length: 10 }, isWell));
      return wholesProxy.cuts() > before + 4;
    });
    wholesProxy.cutAt(null);
    await until(isWell);
  }
  expect(await sayback.stop()).toBe(0);
  await whole.drop();
});
