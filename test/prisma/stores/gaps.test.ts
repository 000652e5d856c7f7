import { expect, test } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';
import { there } from '../../support/there.ts';

const { stores, sql } = await freshDatabase();
const { gaps } = stores;
const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const by = { who: 'lead', now: noon };
const due = (day: string) => new Date(`${day}T00:00:00Z`);
const gap = { what: 'Fewer girls answer', owner: 'Head of service', due: due('2027-01-31') };

test('a gap is made once, however often its form is sent, and says so', async () => {
  await gaps.add({ id: id(1), ...gap, ...by });
  await gaps.add({ id: id(1), ...gap, what: 'Something else', ...by });
  expect(await gaps.list()).toEqual([
    { id: id(1), ...gap, state: 'open', answer: null, madeAt: noon, movedAt: noon },
  ]);
  expect(await gaps.history(id(1))).toEqual([
    { did: 'made', was: null, becomes: 'Fewer girls answer', who: 'lead', at: noon },
  ]);
});

test('what became another stands in the history, and what did not does not', async () => {
  const later = new Date(+noon + 60_000);
  const change = { ...gap, id: id(1), state: 'explained' as const, answer: 'Two were asked too late' };
  expect(await gaps.change({ ...change, due: null, who: 'second-lead', now: later })).toBe(true);
  expect(there(await gaps.get(id(1)))).toMatchObject({ state: 'explained', due: null, movedAt: later });
  expect((await gaps.history(id(1))).map(({ did, was, becomes }) => [did, was, becomes])).toEqual([
    ['moved', 'open', 'explained'],
    ['answered', null, 'Two were asked too late'],
    ['due', '2027-01-31', null],
    ['made', null, 'Fewer girls answer'],
  ]);
  const reworded = { ...change, what: 'Fewer girls answered', due: null, who: 'lead' };
  await gaps.change({ ...reworded, now: new Date(+later + 60_000) });
  expect(there(await gaps.get(id(1))).movedAt).toEqual(later);
});

test('open ones come first, the soonest first, and those without a day after them', async () => {
  await gaps.add({ id: id(2), ...gap, due: null, ...by });
  await gaps.add({ id: id(3), ...gap, due: due('2026-12-31'), ...by });
  await gaps.add({ id: id(4), ...gap, due: due('2026-12-01'), ...by });
  expect((await gaps.list()).map((one) => one.id)).toEqual([id(4), id(3), id(2), id(1)]);
});

test('there is none of another id', async () => {
  expect(await gaps.get(id(9))).toBeNull();
  expect(await gaps.get('no id')).toBeNull();
  expect(await gaps.history('no id')).toEqual([]);
  expect(await gaps.change({ ...gap, id: id(9), state: 'open', answer: null, ...by })).toBe(false);
});

test('what is explained or changed has an answer, and the history stays as it is', async () => {
  await expect(
    gaps.change({ ...gap, id: id(2), state: 'changed', answer: null, ...by }),
  ).rejects.toMatchObject({
    code: 'unexpected',
  });
  await expect(sql('delete from service.gap_history')).rejects.toMatchObject({ code: '42501' });
});
