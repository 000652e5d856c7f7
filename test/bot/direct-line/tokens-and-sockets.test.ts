import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type BotServer, botServer } from '../../support/bot-server.ts';
import { freshDatabase } from '../../support/database.ts';
import { textOf } from '../../support/direct-line-bodies.ts';
import { respondent } from '../../support/direct-line-respondent.ts';
import { listen } from '../../support/direct-line-socket.ts';
import { until } from '../../support/until.ts';

/** Who may come in, and what they are sent: tokens, tabs, sockets and watermarks, and how each goes wrong. */

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

describe('an expired token', async () => {
  const past = await botServer(database);
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

describe('a token', () => {
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

describe('starting', () => {
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

  it('in two tabs leaves the newest: the other is told on every call, and its socket is closed', async () => {
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

describe('a socket', () => {
  it('opened a minute late is refused', async () => {
    const past = await botServer(database);
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

describe('a socket killed between two messages', () => {
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

describe('a watermark', () => {
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

describe('frames from a client', () => {
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
    const own = await botServer(database);
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
