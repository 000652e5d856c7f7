import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openStores } from '../../../prisma/stores/open.ts';
import { freshDatabase } from '../../support/database.ts';

const { stores, url } = await freshDatabase();

test('opening with another key is refused', async () => {
  await expect(openStores({ databaseUrl: url, key: randomBytes(32) })).rejects.toMatchObject({
    code: 'key-lost',
    message: expect.stringContaining('Put the key back'),
  });
});

test('the database answers a ping', async () => {
  await expect(stores.ping()).resolves.toBeUndefined();
});
