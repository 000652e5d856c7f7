import { describe, expect, it } from 'vitest';
import { deriveKey, keyedHash } from '../../../prisma/sealing/sealing.ts';
import { openStores } from '../../../prisma/stores/open.ts';
import { botInTeams } from '../../support/bot-in-teams.ts';
import { botServer } from '../../support/bot-server.ts';
import { error, teamsConnector, writesBlocked } from '../../support/teams-connector.ts';
import { until } from '../../support/until.ts';

/** Who has the app: installing and removing it, and how they can be spoken to later. */

const { database, on, connector, somebody } = await botInTeams();
const { people, victim } = database.stores;

const addresses = deriveKey(database.key, 'addresses');
const addressOf = (chat: string) =>
  keyedHash(addresses, JSON.stringify(['msteams', chat])).toString('base64url');
const kept = (chat: string) => people.chatReferences.get(addressOf(chat));
const keptOfVictims = (chat: string) => victim.chatReferences.get(addressOf(chat));

async function withACode() {
  const person = somebody();
  await person.say((await on.invite()).code);
  await person.say('start');
  return person;
}

describe('installing the app', () => {
  it.each([
    ['without conversationUpdate', ['installs']],
    ['without installationUpdate', ['isAdded']],
    ['with both', ['isAdded', 'installs']],
    ['with both, the other way round', ['installs', 'isAdded']],
  ] as const)('%s leads to one welcome', async (_, ways) => {
    const person = somebody();
    const texts: string[] = [];
    for (const way of ways) texts.push((await person[way]()).text);
    const welcome =
      /^Hello\. Please type your code to start\.[^.]*\.\s+Microsoft keeps this chat\.[^.]*\.[^.]*\.$/;
    expect(texts.join('')).toMatch(welcome);
  });

  it('is spelt in any case, and an upgrade is none', async () => {
    const person = somebody();
    expect((await person.send({ type: 'installationUpdate', action: 'ADD-UPGRADE' })).replies).toEqual([]);
    expect((await person.send({ type: 'installationUpdate', action: 'Add' })).replies).toHaveLength(2);
  });

  it('keeps nothing before a code is typed', async () => {
    const person = somebody();
    await person.installs();
    await person.say('hello');
    expect(await kept(person.chat)).toBeNull();
    expect(await keptOfVictims(person.chat)).toBeNull();
  });
});

describe('how somebody is spoken to later', () => {
  it('is kept once their code is typed, and holds no name', async () => {
    const person = somebody();
    await person.say((await on.invite()).code, { from: { ...person.from, name: 'Sam Example' } });
    expect(await kept(person.chat)).toEqual({
      channelId: 'msteams',
      serviceUrl: connector.url,
      bot: { id: person.bot.id },
      user: { id: person.from.id },
      conversation: {
        id: person.chat,
        conversationType: 'personal',
        tenantId: 'bbbbbbbb-0000-4000-8000-000000000002',
      },
    });
  });

  it('cannot be read in the database', async () => {
    const person = await withACode();
    const [row] = await database.sql<{ address: string; sealed: Buffer }>(
      'select address, sealed from people.chat_reference where address = $1',
      [addressOf(person.chat)],
    );
    expect(row?.address).not.toContain(person.chat);
    expect(row?.sealed.includes(person.chat)).toBe(false);
  });

  it('is on the side of the code, and moves when a code of the other side is typed there', async () => {
    const person = await withACode();
    await person.say((await on.invite({ kind: 'victim' })).code);
    expect(await kept(person.chat)).toBeNull();
    expect(await keptOfVictims(person.chat)).toMatchObject({ conversation: { id: person.chat } });
  });

  it('is kept afresh when Teams moves, and not written at every turn', async () => {
    const person = await withACode();
    const writtenAt = async () =>
      (
        await database.sql<{ at: string }>(
          'select xmin::text as at from people.chat_reference where address = $1',
          [addressOf(person.chat)],
        )
      )[0]?.at;
    const before = await writtenAt();
    await person.say('yes');
    await person.say('back');
    expect(await writtenAt()).toBe(before);

    const elsewhere = await teamsConnector();
    await person.say('yes', { serviceUrl: elsewhere.url });
    await until(async () => Object(await kept(person.chat)).serviceUrl === elsewhere.url);
  });

  it('is not written again by an instance that has just started', async () => {
    const person = await withACode();
    const [before] = await database.sql(
      'select xmin::text, * from people.chat_reference where address = $1',
      [addressOf(person.chat)],
    );
    const stores = await openStores({ databaseUrl: database.url, key: database.key });
    const another = await botServer({ stores, key: database.key });
    const body = {
      type: 'message',
      id: '1',
      text: 'help',
      channelId: 'msteams',
      serviceUrl: connector.url,
      from: person.from,
      recipient: person.bot,
      conversation: {
        id: person.chat,
        conversationType: 'personal',
        tenantId: 'bbbbbbbb-0000-4000-8000-000000000002',
      },
    };
    expect((await another.call('POST', '/api/messages', { body })).status).toBe(200);
    await another.close();
    await stores.close();
    const [after] = await database.sql('select xmin::text, * from people.chat_reference where address = $1', [
      addressOf(person.chat),
    ]);
    expect(after).toEqual(before);
  });

  it('is not kept for channels on which a bot cannot speak first', async () => {
    const person = somebody();
    await person.say((await on.invite()).code, { channelId: 'webchat' });
    const webChat = keyedHash(addresses, JSON.stringify(['webchat', person.chat])).toString('base64url');
    expect(await people.chatReferences.get(webChat)).toBeNull();
  });
});

