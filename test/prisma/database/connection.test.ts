import { expect, test } from 'vitest';
import { z } from 'zod';
import { Connection } from '../../../prisma/database/connection.ts';
import { query } from '../../../prisma/database/statement.ts';
import { freshDatabase } from '../../support/database.ts';

const { url } = await freshDatabase();
const lengthOf = query('length', 'select length($text::bytea) as long', z.object({ long: z.number() }));
const secret = 'what nobody may read in a log';

test('megabytes go to the database as they are, and rows come back checked', async () => {
  const service = new Connection(url, 'service', 1);
  const text = Buffer.alloc(5_000_000, 'x');
  expect(await service.queryWithMuch(lengthOf, { text })).toEqual([{ long: 5_000_000 }]);
  await service.close();
});

test('it acts as its side alone there, too, and a refusal says no more than its code', async () => {
  const people = new Connection(url, 'people', 1);
  const ofVictims = query('of-victims', 'select $text::text as text from victim.participant', z.object({}));
  const refused = people.queryWithMuch(ofVictims, { text: secret });
  await expect(refused).rejects.toMatchObject({
    code: 'unexpected',
    message: 'The database refused the statement of-victims (42501).',
  });
  const wrong = query('wrong', 'select $text::int as number', z.object({ number: z.number() }));
  const failed = await people.queryWithMuch(wrong, { text: secret }).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: 'unexpected' });
  expect(String(failed)).not.toContain(secret);
  await people.close();
});

test('where no database answers it may be tried again later', async () => {
  const nowhere = new Connection('postgres://nobody@127.0.0.1:1/none', 'service', 1);
  const lost = nowhere.queryWithMuch(lengthOf, { text: Buffer.from('') });
  await expect(lost).rejects.toMatchObject({ code: 'unavailable' });
  await nowhere.close();
  const closed = nowhere.queryWithMuch(lengthOf, { text: Buffer.from('') });
  await expect(closed).rejects.toMatchObject({ code: 'unavailable' });
});
