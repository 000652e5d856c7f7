import { describe, expect, test } from 'vitest';
import { mayMove, type Status, statuses } from '../../../domain/commitment.ts';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';
import { seeded } from '../../support/own-words.ts';
import { there } from '../../support/there.ts';

const { stores, sql } = await freshDatabase();
const { commitments } = stores;
const idOf = await seeded(stores);
const lead = { who: 'lead', now: noon };
const words = {
  theme: idOf('food'),
  said: 'There is no food.',
  doing: 'We will have snacks.',
  owner: 'North team',
  due: new Date('2026-12-01'),
  planAim: null,
};
const made = async (more: Partial<typeof words> & { id?: string } = {}) =>
  there(await commitments.add({ ...words, ...more, ...lead }));
const audits = async (to: string) =>
  (
    await sql<{ did: string; who: string }>('select did, who from service.audit where to_what = $1', [to])
  ).map(({ did, who }) => `${who}: ${did}`);
const deeds = async (id: string) =>
  (await commitments.history(id)).map(({ did, was, becomes }) => [did, was, becomes]);
const unknown = '00000000-0000-7000-8000-000000000000';

describe('a commitment', () => {
  test('begins as something that is thought about, off the wall, and is on both records', async () => {
    const id = await made();
    expect(await commitments.get(id)).toEqual({
      ...words,
      id,
      status: 'thinking',
      why: null,
      mark: null,
      onWall: false,
      madeAt: noon,
      movedAt: noon,
    });
    expect(await deeds(id)).toEqual([['made', null, 'There is no food.']]);
    expect(await audits(id)).toEqual(['lead: commitment.make']);
  });

  test('is made once by a form that is sent twice, at once or later', async () => {
    const id = '00000000-0000-7000-8000-00000000000a';
    expect(await Promise.all([made({ id }), made({ id })])).toEqual([id, id]);
    expect(await made({ id, said: 'Something else.' })).toBe(id);
    expect(await deeds(id)).toHaveLength(1);
    expect(await commitments.get(id)).toMatchObject({ said: 'There is no food.' });
  });

  test.each([
    ['a theme that is not there', unknown],
    ['no theme at all', 'food'],
  ])('grows from no %s', async (_, theme) => {
    expect(await commitments.add({ ...words, ...lead, theme })).toBeNull();
  });

  test('does not grow from a theme that was retired', async () => {
    const theme = there(await stores.codebook.add({ label: 'Old', words: [], ...lead }));
    await stores.codebook.retire({ id: theme, ...lead });
    expect(await commitments.add({ ...words, ...lead, theme })).toBeNull();
  });

  test('stands in the list by the day on which it is due, those without one last', async () => {
    const [none, late, soon] = [
      there(await commitments.add({ ...words, due: null, ...lead })),
      await made({ due: new Date('2027-05-01') }),
      await made({ due: new Date('2026-01-01') }),
    ];
    const order = (await commitments.list())
      .map(({ id }) => id)
      .filter((id) => [none, late, soon].includes(id));
    expect(order).toEqual([soon, late, none]);
  });

  test('changes word by word, each on its own line; nothing is written where nothing changed', async () => {
    const id = await made();
    const change = { ...words, id, mark: null, onWall: false, ...lead };
    expect(await commitments.change(change)).toBe(true);
    expect(await deeds(id)).toHaveLength(1);
    const more = { doing: 'We bring fruit.', owner: 'South team', due: null, planAim: 'Aim 2', onWall: true };
    expect(await commitments.change({ ...change, ...more, mark: 2 })).toBe(true);
    expect((await deeds(id)).reverse().slice(1)).toEqual([
      ['reworded', 'We will have snacks.', 'We bring fruit.'],
      ['owner', 'North team', 'South team'],
      ['due', '2026-12-01', null],
      ['plan', null, 'Aim 2'],
      ['plan', null, 'mark 2'],
      ['wall', 'off', 'on'],
    ]);
    expect(await audits(id)).toEqual(['lead: commitment.make', 'lead: commitment.change']);
    expect(await commitments.change({ ...change, id: unknown })).toBe(false);
  });

  test('keeps its history for good', async () => {
    const id = await made();
    await expect(
      sql('delete from service.commitment_history where commitment_id = $1', [id]),
    ).rejects.toThrow();
    await expect(sql(`update service.commitment_history set was = 'x'`)).rejects.toThrow();
  });
});

