import { expect, test } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';

const { stores, sql } = await freshDatabase();
const { sessions } = stores;
const evening = new Date('2026-11-11T00:00:00Z');
const open = (endsAt = evening, now = noon) => sessions.open({ who: 'lead', role: 'lead', now, endsAt });

test('a session is known by its secret, which the database does not have', async () => {
  const secret = await open();
  expect(await sessions.find(secret, noon)).toEqual({ who: 'lead', role: 'lead' });
  expect(await sessions.find(`${secret.slice(1)}x`, noon)).toBeNull();
  const [row] = await sql<{ text: string; bytes: Buffer }>(
    'select s::text as text, secret_hash as bytes from service.staff_session s',
  );
  expect(row?.text).not.toContain(secret);
  expect(row?.bytes.toString('base64url')).not.toBe(secret);
});

test('it ends at its hour, and is gone when the next one begins', async () => {
  const secret = await open();
  expect(await sessions.find(secret, new Date(evening.getTime() - 1))).not.toBeNull();
  expect(await sessions.find(secret, evening)).toBeNull();
  await open(new Date('2026-11-12'), evening);
  expect(await sql('select * from service.staff_session')).toHaveLength(1);
});

test('it can be closed, and the others stay', async () => {
  const [one, other] = [await open(), await open()];
  await sessions.close(one);
  expect([await sessions.find(one, noon), await sessions.find(other, noon)]).toEqual([
    null,
    { who: 'lead', role: 'lead' },
  ]);
});
