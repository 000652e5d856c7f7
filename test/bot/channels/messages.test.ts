import { request } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { openStores } from '../../../prisma/stores/open.ts';
import { type BotServer, botServer } from '../../support/bot-server.ts';
import { emptyDatabase, freshDatabase } from '../../support/database.ts';
import { type Sent, textOf } from '../../support/direct-line-bodies.ts';
import { localSite } from '../../support/local-site.ts';

/** `POST /api/messages`: the bot in Teams, and on any other channel of the Bot Framework. */

const database = await freshDatabase();
const on = await botServer({ ...database, guesses: { guesses: 3 } });
afterAll(() => on.close());

let conversations = 0;
let activities = 0;
const bot = { id: '28:bot', name: 'feedback-bot-reg' };

/** Somebody in a personal chat in Teams, whose replies come back in the response. */
function somebody(at: BotServer = on, channelId = 'msteams') {
  const conversation = { id: `a:chat-${conversations++}`, conversationType: 'personal', tenantId: 't' };
  const base = {
    channelId,
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    deliveryMode: 'expectReplies',
  };
  const from = { id: `29:${conversation.id}` };
  const send = async (activity: object): Promise<Sent[]> => {
    const body = {
      ...base,
      type: 'message',
      id: `${activities++}`,
      from,
      recipient: bot,
      conversation,
      ...activity,
    };
    const called = await at.call('POST', '/api/messages', { body });
    expect(called.status).toBe(200);
    return called.body.activities;
  };
  return {
    send,
    say: async (text: string, id = `${activities++}`) => textOf(await send({ text, id })),
  };
}

async function invited(at: BotServer = on) {
  const { code } = await at.invite();
  const person = somebody(at);
  await person.say(code);
  return person;
}

/** The side of a channel that takes replies, answering with these statuses in turn, the last one for ever. */
async function connector(statuses: number[]) {
  const sent: Sent[] = [];
  const paths: (string | undefined)[] = [];
  const origin = await localSite(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    sent.push(JSON.parse(Buffer.concat(chunks).toString()));
    paths.push(request.url);
    const status = (statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 201;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(status === 202 ? '' : JSON.stringify({ id: '1:x' }));
  });
  return { sent, paths, url: `${origin}/` };
}

function somebodyAt(serviceUrl: string) {
  const channelId = `test-${conversations++}`;
  const base = {
    type: 'message',
    channelId,
    serviceUrl,
    from: { id: 'u' },
    recipient: bot,
    conversation: { id: 'a:chat' },
  };
  return {
    to: async (id: string, text: string) =>
      (await on.call('POST', '/api/messages', { body: { ...base, id, text } })).status,
  };
}

/** All presses that activities offer, by their title. */
function pressesIn(sent: Sent[]): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && value.type === 'Action.Submit' && 'title' in value && 'data' in value)
      found.set(String(value.title), value.data);
    for (const inner of Object.values(value)) look(inner);
  };
  look(sent);
  return found;
}

describe('somebody new', () => {
  it('is asked for their code, and a code opens the questions', async () => {
    const { say } = somebody();
    expect(await say('hello')).toContain('Please type your code');
    const { code } = await on.invite();
    expect(await say(`it is ${code.toLowerCase()}`)).toContain('Do you want to start?');
    expect(await say('start')).toContain('Did you feel safe there?');
  });

  it('may be a victim, whose code opens on the other side', async () => {
    const { code } = await on.invite({ kind: 'victim' });
    expect(await somebody().say(code)).toContain('Do you want to start?');
    const [row] = await database.sql<{ count: number }>('select count(*)::int from victim.conversation');
    expect(row?.count).toBeGreaterThan(0);
  });

  it('is asked once when the installation is announced twice', async () => {
    const { send } = somebody();
    const added = await send({ type: 'conversationUpdate', membersAdded: [bot] });
    const installed = await send({ type: 'installationUpdate', action: 'add' });
    expect([textOf(added), textOf(installed)]).toEqual([expect.stringContaining('type your code'), '']);
  });

  it('is told kindly that a code is wrong, to wait after too many; a right one opens anyway', async () => {
    const { say } = somebody();
    for (let n = 0; n < 3; n++) expect(await say('BCDFG-HJKMN')).toContain("didn't work. Check it");
    expect(await say('BCDFG-HJKMN')).toContain('Wait a minute');
    expect(await somebody().say('BCDFG-HJKMN')).toContain("didn't work. Check it");
    expect(await say((await on.invite()).code)).toContain('Do you want to start?');
  });

  it('leaves nothing in the database until a code opens', async () => {
    const count = async () => (await database.sql('select from people.conversation')).length;
    const before = await count();
    await somebody().say('hello');
    await somebody().say('BCDFG-HJKMN');
    expect(await count()).toBe(before);
  });
});

