import { expect, it } from 'vitest';
import { oneByOne } from '../../domain/giving-way.ts';

const doubled = (texts: string[]) =>
  oneByOne(
    texts,
    (text) => text.length,
    (text) => text + text,
  );

it('makes something of each, in their order', async () => {
  expect(await doubled(['a', 'b', 'c'])).toEqual(['aa', 'bb', 'cc']);
  expect(await doubled([])).toEqual([]);
});

it('lets others have their turn after each of what is long, and seldom between what is short', async () => {
  let turns = 0;
  const other = () => {
    turns++;
    others = setImmediate(other);
  };
  let others = setImmediate(other);
  await doubled(Array.from({ length: 20 }, () => 'a'.repeat(10_000)));
  expect(turns).toBeGreaterThanOrEqual(20);
  turns = 0;
  await doubled(Array.from({ length: 1_000 }, () => 'a'.repeat(50)));
  clearImmediate(others);
  expect(turns).toBeGreaterThan(5);
  expect(turns).toBeLessThan(20);
});