describe('moving', () => {
  const paths: Record<Status, readonly Status[]> = {
    thinking: [],
    doing: ['doing'],
    done: ['done'],
    cannot: ['cannot'],
  };
  const why = (to: Status) => (to === 'cannot' ? 'It costs too much.' : null);
  const at = async (status: Status) => {
    const id = await made();
    for (const to of paths[status])
      await commitments.move({ id, from: 'thinking', to, why: why(to), ...lead });
    return id;
  };
  const pairs = statuses.flatMap((from) => statuses.map((to) => ({ from, to })));

  test.each(pairs)('from $from to $to is done where the table allows it', async ({ from, to }) => {
    const id = await at(from);
    const before = (await deeds(id)).length;
    expect(await commitments.move({ id, from, to, why: why(to), ...lead })).toBe(mayMove(from, to));
    expect(await commitments.get(id)).toMatchObject(mayMove(from, to) ? { status: to } : { status: from });
    expect((await deeds(id)).length - before).toBe(mayMove(from, to) ? 1 : 0);
  });

  test('says why where it cannot be done, and only there', async () => {
    const id = await made();
    expect(await commitments.move({ id, from: 'thinking', to: 'cannot', why: null, ...lead })).toBe(false);
    expect(await commitments.move({ id, from: 'thinking', to: 'doing', why: 'So.', ...lead })).toBe(false);
    expect(await commitments.move({ id, from: 'thinking', to: 'cannot', why: 'No room.', ...lead })).toBe(
      true,
    );
    expect((await deeds(id))[0]).toEqual(['moved', 'thinking', 'cannot: No room.']);
    expect(await commitments.get(id)).toMatchObject({ status: 'cannot', why: 'No room.' });
    expect(await commitments.move({ id, from: 'cannot', to: 'thinking', why: null, ...lead })).toBe(true);
    expect(await commitments.get(id)).toMatchObject({ status: 'thinking', why: null });
  });

  test('in two tabs at once is done in one, and the other is told', async () => {
    const id = await made();
    const move = (to: Status) => commitments.move({ id, from: 'thinking', to, why: null, ...lead });
    const results = await Promise.all([move('doing'), move('done')]);
    expect(results.sort()).toEqual([false, true]);
    expect(await deeds(id)).toHaveLength(2);
    expect((await audits(id)).filter((did) => did.endsWith('move'))).toHaveLength(1);
  });
});

describe('telling', () => {
  test('writes the words down once, whoever sends the form again, with where it stood', async () => {
    const id = await made();
    await commitments.move({ id, from: 'thinking', to: 'doing', why: null, ...lead });
    const update = {
      id: '00000000-0000-7000-8000-00000000000b',
      commitment: id,
      said: 'No food.',
      did: 'Snacks.',
    };
    const [one, two] = await Promise.all([
      commitments.tell({ ...update, ...lead }),
      commitments.tell({ ...update, ...lead }),
    ]);
    expect(one).toEqual({ ...update, status: 'doing', madeAt: noon });
    expect(two).toEqual(one);
    expect(await commitments.tell({ ...update, did: 'Other words.', ...lead })).toEqual(one);
    expect(await commitments.updates(id)).toEqual([one]);
    expect((await deeds(id))[0]).toEqual(['told', null, 'doing']);
    expect((await audits(id)).filter((did) => did.endsWith('tell'))).toHaveLength(1);
    const other = await made();
    expect(await commitments.tell({ ...update, commitment: other, ...lead })).toBeNull();
    expect(await commitments.tell({ ...update, commitment: unknown, ...lead })).toBeNull();
  });

  test('in a session is kept with the day and how many were there, once', async () => {
    const id = await made();
    const session = {
      id: '00000000-0000-7000-8000-00000000000c',
      commitment: id,
      on: new Date('2026-11-09T15:00:00Z'),
      attended: 8,
    };
    expect(await commitments.toldInSession({ ...session, ...lead })).toBe(true);
    expect(await commitments.toldInSession({ ...session, ...lead })).toBe(true);
    expect(await commitments.sessions(id)).toEqual([{ on: new Date('2026-11-09'), attended: 8 }]);
    expect((await deeds(id))[0]).toEqual(['told-in-session', null, '2026-11-09: 8']);
    expect(await commitments.toldInSession({ ...session, commitment: unknown, ...lead })).toBe(false);
  });
});
