import { beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';

const { stores, sql } = await freshDatabase();
const { accounts, challenges, passkeys, signUps, wrongTries } = stores;
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const by = { who: 'npm start', now: noon };
const add = (id: string, roles = ['worker']) =>
  accounts.add({
    id,
    name: id,
    email: `${id}@example.org`,
    roles,
    teams: [],
    mayClear: false,
    mayDeputise: false,
    ...by,
  });
const passkey = (id: string, account: string) => ({
  id,
  account,
  publicKey: new Uint8Array([1, 2, 3]),
  counter: 0,
  transports: ['internal'],
  device: 'Edge on Windows',
  now: noon,
});
beforeAll(async () => {
  for (const id of ['sam', 'bo', 'leaver']) await add(id);
});

describe('a passkey', () => {
  test('is one account’s, and found by its id while they work here', async () => {
    expect(await passkeys.add(passkey('one', 'sam'))).toBe(true);
    expect(await passkeys.add(passkey('one', 'bo'))).toBe(false);
    const { device: _, now: __, ...kept } = passkey('one', 'sam');
    expect(await passkeys.find('one')).toEqual(kept);
    expect(await passkeys.find('another')).toBeNull();
    await passkeys.add(passkey('leaving', 'leaver'));
    await accounts.end({ id: 'leaver', ...by });
    expect(await passkeys.find('leaving')).toBeNull();
    expect(await passkeys.add(passkey('late', 'leaver'))).toBe(false);
  });

  test('counts up and never down', async () => {
    await passkeys.used({ id: 'one', counter: 7, now: noon });
    await passkeys.used({ id: 'one', counter: 3, now: noon });
    expect(await passkeys.find('one')).toMatchObject({ counter: 7 });
    // A device counts in 32 bits.
    await passkeys.used({ id: 'one', counter: 4_294_967_295, now: noon });
    expect(await passkeys.find('one')).toMatchObject({ counter: 4_294_967_295 });
  });

  test('is taken away by whose it is, and never the last one', async () => {
    expect(await passkeys.remove({ account: 'sam', id: 'one', now: noon })).toBe('last');
    await passkeys.add(passkey('two', 'sam'));
    expect(await passkeys.remove({ account: 'bo', id: 'one', now: noon })).toBe('gone');
    const both = ['one', 'two'].map((id) => passkeys.remove({ account: 'sam', id, now: noon }));
    expect((await Promise.all(both)).toSorted()).toEqual(['last', 'removed']);
    expect(await passkeys.list('sam')).toHaveLength(1);
  });

  test('that is made or taken away is on the record, by name', async () => {
    const rows = await sql(
      "select name, did from service.audit where to_what = 'account:sam' and did like 'passkey%' order by id",
    );
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      'sam passkey.add',
      'sam passkey.add',
      'sam passkey.remove',
    ]);
  });
});

describe('a link to make one', () => {
  const make = async (account: string | null) =>
    (await signUps.make({ account, who: 'admin', now: noon })).secret;

  test('is of one account, and the database has its hash alone', async () => {
    const secret = await make('sam');
    expect(await signUps.find(secret, noon)).toEqual({ account: 'sam' });
    expect(await signUps.find('x'.repeat(43), noon)).toBeNull();
    const [row] = await sql<{ text: string }>('select u::text as text from service.sign_up u');
    expect(row?.text).not.toContain(secret);
  });

  test.each<[string, (secret: string) => Promise<unknown>, Date]>([
    ['it was used', (secret) => signUps.take({ secret, account: 'bo', now: noon }), noon],
    ['three days went by', async () => {}, later(72 * 60)],
    ['another one was made', () => make('bo'), noon],
  ])('works no more once %s', async (_, change, then) => {
    const secret = await make('bo');
    expect(await signUps.find(secret, noon)).not.toBeNull();
    await change(secret);
    expect(await signUps.find(secret, then)).toBeNull();
    expect(await signUps.take({ secret, account: 'bo', now: then })).toBe(false);
  });

  test('works no more once its account is ended', async () => {
    await add('short');
    const secret = await make('short');
    await accounts.end({ id: 'short', ...by });
    expect(await signUps.find(secret, noon)).toBeNull();
  });

  test('is used once, also by two who open it at the same moment', async () => {
    const secret = await make('sam');
    const takes = [1, 2, 3].map(() => signUps.take({ secret, account: 'sam', now: noon }));
    expect((await Promise.all(takes)).filter((taken) => taken)).toHaveLength(1);
  });

  test('without an account becomes one’s, once', async () => {
    const secret = await make(null);
    expect(await signUps.belong({ secret, account: 'sam', now: noon })).toBe(true);
    expect(await signUps.belong({ secret, account: 'bo', now: noon })).toBe(false);
    expect(await signUps.take({ secret, account: 'bo', now: noon })).toBe(false);
    expect(await signUps.find(secret, noon)).toEqual({ account: 'sam' });
  });
});

