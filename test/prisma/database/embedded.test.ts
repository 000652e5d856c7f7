import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { Client } from 'pg';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../prisma/database/embedded.ts';
import { migrate } from '../../../prisma/database/migrate.ts';
import { loadKey } from '../../../prisma/sealing/sealing.ts';
import { openStores } from '../../../prisma/stores/open.ts';
import { turn } from '../../support/commits.ts';
import { named } from '../../support/identities.ts';
import { arrive } from '../../support/invited.ts';
import { there } from '../../support/there.ts';
import { until } from '../../support/until.ts';

const log = () => {};

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'sayback-embedded-'));
  onTestFinished(() => rm(made, { recursive: true }));
  return join(made, 'data');
}

/** Made by the first test that opens it; each leaves it in order for the next. */
const shared = await mkdtemp(join(tmpdir(), 'sayback-embedded-'));
afterAll(() => rm(shared, { recursive: true }));

async function open(dataFolder: string) {
  const database = await openDatabase({ dataFolder, log });
  onTestFinished(() => database.close());
  return database;
}

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

async function serverOf(dataFolder: string): Promise<number> {
  return Number((await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

const inUse = { code: 'data-folder-in-use', message: expect.stringContaining('SAYBACK_DATA') };

test('a data folder is made, for its owner alone; closing stops the server and keeps the data', async () => {
  const dataFolder = await folder();
  const first = await openDatabase({ dataFolder, log });
  const server = await serverOf(dataFolder);
  await ask(first.url, 'create table kept (id int)');
  expect((await stat(dataFolder)).mode & 0o777).toBe(0o700);
  expect((await stat(join(dataFolder, 'database-password'))).mode & 0o777).toBe(0o600);
  expect(await ask(first.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect(await ask(first.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  expect(await ask(first.url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  await first.close();
  expect(() => process.kill(server, 0)).toThrow();
  const second = await open(dataFolder);
  expect(await ask(second.url, 'select * from kept')).toEqual([]);
});

test('of two that start on an empty folder at once, one works and the other is told', async () => {
  const dataFolder = await folder();
  const both = await Promise.allSettled([1, 2].map(() => openDatabase({ dataFolder, log })));
  const [works] = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  expect(both.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: inUse }]);
  expect(await ask(there(works).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await works?.close();
});

test('a pid file of another program, as after a container restarts, does not stop the start', async () => {
  const dataFolder = join(shared, 'data');
  await (await openDatabase({ dataFolder, log })).close();
  const stale = [process.pid, join(dataFolder, 'postgres'), '1700000000', '5432', '', '127.0.0.1'];
  await writeFile(join(dataFolder, 'postgres', 'postmaster.pid'), `${stale.join('\n')}\n`);
  const { url } = await open(dataFolder);
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('the server writes nothing into its log that was typed or stored', async () => {
  const dataFolder = join(shared, 'data');
  const { url } = await open(dataFolder);
  await ask(url, 'create schema logged');
  await ask(url, 'create table logged.kept (words text primary key, age int check (age > 0))');
  for (const wrong of [
    `insert into logged.kept values ('secret words', 0)`,
    `select 'secret words'::int`,
    `insert into logged.kept values ('secret words', 1), ('secret words', 2)`,
    `secret words`,
  ]) {
    await expect(ask(url, wrong)).rejects.toThrow();
  }
  await ask(url, `select 'secret words', pg_terminate_backend(pg_backend_pid())`).catch(() => {});
  expect(await readFile(join(dataFolder, 'postgres.log'), 'utf8')).not.toContain('secret');
});

test('a database address that is given is used as it is', async () => {
  const { url, close } = await openDatabase({
    databaseUrl: 'postgresql://db.example/sayback',
    dataFolder: '/nowhere',
    log,
  });
  expect(url).toBe('postgresql://db.example/sayback');
  await close();
});

describe('what was acknowledged', () => {
  const talking = join(import.meta.dirname, '..', '..', 'support', 'talking.ts');

  /** Runs talking.ts until it has printed so many turns, and then kills it. */
  async function talkAndKill(dataFolder: string, turns: number): Promise<Map<string, number>> {
    const child = spawn(process.execPath, [talking, dataFolder], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(child, 'close');
    const complaints = readAll(child.stderr);
    const acknowledged = new Map<string, number>();
    let seen = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      const [id = '', version] = line.split(' ');
      acknowledged.set(id, Number(version));
      if (++seen === turns) child.kill('SIGKILL');
    }
    expect(await complaints).toBe('');
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(seen).toBeGreaterThanOrEqual(turns);
    return acknowledged;
  }

  test('is there after kill -9 of the service, and of the database, and both again', async () => {
    const dataFolder = await folder();
    let acknowledged = await talkAndKill(dataFolder, 150);
    for (const dies of ['service', 'both'] as const) {
      const orphan = await serverOf(dataFolder);
      if (dies === 'both') process.kill(orphan, 'SIGKILL');
      const database = await openDatabase({ dataFolder, log });
      expect((await serverOf(dataFolder)) === orphan).toBe(dies === 'service');
      const stores = await openStores({
        databaseUrl: database.url,
        key: await loadKey({ dataFolder, isKeyed: async () => false }),
      });
      for (const [id, version] of acknowledged) {
        const held = there(await stores.people.conversations.get(id));
        expect(held.version).toBeGreaterThanOrEqual(version);
        const answers = await ask(
          database.url,
          `select from people.answer where response_id = '${held.response}'`,
        );
        expect(answers).toHaveLength(Math.min(held.version, 20));
      }
      await stores.close();
      await database.close();
      if (dies === 'service') acknowledged = await talkAndKill(dataFolder, 150);
    }
  });
});

test('while the database is away every call says so; when it is back they work by themselves', async () => {
  const dataFolder = join(shared, 'data');
  const { url } = await open(dataFolder);
  await migrate(url);
  const stores = await openStores({
    databaseUrl: url,
    key: await loadKey({ dataFolder, isKeyed: async () => false }),
  });
  onTestFinished(() => stores.close());
  const { code, held } = await arrive(stores, named);
  const away = { code: 'unavailable' };

  const backends = await ask(
    url,
    `select pid from pg_stat_activity where usename is not null and pid <> pg_backend_pid()`,
  );
  const signal = (name: NodeJS.Signals) => {
    for (const { pid } of backends) process.kill(Number(pid), name);
  };
  signal('SIGSTOP');
  // It says so although nothing answers: the processes that could go on only afterwards.
  await expect(stores.ping()).rejects.toMatchObject(away);
  signal('SIGCONT');

  process.kill(await serverOf(dataFolder), 'SIGKILL');
  signal('SIGKILL');
  await expect(stores.people.conversations.commit(turn(held, [{ do: 'start' }]))).rejects.toMatchObject(away);
  await until(() =>
    stores.ping().then(
      () => true,
      () => false,
    ),
  );
  expect(await stores.people.invitations.find(code, new Date('2026-11-10'))).toMatchObject({ is: 'open' });
  expect(await stores.people.conversations.commit(turn(held, [{ do: 'start' }]))).not.toBeNull();
});
