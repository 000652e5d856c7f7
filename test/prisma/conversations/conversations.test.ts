import { describe, expect, test } from 'vitest';
import type { Effect } from '../../../dialogs/state.ts';
import { openStores } from '../../../prisma/stores/open.ts';
import { given, keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { due, noon } from '../../support/days.ts';
import { anonymous, named } from '../../support/identities.ts';
import { arrive, girl, invite } from '../../support/invited.ts';
import { there } from '../../support/there.ts';

const database = await freshDatabase();
const { stores, sql } = database;
const { conversations } = stores.people;

describe('taking up a conversation', () => {
  test('for the first time begins it, on the newest version of its questionnaire', async () => {
    const { opened } = await invite(stores, named);
    const newest = await stores.questionnaires.publish({ ...named, minutes: 9 }, {}, noon);
    const held = await conversations.open(opened.conversation, opened.ticket, { tab: 'tab-1', now: noon });
    const { kind, ...bands } = girl;
    expect(held).toEqual({
      id: opened.conversation,
      side: 'people',
      version: 0,
      tab: 'tab-1',
      address: null,
      questionnaire: newest,
      kind,
      bands,
      due,
      response: null,
      closed: false,
      cancelled: false,
      consents: null,
      proxy: false,
      memory: { state: null, latest: null, seen: [] },
    });
  });

  test('again keeps what was said and makes the new tab the current one', async () => {
    const { opened, held } = await arrive(stores, named);
    const committed = there(await conversations.commit(turn(held, [{ do: 'start' }])));
    const again = await conversations.open(opened.conversation, opened.ticket, { tab: 'tab-2', now: noon });
    expect(again).toEqual({ ...committed, tab: 'tab-2' });
    expect(await conversations.get(held.id)).toEqual(again);
  });

  test('twice at the same moment leads to one', async () => {
    const { opened } = await invite(stores, named);
    const at = { tab: 'tab-1', now: noon };
    const both = await Promise.all(
      [1, 2].map(() => conversations.open(opened.conversation, opened.ticket, at)),
    );
    expect(both[0]).toEqual(both[1]);
    expect(both[0]).not.toBeNull();
  });

  test('is refused once its invitation was cancelled', async () => {
    const { id, opened } = await invite(stores, named);
    await stores.people.invitations.cancel(id, noon);
    expect(await conversations.open(opened.conversation, opened.ticket, { tab: 'x', now: noon })).toBeNull();
  });

  test("is refused with somebody else's ticket", async () => {
    const [mine, other] = [await invite(stores, named), await invite(stores, named)];
    expect(
      await conversations.open(other.opened.conversation, mine.opened.ticket, { tab: 'x', now: noon }),
    ).toBeNull();
  });

  test.each([
    'p-nonsense',
    'v-2f57d1f7-cdab-87f3-99c4-c7dae457f09d',
    '',
    'p-2f57d1f7-cdab-87f3-99c4-c7dae457f09d',
  ])('there is none called "%s"', async (id) => {
    expect(await conversations.get(id)).toBeNull();
    expect(await conversations.fresh(id)).toBeNull();
  });
});

describe('a channel that has conversations of its own', () => {
  test('finds ours by its address', async () => {
    const { opened } = await invite(stores, named);
    const held = await conversations.open(opened.conversation, opened.ticket, {
      tab: 'x',
      address: 'a-1',
      now: noon,
    });
    expect(held).toMatchObject({ address: 'a-1' });
    expect(await conversations.byAddress('a-1')).toEqual(held);
    expect(await conversations.byAddress('a-2')).toBeNull();
  });

  test('finds the one that was taken up there last; a turn in the earlier one is lost', async () => {
    const [first, second] = [await invite(stores, named), await invite(stores, named)];
    const open = ({ opened }: typeof first) =>
      conversations.open(opened.conversation, opened.ticket, { tab: 'x', address: 'a-3', now: noon });
    const earlier = there(await open(first));
    const later = there(await open(second));
    expect(await conversations.byAddress('a-3')).toEqual(later);
    expect(await conversations.commit(turn(earlier))).toBeNull();
    expect(await conversations.fresh(earlier.id)).toMatchObject({ address: null });
  });
});

test('after a restart everything is as it was committed', async () => {
  const { held } = await arrive(stores, named);
  const begun = there(await conversations.commit(turn(held, [{ do: 'start' }])));
  const answers = { mood: given('5', 5) };
  const committed = there(
    await conversations.commit(turn(begun, [], { memory: memory('asking', answers), tab: 'tab-2' })),
  );
  const restarted = await openStores({ databaseUrl: database.url, key: database.key });
  expect(await restarted.people.conversations.get(held.id)).toEqual(committed);
  await restarted.close();
});

describe('once it is over', () => {
  const latestIn = async (phase: 'done' | 'gone', questionnaire: typeof named) => {
    const { held } = await arrive(stores, questionnaire);
    const begun = there(
      await conversations.commit(
        turn(held, [{ do: 'start' }, keep({ question: 'mood', answer: given('5', 5) })]),
      ),
    );
    const ends: Effect = phase === 'done' ? { do: 'complete' } : { do: 'erase', receipt: 'R-1' };
    const over = memory(phase, { mood: given('5', 5) });
    const committed = there(await conversations.commit(turn(begun, [ends], { memory: over, tally: '4,' })));
    expect(committed.memory).toEqual(over);
    const kept = there(await conversations.fresh(held.id)).memory;
    expect(kept.seen).toEqual(over.seen);
    return kept;
  };

  test('the latest turn is kept no longer', async () => {
    const { latest, state } = await latestIn('done', named);
    expect(latest).toBeNull();
    expect(state?.answers).toEqual({ mood: given('5', 5) });
  });

  test('nothing that was said anonymously stays with it', async () => {
    expect(await latestIn('done', anonymous)).toMatchObject({
      latest: null,
      state: { phase: 'done', answers: {} },
    });
  });
});

test('what is in the row cannot be read', async () => {
  const { held } = await arrive(stores, named);
  const said = 'My name is Robin and I live here';
  await conversations.commit(turn(held, [], { memory: { ...memory(), latest: [said] } }));
  const [row] = await sql<{ text: string; sealed: Buffer }>(
    'select c::text as text, sealed from people.conversation c where id = $1',
    [held.id.slice(2)],
  );
  expect(row?.text).not.toContain('Robin');
  expect(row?.sealed.includes('Robin')).toBe(false);
});
