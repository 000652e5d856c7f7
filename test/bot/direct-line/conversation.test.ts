import { afterAll, describe, expect, it } from 'vitest';
import { openStores } from '../../../prisma/stores/open.ts';
import { botServer } from '../../support/bot-server.ts';
import { freshDatabase } from '../../support/database.ts';
import { type Called, textOf } from '../../support/direct-line-bodies.ts';
import { respondent } from '../../support/direct-line-respondent.ts';
import { listen } from '../../support/direct-line-socket.ts';
import { until } from '../../support/until.ts';

/**
 * Whole conversations over Direct Line: by asking, by listening, interrupted, and served by two instances.
 */

const database = await freshDatabase();
const on = await botServer({ ...database, pace: 3 });
afterAll(() => on.close());

const child = async () => respondent(on, (await on.invite()).code);

function pressOf(called: Called, title: string): unknown {
  const actions = called.body.activities.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []);
  return actions.find((action) => action.title === title)?.value;
}

describe('a conversation', () => {
  it('is held by asking alone, to the last word', async () => {
    const { say, get } = await child();
    let { watermark } = (await get()).body;
    const heard: string[] = [];
    for (const answer of ['start', 'yes', 'boxing', 'the boxing on Fridays']) {
      expect((await say(answer)).status).toBe(200);
      const { body } = await get(watermark);
      expect(body.activities[0]).toMatchObject({ text: answer, from: { role: 'user' } });
      watermark = body.watermark;
      heard.push(textOf(body.activities.slice(1)));
    }
    expect(heard[0]).toContain('Did you feel safe there?');
    expect(heard[1]).toContain('What did you like?');
    expect(heard[2]).toContain('What was best?');
    expect(heard[3]).toContain('Thank you for your time');
    expect((await get(watermark)).body.activities).toEqual([]);
  });

  it('is held by pressing what is offered', async () => {
    const { id, say, get, post } = await child();
    await say('start');
    await post({
      type: 'message',
      value: pressOf(await get(), 'Yes'),
      channelData: { clientActivityID: 'a' },
    });
    const asked = await get();
    const card = asked.body.activities.flatMap(({ attachments }) => attachments ?? [])[0];
    const { card: token } = JSON.parse(/\{"card":"\w+"\}/.exec(JSON.stringify(card))?.[0] ?? '{}');
    const value = { card: token, picked: 'gym,cooking' };
    await post({ type: 'message', value, channelData: { postBack: true, clientActivityID: 'b' } });
    expect(textOf((await get()).body.activities)).toContain('What was best?');
    const kept = await database.sql(
      `select question, categories from people.answer join people.conversation c using (response_id)
        where c.id = $1`,
      [id.slice(2)],
    );
    expect(kept).toContainEqual({ question: 'liked', categories: ['gym', 'cooking'] });
  });

  it('tells a press of an old card that it is one', async () => {
    const { say, get, post } = await child();
    await say('start');
    const old = pressOf(await get(), 'No');
    await say('yes');
    await post({ type: 'message', value: old });
    expect(textOf((await get()).body.activities)).toMatch(/earlier question(.|\n)*What did you like\?/);
  });

  it('carries what was said for a page that draws it itself', async () => {
    const { say, get } = await child();
    await say('start');
    const { activities } = (await get()).body;
    expect(activities.at(-1)).toMatchObject({
      inputHint: 'expectingInput',
      channelData: {
        sayback: {
          say: 'ask',
          of: { question: 'safe' },
          options: [{ key: 'yes' }, { key: 'no' }, { key: 'not-sure' }],
        },
      },
    });
  });

  it('greets in the language of whoever comes, and marks each text with its own', async () => {
    const { get, started } = await respondent(on, (await on.invite()).code, { locale: 'cy' });
    expect(started.status).toBe(201);
    for (const { locale } of (await get()).body.activities) expect(locale).toBe('en');
  });

  it('comes back as it was sent: channelData untouched, what the service sets replaced', async () => {
    const { id, post, get } = await child();
    const channelData = { clientActivityID: 'ca1', 'webchat:odd': { deep: [1, null] } };
    await post({
      type: 'message',
      text: 'start',
      channelData,
      id: 'mine',
      conversation: { id: 'x' },
      timestamp: 'never',
      channelId: 'msteams',
      deliveryMode: 'expectReplies',
    });
    const [said, ...replies] = (await get()).body.activities;
    expect(said).toMatchObject({ channelData, channelId: 'directline', conversation: { id } });
    expect(said?.id).toMatch(/^p-[0-9a-f-]{36}\|\d{7}$/);
    expect(said).not.toHaveProperty('deliveryMode');
    expect(replies.length).toBeGreaterThan(0);
    for (const { replyToId } of replies) expect(replyToId).toBe(said?.id);
    const times = [said, ...replies].map((activity) => activity?.timestamp ?? '');
    expect(times).toEqual([...times].sort());
  });

  it('keeps no words of it in the database once it is complete', async () => {
    const { id, say, get } = await child();
    for (const answer of ['start', 'yes', 'boxing', 'the boxing on Fridays']) await say(answer);
    expect(textOf((await get()).body.activities)).toContain('Thank you');
    expect((await database.stores.people.conversations.fresh(id))?.memory.latest).toBeNull();
  });

  it('answers after its end, and deletes what was said', async () => {
    const { say, get } = await child();
    for (const answer of ['start', 'yes', 'boxing', 'Fridays', 'delete my answers']) await say(answer);
    expect(textOf((await get()).body.activities)).toContain('Delete all your answers?');
    await say('yes');
    const gone = textOf((await get()).body.activities);
    expect(gone).toMatch(/receipt number/);
    expect((await get('0')).body.activities.map(({ text }) => text)).not.toContain('Fridays');
  });

  it('deletes after a restart too, for the token holds what the code opened', async () => {
    const { id, say } = await child();
    for (const answer of ['start', 'yes', 'boxing', 'Fridays']) await say(answer);
    const stores = await openStores({ databaseUrl: database.url, key: database.key });
    const restarted = await botServer({ stores, key: database.key, pace: 3 });
    expect((await say('delete my answers', 'sure', restarted)).status).toBe(200);
    expect((await say('yes', 'yes', restarted)).status).toBe(200);
    expect((await stores.people.conversations.fresh(id))?.memory.state?.phase).toBe('gone');
    await restarted.close();
    await stores.close();
  });

  it('reads no more than a message, also beside a press', async () => {
    const { say, get, post } = await child();
    await say('start');
    const value = pressOf(await get(), 'Yes');
    await post({ type: 'message', text: 'a'.repeat(10_001), value });
    expect(textOf((await get()).body.activities)).toMatch(/smaller parts(.|\n)*Did you feel safe there/);
  });
});