describe('in front of others', () => {
  it.each([
    ['a channel', { id: '19:c@thread.tacv2;messageid=1', conversationType: 'channel', isGroup: true }],
    ['a group chat', { id: '19:g@thread.v2', conversationType: 'groupChat' }],
  ])('in %s the bot asks to be spoken to alone, and opens nothing', async (_, conversation) => {
    const { code } = await on.invite();
    const { send } = somebody();
    expect(textOf(await send({ conversation, text: `<at>Bot</at>${code}` }))).toContain(
      'Open a chat with me alone',
    );
    const rows = await database.sql(
      `select from people.invitation i join people.conversation c on c.invitation_id = i.id
        where c.address is null`,
    );
    expect(rows).toEqual([]);
  });
});

describe('the same activity twice', () => {
  it('gets the same reply and changes nothing', async () => {
    const { say } = await invited();
    await say('start');
    const first = await say('yes', 'again');
    expect(first).toContain('What did you like?');
    expect(await say('yes', 'again')).toBe(first);
    expect(await say('boxing')).toContain('What was best?');
  });

  it('when it is an older one, gets the question that is now open', async () => {
    const { say } = await invited();
    await say('start', 'older');
    await say('yes');
    const again = await say('start', 'older');
    expect(again).toContain('What did you like?');
    expect(again).not.toContain('feel safe');
  });

  it('after the end gets the end again', async () => {
    const { say } = await invited();
    for (const answer of ['start', 'yes', 'boxing']) await say(answer);
    expect(await say('Fridays', 'last')).toContain('Thank you for your time');
    expect(await say('Fridays', 'last')).toContain('You have finished these questions');
  });

  it('of a press, delivered under a new id, is a press of an old card', async () => {
    const { say, send } = await invited();
    await say('start');
    const value = pressesIn(await send({ text: 'help' })).get('Yes');
    expect(textOf(await send({ value }))).toContain('What did you like?');
    expect(textOf(await send({ value }))).toMatch(/earlier question(.|\n)*What did you like\?/);
  });
});

describe('cards in Teams', () => {
  it('are pressed with an object or a JSON string, with ticks joined by commas, or with none', async () => {
    const { say, send } = await invited();
    await say('start');
    const asked = await send({ text: 'help' });
    const ticks = await send({ value: JSON.stringify(pressesIn(asked).get('Yes')) });
    expect(textOf(ticks)).toContain('What did you like?');
    const submit = Object(pressesIn(ticks).get('Send'));
    expect(textOf(await send({ value: { ...submit, picked: 'gym,music' } }))).toContain('What was best?');
    const changing = await send({ text: 'back' });
    expect(textOf(changing)).toContain('You said: Boxing and Music');
    await send({ value: pressesIn(changing).get('Send') });
    expect(textOf(await send({ text: 'back' }))).toContain('You said: None');
  });

  it('carry no suggested actions and nothing hidden', async () => {
    const { send } = await invited();
    for (const reply of await send({ text: 'start' })) {
      expect(reply.suggestedActions).toBeUndefined();
      expect(reply).not.toHaveProperty('channelData');
    }
  });
});

