import { afterAll, expect, test } from 'vitest';
import { openStores } from '../../../prisma/stores/open.ts';
import { turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { named } from '../../support/identities.ts';
import { arrive } from '../../support/invited.ts';
import { there } from '../../support/there.ts';
import { until } from '../../support/until.ts';

const { stores, url, key, sql } = await freshDatabase();
const other = await openStores({ databaseUrl: url, key });
afterAll(() => other.close());

function heard(at: typeof stores): string[] {
  const ids: string[] = [];
  at.people.conversations.onMoved((moved) => ids.push(...moved));
  return ids;
}

test('another instance hears of a turn, and reads it', async () => {
  const { held } = await arrive(stores, named);
  expect((await other.people.conversations.get(held.id))?.version).toBe(0);
  const [here, elsewhere] = [heard(stores), heard(other)];
  const committed = there(await stores.people.conversations.commit(turn(held)));
  stores.people.conversations.announce(held.id);
  await expect.poll(() => elsewhere).toEqual([held.id]);
  expect(await other.people.conversations.get(held.id)).toEqual(committed);
  expect(here).toEqual([]);
});

test('a side hears of its own conversations only, however many there are', async () => {
  const elsewhere = heard(other);
  const ids = Array.from({ length: 400 }, (_, n) => `p-${n}`);
  for (const id of [...ids, 'v-1']) stores.people.conversations.announce(id);
  await expect.poll(() => new Set(elsewhere)).toEqual(new Set(ids));
});

test('an instance that lost its connection listens again, and forgets what it may have missed', async () => {
  const { held } = await arrive(stores, named);
  expect((await other.people.conversations.get(held.id))?.version).toBe(0);
  const elsewhere = heard(other);
  await sql(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and query like 'listen%'`,
  );
  await stores.people.conversations.commit(turn(held));
  await until(async () => {
    stores.people.conversations.announce('p-again');
    return elsewhere.includes('p-again') && (await other.people.conversations.get(held.id))?.version === 1;
  });
});
