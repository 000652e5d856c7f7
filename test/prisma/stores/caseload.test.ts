import { expect, test } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';

const { stores, sql } = await freshDatabase();
const { caseload } = stores;
const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const girls = (children: number) => ({ band: 'gender' as const, values: [{ value: 'girl', children }] });
const count = (n: number, countedOn: string, children: number, now = noon) =>
  caseload.add({ id: id(n), countedOn: day(countedOn), bands: [girls(children)], who: 'lead', now });
const newest = async () => (await caseload.newest()).map(({ band, values }) => [band, values[0]?.children]);

test('the count of the latest day stands, whenever it was told, and of one day the last told', async () => {
  expect(await newest()).toEqual([]);
  await count(1, '2026-09-30', 28);
  await count(2, '2026-03-31', 20, new Date(+noon + 1000));
  expect(await newest()).toEqual([['gender', 28]]);
  await count(3, '2026-09-30', 29, new Date(+noon + 2000));
  expect(await newest()).toEqual([['gender', 29]]);
});

test('a form that is sent twice counts once', async () => {
  await count(4, '2026-10-31', 30);
  const before = await caseload.history(50);
  await count(4, '2026-10-31', 30, new Date(+noon + 9000));
  expect(await caseload.history(50)).toEqual(before);
});

test('each band has a count of its own, in the order of the bands', async () => {
  const bands = [
    { band: 'team' as const, values: [{ value: 'north', children: 72 }] },
    { band: 'age' as const, values: [{ value: '10-14', children: 27 }] },
  ];
  await caseload.add({ id: id(5), countedOn: day('2026-09-30'), bands, who: 'lead', now: noon });
  expect((await caseload.newest()).map(({ band }) => band)).toEqual(['age', 'gender', 'team']);
});

test('what was counted is kept as it was told', async () => {
  expect((await caseload.history(50)).length).toBeGreaterThan(4);
  for (const statement of ['update service.caseload set children = 0', 'delete from service.caseload']) {
    await expect(sql(statement)).rejects.toMatchObject({ code: '42501' });
  }
});
