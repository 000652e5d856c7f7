import { expect, test } from 'vitest';
import { groupOf, urlAs } from '../../../prisma/database/connection.ts';
import { asked } from '../../support/asked.ts';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';
import { there } from '../../support/there.ts';

const { stores, sql, url } = await freshDatabase();
const { accounts } = stores;

/** Nobody here is real. */
const words = (name: string, roles: string[] = ['worker']) => ({
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
  roles,
  teams: ['North', 'Court'],
  mayClear: false,
  mayDeputise: true,
});
const by = { who: 'npm start', now: noon };
const add = (id: string, name: string, roles?: string[]) =>
  accounts.add({ id, ...words(name, roles), ...by });
const audit = (to: string) =>
  sql<{ who: string; did: string }>('select who, did from service.audit where to_what = $1 order by id', [
    to,
  ]);

test('somebody is added once, however often the form is sent, and read again', async () => {
  expect([await add('one', 'Ada Worker'), await add('one', 'Ada Worker')]).toEqual(['added', 'added']);
  expect(await accounts.get('one')).toEqual({
    id: 'one',
    ...words('Ada Worker'),
    madeAt: noon,
    madeBy: 'npm start',
    endedAt: null,
    endedBy: null,
  });
  expect(await audit('account:one')).toEqual([{ who: 'npm start', did: 'account.add' }]);
});

test('an e-mail address is one account’s, however it is written, and is sealed', async () => {
  await add('two', 'Bo Worker');
  const again = { ...words('Other'), email: ' BO.Worker@Example.ORG ' };
  expect(await accounts.add({ id: 'three', ...again, ...by })).toBe('taken');
  expect(await accounts.change({ id: 'one', ...again, ...by })).toBe('taken');
  const rows = await sql<{ row: string }>('select a::text as row from service.account a');
  expect(rows.map(({ row }) => row).join()).not.toMatch(/example\.org/i);
});

test('what is changed is changed, and on the record', async () => {
  await add('four', 'Cy Worker');
  const change = { ...words('Cy Lead', ['lead', 'board-member']), mayClear: true, teams: [] };
  expect(await accounts.change({ id: 'four', ...change, who: 'two', now: noon })).toBe('changed');
  expect(await accounts.get('four')).toMatchObject(change);
  expect(await audit('account:four')).toEqual([
    { who: 'npm start', did: 'account.add' },
    { who: 'two', did: 'account.change' },
  ]);
});

test('an account that is ended keeps its name and loses its address, and is ended for good', async () => {
  await add('five', 'Di Worker');
  expect(await accounts.end({ id: 'five', who: 'two', now: noon })).toBe('ended');
  expect(await accounts.get('five')).toMatchObject({
    name: 'Di Worker',
    email: null,
    endedAt: noon,
    endedBy: 'two',
  });
  expect(await accounts.end({ id: 'five', who: 'two', now: noon })).toBe('gone');
  expect(await accounts.change({ id: 'five', ...words('Di Other'), ...by })).toBe('gone');
  expect(await accounts.end({ id: 'nobody', who: 'two', now: noon })).toBe('gone');
  // Whoever returns is somebody new.
  expect(await add('six', 'Di Worker')).toBe('added');
});

test('the last administrator stays one', async () => {
  await add('admin', 'Ed Admin', ['administrator', 'lead']);
  expect(await accounts.end({ id: 'admin', ...by })).toBe('last');
  expect(await accounts.change({ id: 'admin', ...words('Ed Admin', ['lead']), ...by })).toBe('last');
  await add('second', 'Flo Admin', ['administrator']);
  expect(await accounts.change({ id: 'admin', ...words('Ed Admin', ['lead']), ...by })).toBe('changed');
  expect(await accounts.end({ id: 'second', ...by })).toBe('last');
});

test('of two administrators who end one another at the same moment one stays', async () => {
  await add('third', 'Gus Admin', ['administrator']);
  for (let n = 0; n < 5; n++) {
    await add(`round-${n}`, `Hal ${n} Admin`, ['administrator']);
    const active = (await accounts.list()).filter(
      ({ roles, endedAt }) => roles.includes('administrator') && endedAt === null,
    );
    const done = await Promise.all(active.map(({ id }) => accounts.end({ id, ...by })));
    expect(done.filter((is) => is === 'last')).toHaveLength(1);
    expect(done.filter((is) => is === 'ended')).toHaveLength(active.length - 1);
  }
});

test('the record names whoever did something as they were then, whichever side writes it', async () => {
  await add('seven', 'Ida Before', ['worker']);
  const write = () => stores.audit.write({ who: 'seven', did: 'looked', to: 'a summary', at: noon });
  await write();
  await accounts.change({ id: 'seven', ...words('Ida After', ['lead']), ...by });
  await write();
  await sql(
    `set role ${groupOf('people')};
     insert into service.audit (who, did, to_what, at, delete_on, name, roles)
       values ('seven', 'looked', 'a sheet', now(), now(), 'Somebody else', '{administrator}');
     insert into service.audit (who, did, to_what, at, delete_on, name, roles)
       values ('a-key', 'looked', 'a sheet', now(), now(), 'Ida After', '{administrator}');
     reset role`,
  );
  const rows = await sql("select who, name, roles from service.audit where did = 'looked' order by id");
  expect(rows).toEqual([
    { who: 'seven', name: 'Ida Before', roles: ['worker'] },
    { who: 'seven', name: 'Ida After', roles: ['lead'] },
    { who: 'seven', name: 'Ida After', roles: ['lead'] },
    { who: 'a-key', name: null, roles: null },
  ]);
  expect((await stores.audit.list({ who: 'seven', most: 1 }))[0]).toMatchObject({
    name: 'Ida After',
    roles: ['lead'],
  });
});

test.each(['people', 'victim', 'purge'] as const)('%s has no business with accounts', async (role) => {
  for (const text of [
    'select id from service.account',
    "update service.account set roles = '{administrator}'",
    `insert into service.account
      select 'x', 'X', ''::bytea, ''::bytea, '{administrator}', '{}', true, true, now(), 'x'`,
    'delete from service.account',
  ]) {
    await expect(asked(urlAs(url, role), text)).rejects.toMatchObject({ code: '42501' });
  }
});

test('nobody deletes an account, or what an ended one says', async () => {
  const ended = there((await accounts.list()).find(({ endedAt }) => endedAt !== null));
  for (const text of [
    'delete from service.account',
    'truncate service.account cascade',
    `update service.account set name = 'X' where id = '${ended.id}'`,
  ]) {
    await expect(asked(urlAs(url, 'service'), text)).rejects.toMatchObject({ code: '42501' });
    await expect(sql(text)).rejects.toMatchObject({ code: '42501' });
  }
});
