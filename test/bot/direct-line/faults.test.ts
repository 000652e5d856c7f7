import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listen, respondent, type Stand, stand, textOf } from '../../support/bot-stand.ts';
import { freshDatabase } from '../../support/database.ts';
import { until } from '../../support/until.ts';

/** Section K of the Direct Line checklist: what goes wrong, by its numbers. */

const database = await freshDatabase();
const open: Stand[] = [];
let on: Stand;
beforeAll(async () => {
  on = await stand(database);
  open.push(on);
});
afterAll(async () => {
  for (const each of open) await each.close();
});

async function child(options: Parameters<typeof respondent>[2] = {}) {
  const { code } = await on.invite();
  return respondent(on, code, options);
}

describe('K1: an expired token', async () => {
  const past = await stand(database);
  open.push(past);
  const { code } = await past.invite();
  const late = await respondent(past, code);
  past.later(30 * 60);

  it.each([
    ['POST', '/v3/directline/tokens/refresh'],
    ['POST', '/v3/directline/conversations'],
    ['GET', late.path],
    ['GET', `${late.path}/activities`],
    ['POST', `${late.path}/activities`],
    ['POST', `${late.path}/upload`],
  ])('%s %s is refused', async (method, path) => {
    const body = method === 'POST' ? { type: 'message', text: 'yes' } : undefined;
    const called = await past.call(method, path, { token: late.token, body });
    expect([called.status, called.body.error?.code, called.body.code]).toEqual([
      403,
      'TokenExpired',
      'TokenExpired',
    ]);
  });

  it('is followed by a new one for the same code, and the same conversation', async () => {
    const again = await respondent(past, code);
    expect([again.id, again.started.status]).toEqual([late.id, 200]);
  });
});

describe('K2: a token', () => {
  it('of one conversation opens no other', async () => {
    const [one, other] = [await child(), await child()];
    for (const called of [
      await one.get(undefined, { token: other.token }),
      await one.reconnect(undefined, { token: other.token }),
      await one.post({ type: 'message', text: 'yes' }, { token: other.token }),
    ]) {
      expect([called.status, called.body.error?.code]).toEqual([403, 'WrongConversation']);
    }
  });

  it.each([
    ['none', {}, 401],
    ['no bearer', { authorization: 'Basic abc' }, 401],
    ['an empty one', { authorization: 'Bearer ' }, 401],
    ['one that is not ours', { authorization: 'Bearer abc.def.ghi' }, 403],
  ])('that is %s is refused', async (_, headers, status) => {
    const { path } = await child();
    const called = await on.call('GET', `${path}/activities`, { headers });
    expect([called.status, Boolean(called.body.error?.message)]).toEqual([status, true]);
  });

  it('is refreshed any number of times, for the same conversation', async () => {
    const { id, token, get } = await child();
    let latest = token;
    for (let times = 0; times < 3; times++) {
      const { status, body } = await on.call('POST', '/v3/directline/tokens/refresh', { token: latest });
      expect([status, body.conversationId, body.expires_in]).toEqual([200, id, 1800]);
      latest = body.token;
    }
    expect((await get(undefined, { token: latest })).status).toBe(200);
  });
});