test('there is an administrator once one has a passkey, and until they are the last who leaves', async () => {
  expect(await signUps.hasAdministrator()).toBe(false);
  await add('admin', ['lead', 'administrator']);
  expect(await signUps.hasAdministrator()).toBe(false);
  await passkeys.add(passkey('admins', 'admin'));
  expect(await signUps.hasAdministrator()).toBe(true);
});

test('a challenge is good once, in its browser, for its purpose, for a while', async () => {
  const browser = 'b'.repeat(43);
  const put = (challenge: string) =>
    challenges.put({ challenge, browser, purpose: 'sign-in', now: noon, endsAt: later(10) });
  await put('first');
  const of = { challenge: 'first', browser, purpose: 'sign-in', now: later(9) };
  expect(await challenges.take({ ...of, browser: 'c'.repeat(43) })).toBe(false);
  expect(await challenges.take({ ...of, purpose: 'new sam' })).toBe(false);
  expect(await challenges.take({ ...of, now: later(10) })).toBe(false);
  expect([await challenges.take(of), await challenges.take(of)]).toEqual([true, false]);
  await put('second');
  await challenges.put({ ...of, challenge: 'third', now: later(11), endsAt: later(20) });
  expect(await sql('select challenge from service.challenge')).toEqual([{ challenge: 'third' }]);
});

describe('tries that did not work', () => {
  const tries = async (many: number, of: { account: string | null; address: string }, now = noon) => {
    for (let n = 0; n < many; n++) await wrongTries.note({ ...of, now });
  };
  const held = (of: { account: string | null; address: string }, now = noon) =>
    wrongTries.tooMany({ ...of, now });

  test('hold an account back after ten, from wherever, for a quarter of an hour', async () => {
    for (let n = 0; n < 9; n++) await tries(1, { account: 'sam', address: `192.0.2.${n}` });
    expect(await held({ account: 'sam', address: '192.0.2.99' })).toBe(false);
    await tries(1, { account: 'sam', address: '192.0.2.9' });
    expect(await held({ account: 'sam', address: '192.0.2.99' })).toBe(true);
    expect(await held({ account: 'bo', address: '192.0.2.1' })).toBe(false);
    expect(await held({ account: 'sam', address: '192.0.2.99' }, later(15))).toBe(false);
  });

  test('hold an address back after thirty, whoever it says it is', async () => {
    await tries(30, { account: null, address: '198.51.100.1' });
    expect(await held({ account: 'bo', address: '198.51.100.1' })).toBe(true);
    expect(await held({ account: 'bo', address: '198.51.100.2' })).toBe(false);
  });

  test('are not kept longer, and tell nobody whose they were', async () => {
    await tries(1, { account: 'bo', address: '203.0.113.7' }, later(60));
    const rows = await sql<{ text: string }>('select t::text as text from service.wrong_try t');
    expect(rows).toHaveLength(2);
    expect(rows.map(({ text }) => text).join()).not.toMatch(/203\.0|bo/);
  });
});
