import { describe, expect, test } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';

const { stores, sql } = await freshDatabase();
const { audit } = stores;

test('the audit record says who did what to what, when, and until when that is kept', async () => {
  await audit.write({ who: 'lead', did: 'invitation.cancelled', to: 'an invitation', at: noon });
  expect(await sql('select who, did, to_what, at, delete_on::text from service.audit')).toEqual([
    { who: 'lead', did: 'invitation.cancelled', to_what: 'an invitation', at: noon, delete_on: '2033-11-10' },
  ]);
});

describe('reading the audit record', () => {
  const write = (who: string, did: string, to: string) => audit.write({ who, did, to, at: noon });
  const tos = async (of: Parameters<typeof audit.list>[0]) => (await audit.list(of)).map(({ to }) => to);

  test('begins with what was written last, and goes on after any row', async () => {
    for (const to of ['a', 'b', 'c', 'd']) await write('reader', 'read', to);
    const [d, c] = await audit.list({ most: 2 });
    // No account is called so, and the database names nobody who did nothing.
    const unnamed = { name: null, roles: [] };
    const read = { who: 'reader', did: 'read', to: 'd', at: noon };
    expect(d).toEqual({ id: expect.stringMatching(/^\d+$/), ...read, ...unnamed });
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
    const { who, did } = await audit.whoAndDid();
    expect(who).toEqual([...who].sort());
    expect(new Set(who).size).toBe(who.length);
    expect(who).toEqual(expect.arrayContaining(['cook', 'guest', 'reader']));
    expect(did).toEqual(expect.arrayContaining(['cook', 'taste', 'read']));
  });
});
