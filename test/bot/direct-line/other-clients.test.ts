import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotServer, botServer } from '../../support/bot-server.ts';
import { freshDatabase } from '../../support/database.ts';
import { textOf } from '../../support/direct-line-bodies.ts';
import { respondent } from '../../support/direct-line-respondent.ts';
import { listen } from '../../support/direct-line-socket.ts';
import { until } from '../../support/until.ts';

/** Clients that are not our page: how they resume, what they are told, and what they may send. */

const database = await freshDatabase();
let on: BotServer;
beforeAll(async () => {
  on = await botServer(database);
});
afterAll(() => on.close());

const elsewhere = 'You opened this on another page or phone. You can carry on there.';
/** The token of somebody who knows that it is answered elsewhere, and pressed to carry on here. */
const generate = async (code: string) =>
  (await on.call('POST', '/v3/directline/tokens/generate', { body: { code, takeOver: true } })).body.token;

/** Somebody who is asked the first question, and what it takes to come in again. */
async function started() {
  const { code } = await on.invite();
  const first = await respondent(on, code);
  await first.say('start');
  return { code, first };
}

const conversations = '/v3/directline/conversations';

/** What is answered to somebody who asks for a socket and gets none. */
async function refusedUpgrade(url: URL, headers: Record<string, string>) {
  const asked = request(url, {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    },
  });
  asked.end();
  const [response]: IncomingMessage[] = await once(asked, 'response');
  if (!response) throw new Error('there is no answer');
  return { statusCode: response.statusCode, headers: response.headers, body: await text(response) };
}

describe('whoever is pushed out by another tab or device', () => {
  it('reads so in words on the socket, before it closes', async () => {
    const { code, first } = await started();
    const socket = await listen(first.streamUrl);
    await respondent(on, code);
    expect((await socket.closed).reason).toBe('collision');
    expect(socket.texts().at(-1)).toBe(elsewhere);
  });

  it('reads so when it asks for more, and then no more', async () => {
    const { code, first } = await started();
    const { watermark } = (await first.get()).body;
    await respondent(on, code);
    const told = await first.get(watermark);
    expect([told.status, textOf(told.body.activities)]).toEqual([200, elsewhere]);
    const after = await first.get(told.body.watermark);
    expect([after.status, after.body.code]).toEqual([403, 'OpenedElsewhere']);
  });

  it('reads nothing of what is said where it was taken up', async () => {
    const { code, first } = await started();
    const { watermark } = (await first.get()).body;
    const second = await respondent(on, code);
    await second.say('yes');
    expect(textOf((await first.get(watermark)).body.activities)).toBe(elsewhere);
  });
});

describe("a client that resumes by the conversation's id alone", () => {
  it('is brought the latest turn on its socket: with an empty watermark, as Microsoft asks', async () => {
    const { code, first } = await started();
    on.later(1);
    const token = await generate(code);
    const resumed = await first.reconnect('', { token });
    const socket = await listen(resumed.body.streamUrl);
    await until(() => socket.texts().join().includes('Did you feel safe there?'));
    socket.socket.close();
  });

  it.each([
    ['asks for a stream', (first: Person, token: string) => first.reconnect('', { token })],
    ['asks what was said', (first: Person, token: string) => first.get(undefined, { token })],
    [
      'says something',
      (first: Person, token: string) => first.post({ type: 'message', text: 'yes' }, { token }),
    ],
  ])('takes it up when it first %s, and the other is out', async (_, does) => {
    const { code, first } = await started();
    on.later(1);
    const token = await generate(code);
    expect((await first.say('help')).status).toBe(200);
    expect((await does(first, token)).status).toBe(200);
    expect((await first.say('no')).body.code).toBe('OpenedElsewhere');
    expect((await first.get(undefined, { token })).status).toBe(200);
  });

  it('is out itself where another takes it up after it, and stays out', async () => {
    const { code, first } = await started();
    on.later(1);
    const token = await generate(code);
    expect((await first.get(undefined, { token })).status).toBe(200);
    on.later(1);
    const last = await respondent(on, code);
    for (const called of [
      await first.get(undefined, { token }),
      await first.reconnect('', { token }),
      await first.post({ type: 'message', text: 'yes' }, { token }),
    ]) {
      expect([called.status, called.body.code]).toEqual([403, 'OpenedElsewhere']);
    }
    expect((await last.say('yes')).status).toBe(200);
  });

  it('gets a token of its own place', async () => {
    const { code, first } = await started();
    on.later(1);
    const resumed = await first.reconnect('', { token: await generate(code) });
    expect((await first.get(undefined, { token: resumed.body.token })).status).toBe(200);
    on.later(1);
    await respondent(on, code);
    expect((await first.get(undefined, { token: resumed.body.token })).status).toBe(403);
  });
});
type Person = Awaited<ReturnType<typeof respondent>>;

