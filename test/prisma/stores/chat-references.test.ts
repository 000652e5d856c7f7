import { expect, test } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';
import { named } from '../../support/identities.ts';
import { arrive } from '../../support/invited.ts';
import { there } from '../../support/there.ts';

const { stores, sql } = await freshDatabase();
const { chatReferences, conversations } = stores.people;
const address = 'a-keyed-hash';

test('a reference to a chat is kept sealed, and a newer one takes its place', async () => {
  await chatReferences.keep(address, { user: { name: 'somebody' } }, noon);
  const [row] = await sql<{ sealed: Buffer; delete_on: string }>(
    'select sealed, delete_on::text from people.chat_reference',
  );
  expect(row?.sealed.toString('latin1')).not.toContain('somebody');
  expect(row?.delete_on).toBe('2028-11-10');
  await chatReferences.keep(address, { user: { name: 'newer' } }, noon);
  expect(await chatReferences.get(address)).toEqual({ user: { name: 'newer' } });
  expect(await sql('select * from people.chat_reference')).toHaveLength(1);
});

test('of one side is not there on the other', async () => {
  await chatReferences.keep(address, { here: true }, noon);
  expect(await stores.victim.chatReferences.get(address)).toBeNull();
});

test('dropped, it is gone, and the database knows no conversation there any more', async () => {
  const { opened } = await arrive(stores, named);
  const at = { tab: 'tab-2', address, now: noon };
  there(await conversations.open(opened.conversation, opened.ticket, at));
  expect(await conversations.byAddress(address)).not.toBeNull();
  await chatReferences.keep(address, { here: true }, noon);
  await chatReferences.drop(address);
  expect(await chatReferences.get(address)).toBeNull();
  expect(await sql('select id from people.conversation where address = $1', [address])).toEqual([]);
});
