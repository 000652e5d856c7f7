import { expect, it } from 'vitest';
import { bytesOf, inParts } from '../../../api/http/in-parts.ts';
import { turnsOfOthers } from '../../support/turns-of-others.ts';

it.each([
  ['nothing', ''],
  ['little', 'a'],
  ['signs of two halves, wherever it is cut', `a${'😀'.repeat(150_000)}`],
  ['half a sign at the very end', `${'a'.repeat(99_999)}\ud83d`],
])('a text is the same bytes in parts: %s', async (_, text) => {
  expect((await bytesOf(text)).equals(Buffer.from(text))).toBe(true);
});

it('a long answer is made ready while others have their turn', async () => {
  let sent: Awaited<ReturnType<typeof inParts>> | undefined;
  const body = 'a page of the staff. '.repeat(100_000);
  const turns = await turnsOfOthers(async () => {
    sent = await inParts({ status: 200, body });
  });
  expect(turns).toBeGreaterThan(10);
  expect(`${sent?.body}`).toBe(body);
});

it('an object is sent as JSON, and bytes and short texts as they are', async () => {
  expect(`${(await inParts({ status: 200, body: { a: [1] } })).body}`).toBe('{"a":[1]}');
  const bytes = Buffer.from('a');
  expect((await inParts({ status: 200, body: bytes })).body).toBe(bytes);
  expect((await inParts({ status: 200, body: 'a' })).body).toBe('a');
  expect((await inParts({ status: 204 })).body).toBeUndefined();
});
