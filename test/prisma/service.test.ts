import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openStores } from '../../prisma/stores/open.ts';
import { freshDatabase } from '../support/database.ts';
import { kitchenSink, kitchenSinkPseudo } from '../support/questionnaires.ts';
import { named, noon } from '../support/respondent.ts';

const database = await freshDatabase();
const { stores, sql, url, key } = database;
const { service } = stores;

describe('publishing', () => {
  test('the same again changes nothing', async () => {
    const first = await service.publish(kitchenSink, { 'en-XA': kitchenSinkPseudo }, noon);
    expect(await service.publish(structuredClone(kitchenSink), { 'en-XA': kitchenSinkPseudo }, noon)).toEqual(
      first,
    );
    expect(first).toMatchObject({ questionnaire: kitchenSink, translations: { 'en-XA': kitchenSinkPseudo } });
  });

  test('something else makes a new version, and the earlier one stays what it was', async () => {
    const first = await service.publish({ ...named, key: 'changing' }, {}, noon);
    const second = await service.publish({ ...named, key: 'changing', minutes: 9 }, {}, noon);
    expect(second.id).not.toBe(first.id);
    expect(await service.newest('changing')).toEqual(second);
    expect(await service.version(first.id)).toEqual(first);
  });

  test('a translation is part of the version', async () => {
    const first = await service.publish({ ...kitchenSink, key: 'worded' }, {}, noon);
    const second = await service.publish(
      { ...kitchenSink, key: 'worded' },
      { 'en-XA': kitchenSinkPseudo },
      noon,
    );
    expect(second.id).not.toBe(first.id);
  });

  test('by several instances at once makes one version', async () => {
    const others = await Promise.all([1, 2, 3].map(() => openStores({ databaseUrl: url, key })));
    const questionnaire = { ...named, key: 'at-once' };
    const versions = await Promise.all(others.map((each) => each.service.publish(questionnaire, {}, noon)));
    expect(new Set(versions.map(({ id }) => id)).size).toBe(1);
    expect(await sql(`select number from service.questionnaire_version where key = 'at-once'`)).toEqual([
      { number: 1 },
    ]);
    // Another process reads from the database exactly what was published here.
    expect(await others[0]?.service.newest('kitchen-sink')).toEqual(await service.newest('kitchen-sink'));
    await Promise.all(others.map((each) => each.close()));
  });

  test('keys are those of everything published', async () => {
    await service.publish({ ...named, key: 'aaa' }, {}, noon);
    expect((await service.keys())[0]).toBe('aaa');
    expect(await service.newest('no-such')).toBeNull();
    await expect(service.version(999_999)).rejects.toMatchObject({ code: 'unexpected' });
  });
});

test('opening with another key is refused', async () => {
  await expect(openStores({ databaseUrl: url, key: randomBytes(32) })).rejects.toMatchObject({
    code: 'key-lost',
    message: expect.stringContaining('Put the key back'),
  });
});

test('the audit record says who did what to what, when, and until when that is kept', async () => {
  await service.audit({ who: 'lead', did: 'invitation.cancelled', to: 'an invitation', at: noon });
  expect(await sql('select who, did, to_what, at, delete_on::text from service.audit')).toEqual([
    { who: 'lead', did: 'invitation.cancelled', to_what: 'an invitation', at: noon, delete_on: '2033-11-10' },
  ]);
});

describe('reading the audit record', () => {
  const write = (who: string, did: string, to: string) => service.audit({ who, did, to, at: noon });
  const tos = async (of: Parameters<typeof service.audits>[0]) =>
    (await service.audits(of)).map(({ to }) => to);

  test('begins with what was written last, and goes on after any row', async () => {
    for (const to of ['a', 'b', 'c', 'd']) await write('reader', 'read', to);
    const [d, c] = await service.audits({ most: 2 });
    expect(d).toEqual({ id: expect.stringMatching(/^\d+$/), who: 'reader', did: 'read', to: 'd', at: noon });
    expect(await tos({ after: c?.id ?? '', most: 2 })).toEqual(['b', 'a']);
  });

  test('is narrowed by who, by what was done, and by both', async () => {
    await write('cook', 'cook', 'soup');
    await write('cook', 'taste', 'soup again');
    await write('guest', 'taste', 'soup at last');
    expect(await tos({ who: 'cook', most: 9 })).toEqual(['soup again', 'soup']);
    expect(await tos({ did: 'taste', most: 9 })).toEqual(['soup at last', 'soup again']);
    expect(await tos({ who: 'cook', did: 'taste', most: 9 })).toEqual(['soup again']);
    expect(await tos({ who: 'nobody', most: 9 })).toEqual([]);
  });

  test('tells whom and what it can be narrowed by', async () => {
    const { who, did } = await service.audited();
    expect(who).toEqual([...who].sort());
    expect(new Set(who).size).toBe(who.length);
    expect(who).toEqual(expect.arrayContaining(['cook', 'guest', 'reader']));
    expect(did).toEqual(expect.arrayContaining(['cook', 'taste', 'read']));
  });
});

test('the database answers a ping', async () => {
  await expect(stores.ping()).resolves.toBeUndefined();
});
