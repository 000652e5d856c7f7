import { expect, test } from 'vitest';
import { codebook as ready } from '../../../insight/codebook.ts';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';
import { seeded } from '../../support/own-words.ts';
import { there } from '../../support/there.ts';

const { stores, sql } = await freshDatabase();
const { codebook } = stores;
const by = { who: 'lead', now: noon };
const idOf = await seeded(stores);
const theme = async (id: string) => there((await codebook.list()).find((one) => one.id === id));
const did = async (id: string) =>
  (await codebook.history(id)).map(({ did, was, becomes }) => [did, was, becomes]);
const add = async (label: string) => there(await codebook.add({ label, words: ['word'], ...by }));

test('the ready one is there once, in its order, and what the lead made of it stays', async () => {
  const expected = ready.filter(({ key }) => key !== 'praise').map(({ key }) => key);
  expect((await codebook.list()).map(({ key }) => key)).toEqual(expected);
  await codebook.change({ id: idOf('food'), label: 'Food', words: ['food'], ...by });
  await seeded(stores);
  expect(await theme(idOf('food'))).toMatchObject({ label: 'Food', words: ['food'], used: true });
  expect(await codebook.list()).toHaveLength(expected.length);
});

test('a change says what it was and what it became, and who made it', async () => {
  const id = await add('Snacks');
  expect(await codebook.change({ id, label: 'Snacks and drinks', words: ['crisps', 'juice'], ...by })).toBe(
    true,
  );
  expect(await did(id)).toEqual([
    ['reworded', 'word', 'crisps, juice'],
    ['renamed', 'Snacks', 'Snacks and drinks'],
    ['made', null, 'Snacks'],
  ]);
  expect((await codebook.history(id))[0]).toMatchObject({ who: 'lead', at: noon });
});

test('no two in use have one label', async () => {
  const id = await add('Buses');
  expect(await codebook.add({ label: 'BUSES', words: [], ...by })).toBeNull();
  const other = await add('Trains');
  expect(await codebook.change({ id: other, label: 'buses', words: [], ...by })).toBe(false);
  await codebook.retire({ id, ...by });
  expect(await codebook.change({ id: other, label: 'buses', words: [], ...by })).toBe(true);
});

test('a row of merges leads straight to the last', async () => {
  const [a, b, c] = [await add('A'), await add('B'), await add('C')];
  expect(await codebook.merge({ id: a, into: b, ...by })).toBe(true);
  expect(await codebook.merge({ id: b, into: c, ...by })).toBe(true);
  expect(await theme(a)).toMatchObject({ used: false, mergedInto: c });
  expect(await did(c)).toEqual([
    ['took-in', 'B', 'C'],
    ['made', null, 'C'],
  ]);
  expect(await codebook.merge({ id: c, into: a, ...by })).toBe(false);
  expect(await codebook.merge({ id: c, into: c, ...by })).toBe(false);
});

test('two merges of the same themes at once make no ring', async () => {
  const [a, b] = [await add('One'), await add('Two')];
  const done = await Promise.all([
    codebook.merge({ id: a, into: b, ...by }),
    codebook.merge({ id: b, into: a, ...by }),
  ]);
  expect(done.filter(Boolean)).toHaveLength(1);
});

test('a theme is split into two, one of which may keep its label', async () => {
  const id = await add('The way there');
  const parts = [
    { label: 'The way there', words: ['bus'] },
    { label: 'The time it takes', words: ['late'] },
  ] as const;
  expect(await codebook.split({ id, parts, ...by })).toBe(true);
  expect(await theme(id)).toMatchObject({ used: false, split: true });
  const made = (await codebook.list()).slice(-2);
  expect(made.map(({ label, used }) => [label, used])).toEqual([
    ['The way there', true],
    ['The time it takes', true],
  ]);
  expect(await did(id)).toContainEqual(['split', 'The way there', 'The way there + The time it takes']);
  expect(await codebook.split({ id: idOf('place'), parts, ...by })).toBe(false);
});

test('nothing is done to one that is not in use or not there, and the history is never changed', async () => {
  const id = await add('Old');
  await codebook.retire({ id, ...by });
  expect(await codebook.retire({ id, ...by })).toBe(false);
  expect(await codebook.change({ id, label: 'New', words: [], ...by })).toBe(false);
  expect(await codebook.retire({ id: 'x', ...by })).toBe(false);
  expect(await codebook.bringBack({ id: idOf('place'), ...by })).toBe(false);
  expect(await codebook.history('x')).toEqual([]);
  await expect(sql('delete from service.theme_history')).rejects.toMatchObject({ code: '42501' });
  await expect(sql(`update service.theme_history set who = 'x'`)).rejects.toMatchObject({ code: '42501' });
});
