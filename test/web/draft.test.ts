import { describe, expect, test } from 'vitest';
import { Drafts } from '../../web/chat/draft.ts';
import { memoryShelf, shelfIn } from '../../web/chat/kept.ts';
import { SessionKeeper } from '../../web/chat/session.ts';

/** A shelf, and all that is on it. */
function shelfAndContent() {
  const things = new Map<string, string>();
  const shelf = memoryShelf();
  return {
    things,
    shelf: {
      ...shelf,
      getItem: (key: string) => things.get(key) ?? null,
      setItem: (key: string, value: string) => void things.set(key, value),
      removeItem: (key: string) => void things.delete(key),
    },
  };
}

describe('what was typed and not sent', () => {
  test('is there again after a reload', () => {
    const { shelf } = shelfAndContent();
    const before = new Drafts(shelf);
    before.open('one');
    before.keep('best', 'We cooked on Fridays');
    const after = new Drafts(shelf);
    after.open('one');
    expect(after.of('best')).toBe('We cooked on Fridays');
    expect(after.of('change')).toBe('');
  });

  test('leaves nothing behind once it was sent, or all is cleared', () => {
    const { shelf, things } = shelfAndContent();
    const drafts = new Drafts(shelf);
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
    const { shelf, things } = shelfAndContent();
    const first = new Drafts(shelf);
    first.open('one');
    first.keep('best', 'We cooked');
    const next = new Drafts(shelf);
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
    const { shelf } = shelfAndContent();
    shelf.setItem('sayback-drafts', text);
    const drafts = new Drafts(shelf);
    drafts.open('one');
    expect(drafts.of('best')).toBe('');
  });

  test('stands in the page where the shelf is full', () => {
    const { shelf } = shelfAndContent();
    const drafts = new Drafts({
      ...shelf,
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
    const { shelf, things } = shelfAndContent();
    new SessionKeeper(shelf).keep(session);
    expect(new SessionKeeper(shelf).current).toEqual(session);
    new SessionKeeper(shelf).forget();
    expect(new SessionKeeper(shelf).current).toBeNull();
    expect(things.size).toBe(0);
  });

  test('goes on for who is still here when a reload is to find nothing', () => {
    const { shelf } = shelfAndContent();
    const here = new SessionKeeper(shelf);
    here.keep(session);
    here.takeOffTheShelf();
    expect(here.current).toEqual(session);
    expect(new SessionKeeper(shelf).current).toBeNull();
  });

  test('that was taken off stays off with a new token, until it is put back', () => {
    const { shelf, things } = shelfAndContent();
    const here = new SessionKeeper(shelf);
    here.keep(session);
    here.takeOffTheShelf();
    here.keep({ ...session, token: 'newer' });
    expect(things.size).toBe(0);
    here.putOnTheShelf();
    expect(new SessionKeeper(shelf).current).toEqual({ ...session, token: 'newer' });
  });

  test('is kept again where another one was forgotten, and never once the page was left', () => {
    const { shelf, things } = shelfAndContent();
    const here = new SessionKeeper(shelf);
    here.keep(session);
    here.takeOffTheShelf();
    here.forget();
    here.keep(session);
    expect(new SessionKeeper(shelf).current).toEqual(session);
    here.close();
    here.keep(session);
    here.putOnTheShelf();
    expect([here.current, things.size]).toEqual([null, 0]);
  });

  test.each(['{', 'null', '{"token": 1}'])('is none where what is kept is %j', (text) => {
    const { shelf } = shelfAndContent();
    shelf.setItem('sayback', text);
    expect(new SessionKeeper(shelf).current).toBeNull();
  });
});

describe('a browser that keeps nothing', () => {
  test('is told from one that does', () => {
    expect(shelfIn(() => memoryShelf())).toBeDefined();
    expect(
      shelfIn(() => {
        throw new Error('SecurityError');
      }),
    ).toBeUndefined();
  });
});