describe('removing the app', () => {
  it.each([
    ['installationUpdate', { type: 'installationUpdate', action: 'remove' }],
    ['installationUpdate in capitals', { type: 'installationUpdate', action: 'Remove' }],
    [
      'conversationUpdate',
      { type: 'conversationUpdate', membersRemoved: [{ id: '28:cccccccc-0000-4000-8000-000000000003' }] },
    ],
  ])('by %s ends the chat without a word; what was answered stays', async (_, activity) => {
    const { code } = await on.invite();
    const person = somebody();
    for (const text of [code, 'start', 'yes']) await person.say(text);
    const answers = async () => (await database.sql('select from people.answer')).length;
    const before = await answers();
    expect(await person.send(activity)).toMatchObject({ status: 200, replies: [] });
    expect(await kept(person.chat)).toBeNull();
    expect(await answers()).toBe(before);

    expect((await person.say('boxing')).text).toContain('type your code');
    expect((await person.say(code)).text).toContain('What did you like?');
    expect(await kept(person.chat)).not.toBeNull();
  });

  it('for an upgrade ends nothing', async () => {
    const person = await withACode();
    await person.removes('remove-upgrade');
    expect(await kept(person.chat)).not.toBeNull();
    expect((await person.say('yes')).text).toContain('What did you like?');
  });

  it('and installing it again is welcomed again', async () => {
    const person = somebody();
    await person.installs();
    await person.removes();
    expect((await person.installs()).text).toContain('type your code');
  });

  it.each([
    ['the bot was blocked', writesBlocked],
    ['the bot is not in the chat', { status: 403, body: error('BotNotInConversationRoster') }],
    ['the person blocked the chat', { status: 403, body: error('ConversationBlockedByUser') }],
    ['the chat is gone', { status: 404, body: error('ConversationNotFound') }],
  ])('a message sent when %s ends the chat as well, and is not asked for again', async (_, refusal) => {
    const person = await withACode();
    connector.next(refusal);
    expect((await person.say('yes')).status).toBe(200);
    expect(await kept(person.chat)).toBeNull();
    expect((await person.say('boxing')).text).toContain('type your code');
  });

  it.each([
    ['an administrator turned the bot off', { status: 403, body: error('BotDisabledByAdmin') }],
    ['the message replied to is gone', { status: 404, body: error('ActivityNotFoundInConversation') }],
  ])('where %s, nothing is forgotten', async (_, refusal) => {
    const person = await withACode();
    connector.next(refusal, refusal);
    expect((await person.say('yes')).status).toBe(502);
    expect(await kept(person.chat)).not.toBeNull();
  });
});
