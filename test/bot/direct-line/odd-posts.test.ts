import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotServer, botServer } from '../../support/bot-server.ts';
import { freshDatabase } from '../../support/database.ts';
import { textOf } from '../../support/direct-line-bodies.ts';
import { respondent } from '../../support/direct-line-respondent.ts';
import { listen } from '../../support/direct-line-socket.ts';
import { until } from '../../support/until.ts';

/** What is posted, when something is odd about it, about who posts it, or about the conversation. */

const database = await freshDatabase();
const open: BotServer[] = [];
let on: BotServer;
beforeAll(async () => {
  on = await botServer(database);
  open.push(on);
});
afterAll(async () => {
  for (const each of open) await each.close();
});

async function child(options: Parameters<typeof respondent>[2] = {}) {
  const { code } = await on.invite();
  return respondent(on, code, options);
}

describe('an answer that takes too long', () => {
  it('is a 502 first, still arrives on the stream, and is kept once when it is sent again', async () => {
    const limits = { answer: 60_000, guess: 1 };
    const hasty = await botServer({ ...database, limits });
    open.push(hasty);
    const { code } = await hasty.invite();
    const { id, streamUrl, say } = await respondent(hasty, code);
    await say('start');
    await say('yes');
    const socket = await listen(streamUrl);

    const row = id.slice(2);
    await database.sql('begin');
    await database.sql('select from people.conversation where id = $1 for update', [row]);
    limits.answer = 100;
    const late = await say('boxing', 'once');
    limits.answer = 60_000;
    expect([late.status, late.body.error?.code]).toEqual([502, 'BotError']);
    await database.sql('commit');
    await until(() => socket.texts().join().includes('What was best?'));

    const again = await say('boxing', 'once');
    expect(again.status).toBe(200);
    const kept = await database.sql(
      `select a.question from people.answer a join people.conversation c using (response_id)
        where c.id = $1 order by 1`,
      [row],
    );
    expect(kept).toEqual([{ question: 'liked' }, { question: 'safe' }]);
    await until(
      () => socket.activities().filter(({ text }) => text?.includes('What was best?')).length === 2,
    );
    const ids = socket.activities().flatMap(({ id, text }) => (text?.includes('What was best?') ? [id] : []));
    expect(new Set(ids).size).toBe(1);
    socket.socket.close();
  });
});

describe('an activity', () => {
  it.each([
    ['of 150 kilobytes', 150_000, 200, ''],
    ['of 262,144 bytes', 262_144, 200, ''],
    ['of 262,145 bytes', 262_145, 413, 'MessageSizeTooBig'],
  ])('%s', async (_, size, status, code) => {
    const { path, token } = await child();
    const frame = JSON.stringify({ type: 'message', text: '' });
    const body = JSON.stringify({ type: 'message', text: 'a'.repeat(size - frame.length) });
    expect(Buffer.byteLength(body)).toBe(size);
    const headers = { 'content-type': 'application/json' };
    const called = await on.call('POST', `${path}/activities`, { token, body, headers });
    expect([called.status, called.body.code]).toEqual([status, code]);
  });

  it('of too many words is asked for in parts, and the question stays open', async () => {
    const { say, get } = await child();
    await say('start');
    await say('a'.repeat(20_000));
    expect(textOf((await get()).body.activities)).toMatch(/smaller parts(.|\n)*Did you feel safe there/);
  });
});

describe('whoever a message says it is from', () => {
  it('it is from the user of the token', async () => {
    const { post, get } = await child({ user: { id: 'dl_me' } });
    const called = await post({
      type: 'message',
      text: 'start',
      from: { id: 'dl_somebody-else', name: 'X' },
    });
    expect(called.status).toBe(200);
    expect((await get()).body.activities[0]?.from).toMatchObject({ id: 'dl_me', role: 'user' });
  });

  it('a user that is not named is given an id, always the same', async () => {
    const { say, post, get } = await child();
    await say('start');
    const first = (await get()).body.activities[0]?.from?.id;
    await post({ type: 'message', text: 'yes' });
    expect(first).toMatch(/^dl_\w{16,}$/);
    expect((await get()).body.activities[0]?.from?.id).toBe(first);
  });
});