describe('a message', () => {
  it('is the same one when it is sent again, however many came between', async () => {
    const { first } = await started();
    await first.say('yes', 'once');
    for (let n = 0; n < 20; n++) await first.say('help', `between-${n}`);
    const { watermark } = (await first.get()).body;
    expect((await first.say('yes', 'once')).status).toBe(200);
    const now = (await first.get()).body;
    expect(now.watermark).toBe(watermark);
    expect(textOf(now.activities)).not.toContain("I didn't get that");
  });

  it.each([
    ['channelData', '"channelData":DEEP'],
    ['a reference', '"relatesTo":{"channelData":DEEP}'],
    ['a value', '"value":DEEP'],
    ['an attachment', '"attachments":[{"contentType":"x/y","content":DEEP}]'],
  ])('nested very deeply in %s is refused for good, and the next one is heard', async (_, more) => {
    const { first } = await started();
    const deep = `${'[{"a":'.repeat(2_500)}1${'}]'.repeat(2_500)}`;
    const refused = await on.call('POST', `${first.path}/activities`, {
      token: first.token,
      headers: { 'content-type': 'application/json' },
      body: `{"type":"message","text":"yes",${more.replace('DEEP', deep)}}`,
    });
    expect([refused.status, refused.body.code]).toEqual([400, 'BadArgument']);
    expect((await first.say('yes')).status).toBe(200);
  });

  it('may come as a form, and so may a code', async () => {
    const { code } = await on.invite();
    const form = (path: string, fields: Record<string, string>, token?: string) =>
      on.call('POST', `/v3/directline/${path}`, {
        ...(token && { token }),
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: new URLSearchParams(fields).toString(),
      });
    const { token } = (await form('tokens/generate', { code, 'user[id]': 'dl_me' })).body;
    const begun = await form('conversations', { locale: 'en-GB' }, token);
    expect(begun.status).toBe(201);
    const { conversationId: id, token: own } = begun.body;
    const said = {
      type: 'message',
      text: 'start',
      'from.id': 'dl_me',
      'channelData.clientActivityID': 'one',
    };
    expect((await form(`conversations/${id}/activities`, said, own)).status).toBe(200);
    const set = (await on.call('GET', `/v3/directline/conversations/${id}/activities`, { token: own })).body;
    expect(textOf(set.activities)).toContain('Did you feel safe there?');
    expect(set.activities[0]).toMatchObject({
      from: { id: 'dl_me' },
      channelData: { clientActivityID: 'one' },
    });
  });
});

describe('what a client may need besides', () => {
  it("the session that Microsoft's asks for", async () => {
    const { status, body } = await on.call('GET', '/v3/directline/session/getsessionid');
    expect([status, body]).toMatchObject([200, { sessionId: expect.any(String) }]);
  });

  it.each([
    ['GET', '/v3/directline/tokens/generate', 405, { allow: 'POST, OPTIONS' }],
    ['DELETE', '/v3/directline/conversations/p-1/activities', 405, { allow: 'GET, POST, OPTIONS' }],
    ['HEAD', '/v3/directline/conversations', 405, { allow: expect.stringContaining('POST') }],
    ['GET', '/v3/directline/conversations/p-1', 401, { 'www-authenticate': 'Bearer' }],
    ['POST', '/v3/directline/tokens/refresh', 401, { 'www-authenticate': 'Bearer' }],
    ['GET', '/v3/directline/nothing', 404, {}],
    ['GET', '/v3/directline', 404, {}],
    ['POST', '/v3/directline/tokens/generate', 400, {}],
  ])('%s %s is refused with %d, why, and a word for browsers', async (method, path, status, headers) => {
    const called = await on.call(method, path);
    expect(called.status).toBe(status);
    const sent = Object.fromEntries(called.headers);
    expect(sent).toMatchObject({ ...headers, 'access-control-allow-origin': '*' });
    if (method !== 'HEAD') expect(called.body.error?.message).toBe(called.body.message);
  });

  it.each<[string, (url: URL) => void, Record<string, string>, number]>([
    ['with a ticket that is none', (url) => url.searchParams.set('t', 'x'), {}, 403],
    [
      'of another conversation',
      (url) => Object.assign(url, { pathname: `${conversations}/p-1/stream` }),
      {},
      403,
    ],
    [
      'where there is none',
      (url) => Object.assign(url, { pathname: `${conversations}/p-1/sockets` }),
      {},
      404,
    ],
    ['with a key that is none', () => {}, { 'sec-websocket-key': 'x' }, 400],
    ['of a version that nobody speaks', () => {}, { 'sec-websocket-version': '7' }, 400],
  ])('a socket %s is refused as every other call is', async (_, change, headers, status) => {
    const { first } = await started();
    const url = new URL(first.streamUrl.replace(/^ws/, 'http'));
    change(url);
    const refused = await refusedUpgrade(url, headers);
    const { statusCode, headers: sent, body } = refused;
    expect([statusCode, sent]).toEqual([
      status,
      expect.objectContaining({
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'allow, retry-after, www-authenticate',
        'cache-control': 'no-store',
      }),
    ]);
    expect(JSON.parse(body)).toMatchObject({ error: { code: expect.any(String) } });
  });
});