describe('what is no answer', () => {
  it.each([
    ['typing', { type: 'typing' }],
    [
      'a read receipt',
      { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: { lastReadMessageId: '1' } },
    ],
    ['a deletion', { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } }],
    ['the undoing of a deletion', { type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } }],
    ['an upgrade', { type: 'installationUpdate', action: 'add-upgrade' }],
    ['an unknown event type', { type: 'conversationUpdate', channelData: { eventType: 'teamHardDeleted' } }],
    ['an unknown type', { type: 'telepathy' }],
  ])('%s is let go by, and the question stays open', async (_, activity) => {
    const { say, send } = await invited();
    await say('start');
    expect(await send(activity)).toEqual([]);
    expect(await say('yes')).toContain('What did you like?');
  });

  it.each([
    [
      'an edit of an answered message',
      { type: 'messageUpdate', text: 'no', channelData: { eventType: 'editMessage' } },
      'say it again as a new message',
    ],
    [
      'a reaction',
      { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
      "can't tell what it means",
    ],
    [
      'a picture',
      { attachments: [{ contentType: 'image/*', contentUrl: 'https://x.test/1' }] },
      "can't look at pictures",
    ],
    ['far too much', { text: 'a'.repeat(10_001) }, 'smaller parts'],
  ])('%s is answered, and the question asked again', async (_, activity, heard) => {
    const { say, send } = await invited();
    await say('start');
    await say('yes');
    const reply = textOf(await send(activity));
    expect(reply).toContain(heard);
    expect(reply).toContain('What did you like?');
    expect(await say('boxing')).toContain('What was best?');
  });

  it('a reaction to somebody who has not typed a code, or has finished, is let be', async () => {
    const reaction = { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] };
    expect(await somebody().send(reaction)).toEqual([]);
    const { say, send } = await invited();
    for (const answer of ['start', 'yes', 'boxing', 'Fridays']) await say(answer);
    expect(await send(reaction)).toEqual([]);
  });
});

describe('somebody who may be hurt', () => {
  it('hears at once whom to call, and a person is told', async () => {
    const alerts = async () => (await database.sql('select from people.alert')).length;
    const before = await alerts();
    const { say } = await invited();
    for (const answer of ['start', 'yes', 'boxing']) await say(answer);
    expect(await say('I want to kill myself')).toMatch(/999(.|\n)*0800 1111/);
    expect(await alerts()).toBe(before + 1);
    expect(on.logged.filter(({ event }) => event === 'alert.raised')).toEqual([
      { event: 'alert.raised', fields: { side: 'people' } },
    ]);
  });
});

describe('another code', () => {
  it('opens once the first conversation is finished, on whichever side', async () => {
    const { say } = await invited();
    for (const answer of ['start', 'yes', 'boxing', 'Fridays']) await say(answer);
    expect(await say((await on.invite({ kind: 'victim' })).code)).toContain('Do you want to start?');
    expect(await say('start')).toContain('Did you feel safe there?');
  });

  it('opens after the service closed the conversation', async () => {
    const { id, code } = await on.invite();
    const { say } = somebody();
    await say(code);
    await database.stores.people.invitations.cancel(id, on.clock());
    expect(await say('start')).toContain('This chat is closed');
    expect(await say((await on.invite()).code)).toContain('Do you want to start?');
  });

  it('opens its own questions while others are open, and shows nothing of what was said there', async () => {
    const [first, second] = [await on.invite(), await on.invite()];
    const { say } = somebody();
    for (const words of [first.code, 'start', 'yes', 'boxing']) await say(words);
    const opened = await say(second.code);
    expect(opened).toContain('Do you want to start?');
    expect(await say('start')).toContain('Did you feel safe there?');
    expect(await say('answers')).not.toMatch(/Boxing|What did you like/);

    const back = await say(`My code is ${first.code}`);
    expect(back).toMatch(/Boxing(.|\n)*What was best\?/);
    expect(await say('Fridays')).toContain('Thank you for your time');
    expect(await say(second.code)).toContain('Did you feel safe there?');
  });

  it('typed again by the same person asks again, and is no answer', async () => {
    const { code } = await on.invite();
    const { say } = somebody();
    for (const words of [code, 'start', 'yes', 'boxing']) await say(words);
    expect(await say(code)).toContain('What was best?');
    expect(await say('Fridays')).toContain('Thank you for your time');
  });

  it('whose time is over is no answer either', async () => {
    const { code } = await on.invite({ kind: 'child' }, new Date(Date.now() - 86_400_000));
    const { say } = await invited();
    for (const words of ['start', 'yes', 'boxing']) await say(words);
    expect(await say(code)).toContain('The time for this code is over');
    expect(await say('Fridays')).toContain('Thank you for your time');
  });

  it('is an answer where it only looks like one', async () => {
    const { say } = await invited();
    for (const answer of ['start', 'yes', 'boxing']) await say(answer);
    expect(await say('ring 23456 78922')).toContain('Thank you for your time');
  });

  it('of the other side is the one that another instance, or the next start, goes on with', async () => {
    const { key, url } = database;
    const stores = await openStores({ databaseUrl: url, key });
    const other = await botServer({ stores, key });
    const chat = { id: `a:two-${conversations++}`, conversationType: 'personal' };
    const say = async (at: BotServer, text: string) =>
      textOf(await somebody(at).send({ text, conversation: chat }));
    for (const words of [(await on.invite()).code, 'start', 'yes', 'boxing']) await say(other, words);
    await say(on, (await on.invite({ kind: 'victim' })).code);
    for (const words of ['start', 'hello'])
      expect(await say(other, words)).not.toMatch(/Boxing|What was best/);
    expect(await say(other, 'yes')).toContain('What did you like?');
    await other.close();
    await stores.close();
  });
});