describe('a conversation that is gone', () => {
  it('is a 404 with words for people, and the code starts anew where it left off', async () => {
    const { code } = await on.invite();
    const before = await respondent(on, code);
    await before.say('start');
    await before.say('yes');
    const other = await botServer(database);
    open.push(other);
    await database.sql('delete from people.conversation where id = $1', [before.id.slice(2)]);
    const called = await before.get(undefined, { to: other });
    expect([called.status, called.body.code]).toEqual([404, 'ConversationNotFound']);
    expect(called.body.message).toContain('Type your code');
    const again = await respondent(other, code);
    expect([again.id, again.started.status]).toEqual([before.id, 201]);
  });

  it('resumes on another day from our own store', async () => {
    const { code } = await on.invite();
    const before = await respondent(on, code);
    await before.say('start');
    await before.say('yes');
    const after = await respondent(on, code);
    expect(after.started.status).toBe(200);
    const heard = textOf((await after.get()).body.activities);
    expect(heard).toMatch(/Welcome back. What you said before is safe.(.|\n)*What did you like\?/);
  });

  it('because the service cancelled it is a 404 too', async () => {
    const { id, code } = await on.invite();
    const { say, get, reconnect } = await respondent(on, code);
    await database.stores.people.invitations.cancel(id, on.clock());
    for (const called of [await say('start'), await get(), await reconnect()]) {
      expect([called.status, called.body.code]).toEqual([404, 'ConversationEnded']);
    }
  });
});

describe('an upload', () => {
  const file = (type: string) => new File([Buffer.from('not really')], 'drawing.png', { type });
  const activityPart = (activity: object) =>
    new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' });
  const form = (...parts: [string, Blob][]) => {
    const data = new FormData();
    for (const [name, part] of parts) data.append(name, part);
    return data;
  };

  it.each([
    ['a picture without userId', Buffer.from('x'), { 'content-type': 'image/png' }, /can't look at pictures/],
    ['an unknown type', Buffer.from('x'), { 'content-type': 'application/x-odd' }, /can't open files/],
    ['a picture in parts', form(['file', file('image/png')]), {}, /can't look at pictures/],
    [
      'two files and an activity with words',
      form(
        ['file', file('image/png')],
        ['file', file('application/pdf')],
        ['activity', activityPart({ type: 'message', text: 'start' })],
      ),
      {},
      /Did you feel safe there/,
    ],
    [
      'nothing but an activity',
      form(['activity', activityPart({ type: 'message', text: 'start' })]),
      {},
      /Did you feel safe there/,
    ],
  ])('%s is answered', async (_, body, headers, heard) => {
    const { path, token, get } = await child();
    const called = await on.call('POST', `${path}/upload`, { token, body, headers });
    expect([called.status, called.body.id]).toEqual([200, expect.stringMatching(/\|\d{7}$/)]);
    expect(textOf((await get()).body.activities)).toMatch(heard);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'image/png'],
    ['parts that are none', Buffer.from('x'), 'multipart/form-data; boundary=abc'],
  ])('of %s is a 400', async (_, body, type) => {
    const { path, token } = await child();
    const called = await on.call('POST', `${path}/upload`, {
      token,
      body,
      headers: { 'content-type': type },
    });
    expect(called.status).toBe(400);
  });

  const part = (head: string) => `--abc\r\n${head}\r\n\r\n\r\n`;
  it.each([
    ['40,000 tiny files', part('Content-Disposition: form-data; name="f"; filename="f"').repeat(40_000)],
    [
      'a part with 300,000 things said of it',
      part(`Content-Disposition: form-data${'\r\na: b'.repeat(300_000)}`),
    ],
    ['a part whose head does not end', `--abc\r\n${'a: b\r\n'.repeat(300_000)}`],
    [
      'an activity of four megabytes',
      `--abc\r\nContent-Disposition: form-data; name="activity"\r\n\r\n{${'"a":1,'.repeat(6e5)}"b":1}\r\n`,
    ],
  ])('of %s is a 413, and nobody waits until it is taken apart', async (_, parts) => {
    const { path, token } = await child();
    const before = process.cpuUsage();
    const called = await on.call('POST', `${path}/upload`, {
      token,
      body: Buffer.from(`${parts}--abc--\r\n`),
      headers: { 'content-type': 'multipart/form-data; boundary=abc' },
    });
    expect(called.status).toBe(413);
    // To take it apart takes two to three times this, beside sending it.
    expect(process.cpuUsage(before).user).toBeLessThan(400_000);
  });
});
