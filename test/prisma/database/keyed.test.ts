import { expect, test } from 'vitest';
import { isKeyed } from '../../../prisma/database/keyed.ts';
import { emptyDatabase, freshDatabase } from '../../support/database.ts';

test('a database in which nothing was made yet has no key', async () => {
  const { url, dropOnceLeft } = await emptyDatabase();
  expect(await isKeyed(url)).toBe(false);
  await dropOnceLeft();
});

test('a database that was opened has one', async () => {
  const { url } = await freshDatabase();
  expect(await isKeyed(url)).toBe(true);
});