describe('deleting', () => {
  it('after a restart asks for the code, to which alone the answers still belong', async () => {
    const { code } = await on.invite();
    const chat = { id: `a:late-${conversations++}`, conversationType: 'personal' };
    for (const text of [code, 'start', 'yes', 'boxing', 'Fridays'])
      await somebody().send({ text, conversation: chat });

    const stores = await openStores({ databaseUrl: database.url, key: database.key });
    const restarted = await botServer({ stores, key: database.key, pace: 3 });
    const say = async (text: string) => textOf(await somebody(restarted).send({ text, conversation: chat }));
    expect(await say('delete my answers')).toContain('Delete all your answers?');
    const asked = await say('yes');
    expect(asked).toContain('please type your code again');
    expect(asked).not.toContain('Delete all your answers?');
    expect(await say(code)).toContain('You have finished these questions');
    await say('delete my answers');
    expect(await say('yes')).toContain('Your receipt number is');
    await restarted.close();
    await stores.close();
  });
});

describe('a channel that takes the replies at an address of its own', () => {
  it('gets them one by one, once they are durable', async () => {
    const channel = await connector([201]);
    const { code } = await on.invite();
    const { to } = somebodyAt(channel.url);
    expect(await to('1', code)).toBe(200);
    expect(channel.paths[0]).toBe('/v3/conversations/a%3Achat/activities/1');
    expect(textOf(channel.sent)).toContain('Do you want to start?');
  });

  it('may answer with nothing at all', async () => {
    const channel = await connector([202]);
    const { to } = somebodyAt(channel.url);
    expect(await to('1', 'hello')).toBe(200);
    expect(textOf(channel.sent)).toContain('type your code');
  });

  it('may refuse: then the call fails, nothing is lost, and sent again it gets the same reply', async () => {
    const channel = await connector([403, 403, 201]);
    const { code } = await on.invite();
    const { to } = somebodyAt(channel.url);
    expect(await to('1', code)).toBe(502);
    expect(on.logged.map(({ event }) => event)).toContain('messages.failed');
    const [first] = channel.sent.splice(0);
    expect(await to('1', code)).toBe(200);
    expect(channel.sent[0]?.text).toBe(first?.text);
  });
});

describe('while the database is away', () => {
  it('the bot says kindly to send it again, and the log has a code alone', async () => {
    const { url, drop } = await emptyDatabase();
    const stores = await openStores({ databaseUrl: url, key: database.key });
    const away = await botServer({ stores, key: database.key });
    await away.invite();
    await drop();
    for (const channel of ['msteams', 'Sam']) {
      expect(await somebody(away, channel).say('my worker is Sam')).toContain('Please send that again');
    }
    const fields = { code: expect.stringMatching(/^[\w-]+$/) };
    expect(away.logged.filter(({ event }) => event === 'turn.failed')).toEqual([
      { event: 'turn.failed', fields: { ...fields, channel: 'msteams' } },
      { event: 'turn.failed', fields: { ...fields, channel: 'other' } },
    ]);
    expect(JSON.stringify(away.logged)).not.toContain('Sam');
    await stores.close();
    await away.close();
  });
});

