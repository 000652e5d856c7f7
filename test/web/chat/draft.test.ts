import { describe, expect, test } from 'vitest';
import { Drafts } from '../../../web/chat/draft.ts';
import { SessionKeeper } from '../../../web/chat/session.ts';
import { memoryStorage, storageIn } from '../../../web/chat/tab-storage.ts';

/** A storage, and all that is in it. */
function storageAndContent() {
  const things = new Map<string, string>();
  const storage = memoryStorage();
  return {
    things,
    storage: {
      ...storage,
      getItem: (key: string) => things.get(key) ?? null,
      setItem: (key: string, value: string) => void things.set(key, value),
      removeItem: (key: string) => void things.delete(key),
    },
  };
}

describe('what was typed and not sent', () => {
  test('is there again after a reload', () => {
    const { storage } = storageAndContent();
    const before = new Drafts(storage);
    before.open('one');
    before.keep('best', 'We cooked on Fridays');
    const after = new Drafts(storage);
    after.open('one');
    expect(after.of('best')).toBe('We cooked on Fridays');
    expect(after.of('change')).toBe('');
  });

  test('leaves nothing behind once it was sent, or all is cleared', () => {
    const { storage, things } = storageAndContent();
    const drafts = new Drafts(storage);
    drafts.open('one');
    drafts.keep('best', 'We cooked');
    drafts.keep('best', '');
    expect(things.size).toBe(0);
    drafts.keep('best', 'We cooked');
    drafts.keep('change', 'More time');
    drafts.clear();
    expect(things.size).toBe(0);
  });

  test('is never shown to the next person at the device', () => {
    const { storage, things } = storageAndContent();
    const first = new Drafts(storage);
    first.open('one');
    first.keep('best', 'We cooked');
    const next = new Drafts(storage);
    next.open('two');
    expect(next.of('best')).toBe('');
    expect([...things.values()].join()).not.toContain('cooked');
  });

  test.each([
    '',
    '{',
    'null',
    '{"of": 3}',
    '{"of": "one", "texts": "?"}',
    '{"of": "one", "texts": [3]}',
  ])('is as if it were not there where what is kept is %j', (text) => {
    const { storage } = storageAndContent();
    storage.setItem('sayback-drafts', text);
    const drafts = new Drafts(storage);
    drafts.open('one');
    expect(drafts.of('best')).toBe('');
  });

  test('stands in the page where the storage is full', () => {
    const { storage } = storageAndContent();
    const drafts = new Drafts({
      ...storage,
      setItem() {
        throw new Error('full');
      },
    });
    drafts.open('one');
    drafts.keep('best', 'We cooked');
    expect(drafts.of('best')).toBe('We cooked');
  });
});

describe('a session', () => {
  const session = { conversation: 'one', token: 'secret', since: 1 };

  test('is taken up again after a reload, and is gone once forgotten', () => {
    const { storage, things } = storageAndContent();
    new SessionKeeper(storage).keep(session);
    expect(new SessionKeeper(storage).current).toEqual(session);
    new SessionKeeper(storage).forget();
    expect(new SessionKeeper(storage).current).toBeNull();
    expect(things.size).toBe(0);
  });

  test('goes on for who is still here when a reload is to find nothing', () => {
    const { storage } = storageAndContent();
    const here = new SessionKeeper(storage);
    here.keep(session);
    here.unstore();
    expect(here.current).toEqual(session);
    expect(new SessionKeeper(storage).current).toBeNull();
  });

  test('that was taken off stays off with a new token, until it is put back', () => {
    const { storage, things } = storageAndContent();
    const here = new SessionKeeper(storage);
    here.keep(session);
    here.unstore();
    here.keep({ ...session, token: 'newer' });
    expect(things.size).toBe(0);
    here.restore();
    expect(new SessionKeeper(storage).current).toEqual({ ...session, token: 'newer' });
  });

  test('is kept again where another one was forgotten, and never once the page was left', () => {
    const { storage, things } = storageAndContent();
    const here = new SessionKeeper(storage);
    here.keep(session);
    here.unstore();
    here.forget();
    here.keep(session);
    expect(new SessionKeeper(storage).current).toEqual(session);
    here.close();
    here.keep(session);
    here.restore();
    expect([here.current, things.size]).toEqual([null, 0]);
  });

  test.each(['{', 'null', '{"token": 1}'])('is none where what is kept is %j', (text) => {
    const { storage } = storageAndContent();
    storage.setItem('sayback', text);
    expect(new SessionKeeper(storage).current).toBeNull();
  });
});

describe('a browser that keeps nothing', () => {
  test('is told from one that does', () => {
    expect(storageIn(() => memoryStorage())).toBeDefined();
    expect(
      storageIn(() => {
        throw new Error('SecurityError');
      }),
    ).toBeUndefined();
  });
});