describe('K3: starting', () => {
  it('twice with one token is 201, then 200, in the same conversation', async () => {
    const { generated, started } = await child();
    const again = await on.call('POST', '/v3/directline/conversations', { token: generated.body.token });
    expect([started.status, again.status]).toEqual([201, 200]);
    expect(again.body.conversationId).toBe(started.body.conversationId);
  });

  it('and keeping the token from before it is let be: such a client knows of one tab only', async () => {
    const { generated, post, get } = await child();
    const { token } = generated.body;
    expect((await post({ type: 'message', text: 'start' }, { token })).status).toBe(200);
    expect(textOf((await get(undefined, { token })).body.activities)).toContain('Did you feel safe there?');
  });

  it('twice at the same moment gives both an answer, and one of them the conversation', async () => {
    const { code } = await on.invite();
    const { body } = await on.call('POST', '/v3/directline/tokens/generate', { body: { code } });
    const start = () => on.call('POST', '/v3/directline/conversations', { token: body.token, body: {} });
    const both = await Promise.all([start(), start()]);
    expect(both.map(({ status }) => status).every((status) => status < 300)).toBe(true);
    const path = `/v3/directline/conversations/${body.conversationId}/activities`;
    const reads = await Promise.all(both.map((one) => on.call('GET', path, { token: one.body.token })));
    expect(reads.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  it('in two tabs leaves the newest: the other is told so on every call, and its socket is closed', async () => {
    const { code } = await on.invite();
    const first = await respondent(on, code);
    const socket = await listen(first.streamUrl);
    const second = await respondent(on, code);
    expect(await socket.closed).toEqual({ code: 1000, reason: 'collision' });
    for (const called of [
      await first.say('yes'),
      await first.get(),
      await first.reconnect(),
      await on.call('POST', '/v3/directline/tokens/refresh', { token: first.token }),
    ]) {
      expect([called.status, called.body.error?.code]).toEqual([403, 'OpenedElsewhere']);
    }
    await expect(listen(first.streamUrl)).rejects.toThrow('403');
    expect((await second.say('start')).status).toBe(200);
  });
});

describe('K4: a socket', () => {
  it('opened a minute late is refused', async () => {
    const past = await stand(database);
    open.push(past);
    const { code } = await past.invite();
    const { streamUrl } = await respondent(past, code);
    past.later(61);
    await expect(listen(streamUrl)).rejects.toThrow('status 403');
  });

  it('opened second closes the first with the reason collision', async () => {
    const { reconnect, streamUrl } = await child();
    const first = await listen(streamUrl);
    const second = await listen((await reconnect()).body.streamUrl);
    expect((await first.closed).reason).toBe('collision');
    expect(second.socket.readyState).toBe(second.socket.OPEN);
    second.socket.close();
  });

  it('is not to be had without a ticket, or with the ticket of another', async () => {
    const [one, other] = [await child(), await child()];
    const url = (path: string, ticket: string) =>
      `${on.origin.replace('http', 'ws')}${path}/stream?t=${ticket}`;
    const ticket = new URL(other.streamUrl).searchParams.get('t') ?? '';
    await expect(listen(url(one.path, ''))).rejects.toThrow('status 403');
    await expect(listen(url(one.path, one.token))).rejects.toThrow('status 403');
    await expect(listen(url(one.path, ticket))).rejects.toThrow('status 403');
    await expect(listen(url('/v3/directline/elsewhere', ticket))).rejects.toThrow('status 404');
  });
});

describe('K5: a socket killed between two messages', () => {
  it('loses nothing and repeats nothing when the client reconnects with its watermark', async () => {
    const { streamUrl, say, reconnect } = await child();
    const first = await listen(streamUrl);
    await until(() => first.sets.length === 1);
    await say('start');
    await until(() => first.sets.length === 2);
    first.socket.terminate();
    await say('yes');
    await say('boxing');

    const second = await listen((await reconnect(first.sets.at(-1)?.watermark)).body.streamUrl);
    await until(() => second.texts().join().includes('best'));
    const ids = [...first.activities(), ...second.activities()].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...first.texts(), ...second.texts()].join('\n')).toMatch(/feel safe(.|\n)*like\?(.|\n)*best\?/);
    second.socket.close();
  });

  it('brings only what comes later when the client reconnects without a watermark', async () => {
    const { streamUrl, say, reconnect } = await child();
    (await listen(streamUrl)).socket.terminate();
    await say('start');
    const socket = await listen((await reconnect()).body.streamUrl);
    await say('yes');
    await until(() => socket.sets.length > 0);
    expect(socket.texts().join()).toContain('What did you like?');
    expect(socket.texts().join()).not.toContain('feel safe');
    socket.socket.close();
  });

  it('gets the same activities under the same ids by socket and by asking', async () => {
    const { streamUrl, say, get } = await child();
    const socket = await listen(streamUrl);
    await say('start');
    await until(() => socket.sets.length === 2);
    const asked = await get();
    expect(asked.body.activities.map(({ id }) => id)).toEqual(socket.sets[1]?.activities.map(({ id }) => id));
    socket.socket.close();
  });
});

describe('K6: an answer that takes too long', () => {
  it('is a 502 first, still arrives on the stream, and is kept once when it is sent again', async () => {
    const hasty = await stand({ ...database, limits: { answer: 100, guess: 1 } });
    open.push(hasty);
    const { code } = await hasty.invite();
    const { id, streamUrl, say } = await respondent(hasty, code);
    await say('start');
    await say('yes');
    const socket = await listen(streamUrl);

    const row = id.slice(2);
    await database.sql('begin');
    await database.sql('select from people.conversation where id = $1 for update', [row]);
    const late = await say('boxing', 'once');
    expect([late.status, late.body.error?.code]).toEqual([502, 'BotError']);
    await database.sql('commit');
    await until(() => socket.texts().join().includes('What was best?'));

    const again = await say('boxing', 'once');
    expect(again.status).toBe(200);
    const kept = await database.sql(
      'select a.question from people.answer a join people.conversation c using (response_id) where c.id = $1 order by 1',
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

describe('K7: an activity', () => {
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

describe('K8: whoever a message says it is from', () => {
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

describe('K9: a conversation that is gone', () => {
  it('is a 404 with words for people, and the code starts anew where it left off', async () => {
    const { code } = await on.invite();
    const before = await respondent(on, code);
    await before.say('start');
    await before.say('yes');
    const other = await stand(database);
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
    expect(heard).toMatch(/Welcome back(.|\n)*Did you feel safe there\? Yes(.|\n)*What did you like\?/);
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

describe('K10: a watermark', () => {
  it.each([
    '',
    '-',
    'null',
    '0000a-42',
    '-1',
    '1e3',
    '999999',
    '99999999999999999999',
    "'; drop table",
    '😀',
  ])('"%s" counts as none: the latest turn comes', async (watermark) => {
    const { say, get, reconnect } = await child();
    await say('start');
    const called = await get(watermark);
    expect(called.status).toBe(200);
    expect(textOf(called.body.activities)).toContain('Did you feel safe there?');
    expect((await reconnect(watermark)).status).toBe(200);
  });

  it('that is older gets what came since, and the newest gets nothing', async () => {
    const { say, get } = await child();
    const { watermark } = (await get()).body;
    await say('start');
    const since = (await get(watermark)).body;
    expect(Number(since.watermark)).toBeGreaterThan(Number(watermark));
    expect(textOf(since.activities)).toContain('Did you feel safe there?');
    expect((await get(since.watermark)).body).toMatchObject({ activities: [], watermark: since.watermark });
  });

  it('misses none of two messages sent between two looks', async () => {
    const { say, get } = await child();
    const { watermark } = (await get()).body;
    await say('start', 'one');
    await say('yes', 'two');
    const keys = (await get(watermark)).body.activities.flatMap(({ channelData }) =>
      JSON.stringify(channelData ?? {}),
    );
    expect(keys.filter((key) => key.includes('clientActivityID'))).toEqual([
      '{"clientActivityID":"one"}',
      '{"clientActivityID":"two"}',
    ]);
  });
});

describe('K11: frames from a client', () => {
  it.each([
    ['empty', ''],
    ['null', 'null'],
    ['an unknown root', '{"telemetry":true}'],
    ['no JSON', '{{{'],
    ['binary', Buffer.from([0, 1, 2])],
  ])('%s is let go by', async (_, frame) => {
    const { streamUrl, say } = await child();
    const socket = await listen(streamUrl);
    socket.socket.send(frame);
    await say('start');
    await until(() => socket.texts().join().includes('feel safe'));
    socket.socket.close();
  });

  it('are answered by empty ones alone, which keep the socket alive', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const own = await stand(database);
    open.push(own);
    const { code } = await own.invite();
    const socket = await listen((await respondent(own, code)).streamUrl);
    await until(() => socket.sets.length === 1);
    vi.advanceTimersByTime(20_000);
    vi.useRealTimers();
    await until(() => socket.emptyFrames() === 1);
    expect(socket.sets).toHaveLength(1);
    socket.socket.close();
  });

  it('whoever reads nothing is cut off before they fill the memory', async () => {
    const { streamUrl, post } = await child();
    const { socket, closed } = await listen(streamUrl);
    socket.pause();
    const channelData = { padding: 'x'.repeat(240_000) };
    for (let n = 0; n < 60; n++) await post({ type: 'message', text: 'help', channelData });
    socket.resume();
    expect((await closed).code).toBe(1006);
  });

  it('a huge one closes the socket', async () => {
    const { streamUrl } = await child();
    const socket = await listen(streamUrl);
    socket.socket.send('a'.repeat(1_000_000));
    expect((await socket.closed).code).toBe(1009);
  });
});

describe('K12: an upload', () => {
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
});