describe('who may call while no bot is registered', () => {
  const activity = {
    type: 'message',
    id: '1',
    text: 'hi',
    channelId: 'test',
    from: { id: 'u' },
    recipient: bot,
    conversation: { id: 'c' },
  };
  const post = (more: object, at: BotServer = on, headers = {}) =>
    at.call('POST', '/api/messages', { body: { ...activity, ...more }, headers });

  it.each([
    ['https://smba.trafficmanager.net/emea/'],
    ['http://127.0.0.1.example.org/'],
    ['http://localhost.example.org/'],
    ['http://10.0.0.1/'],
    ['file:///etc/passwd'],
    ['no address'],
    [undefined],
  ])('replies do not go to %s', async (serviceUrl) => {
    const called = await post({ serviceUrl });
    expect([called.status, called.body.code]).toEqual([403, 'not-allowed']);
  });

  it.each([
    'x-forwarded-for',
    'forwarded',
    'x-real-ip',
    'x-forwarded-host',
    'x-forwarded-proto',
    'cf-connecting-ip',
    'true-client-ip',
    'via',
  ])('nobody whose call was passed on, as %s tells', async (header) => {
    const called = await post({ deliveryMode: 'expectReplies' }, on, { [header]: 'for=198.51.100.7' });
    expect([called.status, called.body.code]).toEqual([403, 'not-allowed']);
  });

  it('nobody who calls this machine by another name: it was passed on, or is of a page', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { host: 'say.example.org', 'content-type': 'application/json' };
      const call = request(`${on.origin}/api/messages`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.on('error', reject);
      call.end(JSON.stringify({ ...activity, deliveryMode: 'expectReplies' }));
    });
    expect(status).toBe(403);
  });

  it.each([
    ['behind a proxy', { proxies: ['127.0.0.1'] }],
    [
      'where there is a public address, and so a proxy of which nobody told us',
      { publicUrl: 'https://say.example.org' },
    ],
  ])('nobody, %s: all callers look like this machine', async (_, where) => {
    const behind = await botServer({ ...database, ...where });
    for (const more of [{ deliveryMode: 'expectReplies' }, { serviceUrl: 'http://127.0.0.1:9/' }]) {
      const called = await post(more, behind);
      expect([called.status, called.body.code]).toEqual([403, 'not-allowed']);
    }
    await behind.close();
  });

  it.each([
    ['no activity', { type: undefined }],
    ['one that is nested very deeply', { channelData: nested(200) }],
    ['no conversation', { conversation: undefined }],
  ])('%s is a 400', async (_, more) => {
    expect((await post({ ...more, deliveryMode: 'expectReplies' })).status).toBe(400);
  });
});

describe('with a registered bot', async () => {
  const registration = {
    appId: '11111111-0000-4000-8000-000000000001',
    password: 'x',
    type: 'MultiTenant',
    tenantId: undefined,
  };
  const registered = await botServer({ ...database, registration });
  afterAll(() => registered.close());

  it.each([
    ['no token', {}],
    ['garbage', { authorization: 'Bearer garbage' }],
    ['no bearer', { authorization: 'Basic x' }],
    [
      'a token that nobody signed',
      {
        authorization: `Bearer ${unsigned({
          iss: 'https://api.botframework.com',
          aud: '11111111-0000-4000-8000-000000000001',
        })}`,
      },
    ],
  ])('a call with %s is a short 401', async (_, headers) => {
    const body = {
      type: 'message',
      id: '1',
      text: 'hi',
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/',
      from: { id: 'u' },
      recipient: bot,
      conversation: { id: 'c' },
      deliveryMode: 'expectReplies',
    };
    const called = await registered.call('POST', '/api/messages', { body, headers });
    expect([called.status, called.body.code]).toEqual([401, 'not-signed-in']);
    expect(called.body.message).toBe('This call is not from a channel of this bot.');
  });
});

function unsigned(payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ ...payload, exp: 4_000_000_000 })}.`;
}

function nested(levels: number): object {
  return levels === 0 ? {} : { within: nested(levels - 1) };
}
