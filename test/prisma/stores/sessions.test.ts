import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';

const { stores, sql } = await freshDatabase();
const { sessions, accounts } = stores;
const evening = new Date('2026-11-11T00:00:00Z');
const open = (account = 'sam', { endsAt = evening, now = noon } = {}) =>
  sessions.open({ account, device: 'Edge on Windows', now, endsAt });
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

/** Nobody here is real. */
const words = (name: string, roles: string[]) => ({
  name,
  email: `${name}@example.org`,
  roles,
  teams: [],
  mayClear: false,
  mayDeputise: false,
});
const by = { who: 'npm start', now: noon };
beforeAll(async () => {
  await accounts.add({ id: 'admin', ...words('Ada', ['administrator']), ...by });
  await accounts.add({ id: 'sam', ...words('Sam', ['worker']), ...by });
  await accounts.add({ id: 'bo', ...words('Bo', ['worker']), ...by });
});

test('a session is known by its secret, which the database does not have', async () => {
  const secret = await open();
  expect(await sessions.find(secret, noon)).toEqual({
    id: expect.any(String),
    who: 'sam',
    name: 'Sam',
    roles: ['worker'],
    mayClear: false,
  });
  expect(await sessions.find(`${secret.slice(1)}x`, noon)).toBeNull();
  const [row] = await sql<{ text: string; bytes: Buffer }>(
    'select s::text as text, secret_hash as bytes from service.staff_session s',
  );
  expect(row?.text).not.toContain(secret);
  expect(row?.bytes.toString('base64url')).not.toBe(secret);
});

test('it ends at its hour, whatever is done in it, and is gone when the next one begins', async () => {
  const secret = await open('sam', { endsAt: later(180) });
  for (const minutes of [60, 120, 179]) expect(await sessions.find(secret, later(minutes))).not.toBeNull();
  expect(await sessions.find(secret, later(180))).toBeNull();
  await open('bo', { now: later(181) });
  expect(await sql(`select from service.staff_session where ends_at = $1`, [later(180)])).toEqual([]);
});

test('it ends two hours after somebody last did something in it', async () => {
  const secret = await open();
  expect(await sessions.find(secret, later(119))).not.toBeNull();
  expect(await sessions.find(secret, later(238))).not.toBeNull();
  expect(await sessions.find(secret, later(358))).toBeNull();
});

test('it can be closed, and the others stay', async () => {
  const [one, other] = [await open(), await open()];
  await sessions.close(one);
  expect(await sessions.find(one, noon)).toBeNull();
  expect(await sessions.find(other, noon)).toMatchObject({ who: 'sam' });
});

test('somebody lists their own and ends each, and nobody else’s', async () => {
  const [mine, theirs] = [await open('bo'), await open('sam')];
  const [session, other] = [await sessions.find(mine, noon), await sessions.find(theirs, noon)];
  const list = await sessions.list('bo', noon);
  expect(list.at(-1)).toEqual({
    id: session?.id,
    device: 'Edge on Windows',
    madeAt: noon,
    seenAt: noon,
  });
  expect(list.map(({ id }) => id)).not.toContain(other?.id);
  expect(await sessions.end({ account: 'bo', id: other?.id ?? '' })).toBe(false);
  expect(await sessions.end({ account: 'bo', id: 'nothing' })).toBe(false);
  expect(await sessions.end({ account: 'bo', id: session?.id ?? '' })).toBe(true);
  expect([await sessions.find(mine, noon), await sessions.find(theirs, noon)]).toEqual([
    null,
    expect.objectContaining({ who: 'sam' }),
  ]);
});

test('what is said of somebody holds from the next look on', async () => {
  const secret = await open('sam');
  await accounts.change({ id: 'sam', ...words('Sam', ['lead', 'board-member']), mayClear: true, ...by });
  expect(await sessions.find(secret, noon)).toMatchObject({
    roles: ['lead', 'board-member'],
    mayClear: true,
  });
});

test('all of somebody’s end with their account', async () => {
  const secrets = [await open('bo'), await open('bo')];
  await accounts.end({ id: 'bo', ...by });
  for (const secret of secrets) expect(await sessions.find(secret, noon)).toBeNull();
  expect(await sql(`select from service.staff_session where account_id = 'bo'`)).toEqual([]);
});