describe('the same message twice', () => {
  it('changes nothing, has the same id, and gets the same reply on the stream again', async () => {
    const { streamUrl, say } = await child();
    const socket = await listen(streamUrl);
    await say('start', 'one');
    const first = await say('yes', 'two');
    await until(() => socket.sets.length === 3);
    const again = await say('yes', 'two');
    expect(again.body.id).toBe(first.body.id);
    await until(() => socket.sets.length === 4);
    expect(socket.sets[3]).toEqual(socket.sets[2]);
    socket.socket.close();
  });

  it('when it is an older one, brings the question that is now open', async () => {
    const { say, get, streamUrl } = await child();
    await say('start', 'one');
    await say('yes', 'two');
    const { watermark } = (await get()).body;
    const socket = await listen(streamUrl);
    await until(() => socket.sets.length === 1);
    expect((await say('start', 'one')).status).toBe(200);
    await until(() => socket.sets.length === 2);
    expect(socket.texts().at(-1)).toContain('What did you like?');
    expect((await get(watermark)).body.activities).toEqual([]);
    socket.socket.close();
  });

  it('at once from a child who taps twice is one answer', async () => {
    const { id, say } = await child();
    await say('start', 'one');
    const both = await Promise.all([say('yes', 'two'), say('yes', 'two'), say('yes', 'two')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
    const held = await database.stores.people.conversations.fresh(id);
    expect([held?.memory.state?.at, held?.version]).toEqual(['liked', 3]);
  });
});

describe('a message that could not be made durable', () => {
  it('is a 502, and is taken once when it is sent again', async () => {
    const { id, say, get } = await child();
    await say('start', 'one');
    const { watermark } = (await get()).body;
    await database.sql('alter table people.answer rename to away');
    const failed = await say('yes', 'two');
    await database.sql('alter table people.away rename to answer');
    expect([failed.status, failed.body.error?.code]).toEqual([502, 'BotError']);
    expect((await get(watermark)).body.activities).toEqual([]);

    expect((await say('yes', 'two')).status).toBe(200);
    expect(textOf((await get(watermark)).body.activities)).toContain('What did you like?');
    expect((await database.stores.people.conversations.fresh(id))?.version).toBe(3);
  });
});

describe('what is not a message', () => {
  it.each([
    ['typing', { type: 'typing' }],
    ['an event', { type: 'event', name: 'webchat/join', value: { language: 'cy' } }],
    ['the end', { type: 'endOfConversation', code: 'userCancelled' }],
    ['a type that nobody knows yet', { type: 'telepathy' }],
  ])('%s is taken and moves nothing', async (_, activity) => {
    const { post, get } = await child();
    const { watermark } = (await get()).body;
    const called = await post(activity);
    expect([called.status, Boolean(called.body.id)]).toEqual([200, true]);
    expect((await get(watermark)).body.activities).toEqual([]);
  });

  it.each([
    'conversationUpdate',
    'messageReaction',
    'messageUpdate',
    'messageDelete',
    'invoke',
  ])('%s cannot be sent here', async (type) => {
    const { post } = await child();
    const called = await post({ type, text: 'x' });
    expect([called.status, called.body.code]).toEqual([400, 'BadArgument']);
  });

  it.each([
    ['no JSON', '{{{'],
    ['a list', '[]'],
    ['no type', '{}'],
    ['nothing', ''],
  ])('%s is a 400', async (_, body) => {
    const { path, token } = await child();
    const headers = { 'content-type': 'application/json' };
    const called = await on.call('POST', `${path}/activities`, { token, body, headers });
    expect([called.status, called.body.code]).toEqual([400, 'BadSyntax']);
  });

  it.each([
    ['GET', '/v3/directline/session/another', 404],
    ['DELETE', '/v3/directline/conversations', 405],
    ['GET', '/v3/directline/tokens/generate', 405],
    ['GET', '/v3/directline/conversations/p-1/elsewhere', 404],
  ])('%s %s is a %s', async (method, path, status) => {
    const called = await on.call(method, path);
    expect([called.status, Boolean(called.body.message)]).toEqual([status, true]);
  });

  it('a page of another origin may ask first', async () => {
    const response = await fetch(`${on.origin}/v3/directline/tokens/generate`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://service.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-ms-bot-agent',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-headers')).toMatch(
      /authorization.*content-type.*x-ms-bot-agent/,
    );
  });
});

describe('two instances', async () => {
  const stores = await openStores({ databaseUrl: database.url, key: database.key });
  const other = await botServer({ ...database, stores });
  afterAll(async () => {
    await other.close();
    await stores.close();
  });

  it('serve one conversation in turns, with one token', async () => {
    const { say, get } = await child();
    await say('start', 'one', on);
    await say('yes', 'two', other);
    await say('boxing', 'three', on);
    expect(textOf((await get(undefined, { to: other })).body.activities)).toContain('What was best?');
  });

  it('take the same message at the same moment for one', async () => {
    const { id, say } = await child();
    await say('start', 'one', on);
    const both = await Promise.all([say('yes', 'two', on), say('yes', 'two', other)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await stores.people.conversations.fresh(id))?.memory.state?.at).toBe('liked');
  });

  it('push to a socket on the one what was posted to the other', async () => {
    const { streamUrl, say } = await child();
    const socket = await listen(streamUrl);
    await until(() => socket.sets.length === 1);
    await say('start', 'one', other);
    await until(() => socket.texts().join().includes('Did you feel safe there?'));
    socket.socket.close();
  });

  it('close the socket of a tab that was opened anew on the other', async () => {
    const { code } = await on.invite();
    const first = await respondent(on, code);
    const socket = await listen(first.streamUrl);
    await respondent(other, code);
    expect((await socket.closed).reason).toBe('collision');
    expect((await first.say('start')).body.code).toBe('OpenedElsewhere');
  });

  it('end a conversation on both when it is complete', async () => {
    const { say, get } = await child();
    const { watermark } = (await get()).body;
    for (const [n, answer] of ['start', 'yes', 'boxing', 'Fridays'].entries()) await say(answer, `k${n}`, on);
    const heard = await get(watermark, { to: other });
    expect(textOf(heard.body.activities)).toContain('You have finished these questions');
    expect(textOf(heard.body.activities)).not.toContain('Fridays');
  });
});

describe('the address of the stream', () => {
  it('is the public one where there is one', async () => {
    const far = await botServer({ ...database, publicUrl: 'https://feedback.example.org' });
    const { streamUrl } = await respondent(far, (await far.invite()).code);
    expect(streamUrl).toMatch(
      /^wss:\/\/feedback\.example\.org\/v3\/directline\/conversations\/p-[^/]+\/stream\?t=[\w-]+$/,
    );
    await far.close();
  });

  it('is the one the client used where there is none', async () => {
    const { streamUrl } = await child();
    expect(streamUrl.startsWith(on.origin.replace('http:', 'ws:'))).toBe(true);
  });
});
