import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { groupOf, roles, urlAs } from '../../../prisma/database/connection.ts';
import { openLogins, statementsForAdministrators } from '../../../prisma/database/logins.ts';
import { migrate } from '../../../prisma/database/migrate.ts';
import { openStores } from '../../../prisma/stores/open.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { asked } from '../../support/asked.ts';
import { turn } from '../../support/commits.ts';
import { emptyDatabase, freshDatabase } from '../../support/database.ts';
import { named } from '../../support/identities.ts';
import { arrive } from '../../support/invited.ts';
import { startServer } from '../../support/server-process.ts';
import { until } from '../../support/until.ts';

/** Who logs in to the database: users that own nothing, made at a start and known by the key. */

const { url, key, sql } = await freshDatabase();
const addressOf = await openLogins({ databaseUrl: url, key, checkKey: async () => {}, log: () => {} });
const asPeople = (...texts: string[]) => asked(urlAs(addressOf('people'), 'people'), ...texts);

describe('the logins of a database', () => {
  const count = async () => (await sql(`select from pg_roles where rolcanlogin`)).length;

  test('let an instance with the same key in, and are not made again', async () => {
    const before = await count();
    const second = await openStores({ databaseUrl: url, key });
    onTestFinished(() => second.close());
    await expect(second.ping()).resolves.toBeUndefined();
    expect(await count()).toBe(before);
  });

  test('are made by one of several that start at once', async () => {
    const { url: fresh, dropOnceLeft } = await emptyDatabase();
    const anew = randomBytes(32);
    const all = await Promise.all([1, 2, 3, 4].map(() => openStores({ databaseUrl: fresh, key: anew })));
    await Promise.all(all.map((one) => one.ping()));
    await Promise.all(all.map((one) => one.close()));
    await dropOnceLeft();
  });

  test('let nobody with another key in, who is told of the key, and changes nothing', async () => {
    const before = await count();
    await expect(openStores({ databaseUrl: url, key: randomBytes(32) })).rejects.toMatchObject({
      code: 'key-lost',
      message: expect.stringContaining('Put the key back'),
    });
    expect(await count()).toBe(before);
    expect(await asPeople('select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('get their passwords back where somebody changed one', async () => {
    const { username } = new URL(addressOf('people'));
    await asPeople('set role none', `alter role ${username} password 'theirs'`);
    await expect(asPeople('select 1')).rejects.toMatchObject({ code: '28P01' });
    const again = await openStores({ databaseUrl: url, key });
    await again.close();
    expect(await asPeople('select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a user of a server who may not make roles', () => {
  /** A database, migrated, and a user that owns it and may do what `more` says. */
  async function plain(more: string, grant = '') {
    const { url: address, dropOnceLeft } = await emptyDatabase({ migrated: false });
    const user = `plain_${randomBytes(4).toString('hex')}`;
    await asked(address, `create role ${user} login ${more} password 'plain'`);
    await asked(address, `grant create on database ${new URL(address).pathname.slice(1)} to ${user}`);
    await asked(address, `grant create on schema public to ${user}`);
    for (const role of roles) await asked(address, `grant ${groupOf(role)} to ${user} ${grant}`);
    onTestFinished(dropOnceLeft);
    const plain = new URL(address);
    plain.username = user;
    plain.password = 'plain';
    await migrate(plain.href);
    return { user, administrator: address, address: plain.href };
  }

  async function open(address: string, key: Buffer) {
    const events: unknown[] = [];
    const opened = await openStores({ databaseUrl: address, key, log: (...event) => events.push(event) });
    const works = await worksIn(opened).finally(() => opened.close());
    return { events, works };
  }

  async function worksIn(opened: Stores): Promise<boolean> {
    const { held } = await arrive(opened, named);
    await opened.purge(new Date());
    return (await opened.people.conversations.commit(turn(held, [{ do: 'start' }]))) !== null;
  }
  const usersOf = (address: string) =>
    asked<{ name: string }>(
      address,
      `select distinct usename as name from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`,
    );

  test('works with the one login, and an operator is told so', async () => {
    const { address } = await plain('');
    expect(await open(address, randomBytes(32))).toEqual({
      events: [['logins.refused', { code: '42501', cause: 'making' }]],
      works: true,
    });
  });

  test('works with the logins that an administrator made by what is printed for them', async () => {
    const { address, administrator, user } = await plain('');
    const anew = randomBytes(32);
    const printed = await statementsForAdministrators(address, anew);
    await asked(administrator, printed);
    // It may be run again.
    await asked(administrator, printed);
    expect(await open(address, anew)).toEqual({ events: [], works: true });
    const opened = await openStores({ databaseUrl: address, key: anew });
    const users = await usersOf(administrator);
    await opened.close();
    expect(users.length).toBeGreaterThan(0);
    expect(users).not.toContainEqual({ name: user });
    expect(printed).not.toContain(
      await openLogins({
        databaseUrl: address,
        key: anew,
        checkKey: async () => {},
        log: () => {},
      }).then((of) => new URL(of('people')).password),
    );
  });

  test('makes them itself where it may grant the roles', async () => {
    const { address } = await plain('createrole', 'with admin option');
    expect(await open(address, randomBytes(32))).toEqual({ events: [], works: true });
  });
});

describe('Sayback itself, with a database of its own', async () => {
  const dataFolder = join(await mkdtemp(join(tmpdir(), 'sayback-logins-')), 'data');
  afterAll(() => rm(join(dataFolder, '..'), { recursive: true }));
  const postmaster = async () =>
    (await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  const port = async () => (await postmaster())[3];
  const password = async () => (await readFile(join(dataFolder, 'database-password'), 'utf8')).trim();
  const users = async () =>
    (
      await asked<{ name: string }>(
        `postgresql://sayback:${await password()}@127.0.0.1:${await port()}/postgres`,
        `select distinct usename as name from pg_stat_activity
         where backend_type = 'client backend' and pid <> pg_backend_pid() order by 1`,
      )
    ).map(({ name }) => name.replace(/_[0-9a-f]{10}$/, ''));

  test('is not logged in as the owner once it has started, nor after PostgreSQL was killed', async () => {
    const sayback = await startServer('main.ts', { SAYBACK_DATA: dataFolder });
    onTestFinished(async () => void (await sayback.stop()));
    const isWell = async () => (await fetch(`${sayback.origin}/health`)).status === 200;
    const theirs = ['keeper', ...roles].map((name) => `sayback_${name}`);
    const seen = await users();
    expect(theirs).toEqual(expect.arrayContaining(seen));
    expect(seen).toEqual(expect.arrayContaining(['sayback_keeper', 'sayback_service']));
    const [before] = await postmaster();
    process.kill(Number(before), 'SIGKILL');
    await until(async () => (await isWell()) && (await postmaster())[0] !== before);
    const after = await until(async () => {
      const now = await users().catch((): string[] => []);
      return now.includes('sayback_service') && now.includes('sayback_keeper') ? now : null;
    });
    expect(theirs).toEqual(expect.arrayContaining(after));
    expect(await sayback.stop()).toBe(0);
  });

  test('has neither the key nor the password in the folder that is to be backed up', async () => {
    const secrets = await Promise.all(
      ['key', 'database-password'].map(async (name) =>
        (await readFile(join(dataFolder, name), 'utf8')).trim(),
      ),
    );
    const folder = join(dataFolder, 'postgres');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(100);
    const told = files.filter(({ parentPath, name }) => {
      const content = readFileSync(join(parentPath, name));
      return secrets.some((secret) => content.includes(secret));
    });
    expect(told.map(({ name }) => name)).toEqual([]);
  });
});
