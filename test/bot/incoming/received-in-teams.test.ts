import { describe, expect, it } from 'vitest';
import { botInTeams } from '../../support/bot-in-teams.ts';
import { fingerprintOf } from '../../support/fingerprint.ts';

/** What Teams really sends: the same again, edits, what is no answer, company, and what may be missing. */

const { database, on, connector, somebody, atTheFirstQuestion, atTheTicks } = await botInTeams();
const everything = () => fingerprintOf(database);

describe('the same again', () => {
  it('by the same id is one message, answered alike', async () => {
    const person = await atTheFirstQuestion();
    const first = await person.say('yes', { id: '1772445699999' });
    const before = await everything();
    const second = await person.say('yes', { id: '1772445699999' });
    expect(second.text).toBe(first.text);
    expect(await everything()).toEqual(before);
  });

  it('pressed twice, under a new id with the same token, is one answer', async () => {
    const person = await atTheFirstQuestion();
    const { replies } = await person.say('help');
    expect((await person.press(replies, 'Yes')).text).toContain('What did you like?');
    const again = await person.press(replies, 'No');
    expect(again.text).toMatch(/earlier question(.|\n)*What did you like\?/);
    expect((await person.say('back')).text).toContain('You said: Yes');
  });

  it('of an invoke, under a new id, changes nothing either time', async () => {
    const person = await atTheFirstQuestion();
    const before = await everything();
    const invoke = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute' } },
    };
    const answers = [await person.send(invoke), await person.send(invoke)];
    expect(answers.map(({ status, body }) => [status, JSON.parse(body).statusCode])).toEqual([
      [200, 400],
      [200, 400],
    ]);
    expect(await everything()).toEqual(before);
  });
});

describe('what was said is changed in Teams', () => {
  it('an edit, which has the id of the message it edits, is seen and asked for anew', async () => {
    const person = await atTheFirstQuestion();
    await person.say('yes', { id: '1772445611111' });
    const edit = await person.send({
      type: 'messageUpdate',
      id: '1772445611111',
      text: 'no',
      channelData: { eventType: 'editMessage' },
    });
    expect(edit.text).toMatch(/say it again as a new message(.|\n)*What did you like\?/);
    expect((await person.say('back')).text).toContain('You said: Yes');
  });

  it.each([
    ['a deletion', { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } }],
    ['its undoing', { type: 'messageUpdate', text: 'yes', channelData: { eventType: 'undeleteMessage' } }],
  ])('%s is let go by', async (_, activity) => {
    const { person } = await atTheTicks();
    const before = await everything();
    expect(await person.send({ ...activity, id: '1772445600001' })).toMatchObject({
      status: 200,
      replies: [],
    });
    expect(await everything()).toEqual(before);
  });
});

describe('what is no answer', () => {
  it.each([
    ['typing', { type: 'typing' }],
    ['a read receipt', { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: {} }],
    ['an unknown event', { type: 'event', name: 'application/vnd.microsoft.tomorrow' }],
    ['an unknown type', { type: 'telepathy' }],
    [
      'an unknown kind of update',
      { type: 'conversationUpdate', channelData: { eventType: 'teamHardDeleted' } },
    ],
    ['the end of a conversation', { type: 'endOfConversation', code: 'unknown' }],
    ['a reaction taken back', { type: 'messageReaction', reactionsRemoved: [{ type: 'like' }] }],
  ])('%s is a 200 and changes nothing', async (_, activity) => {
    const { person } = await atTheTicks();
    const before = await everything();
    expect(await person.send(activity)).toMatchObject({ status: 200, replies: [] });
    expect(await everything()).toEqual(before);
  });

  it('a reaction is noticed, and is no answer', async () => {
    const { person } = await atTheTicks();
    const reaction = await person.send({
      type: 'messageReaction',
      reactionsAdded: [{ type: 'heart' }],
      replyToId: '1772445700000',
      legacy: { replyToId: '1:card' },
    });
    expect(reaction.text).toMatch(/can't tell what it means(.|\n)*What did you like\?/);
    expect((await person.say('boxing')).text).toContain('What was best?');
  });
});

describe('in front of others', () => {
  it.each([
    ['a channel', { id: '19:c@thread.tacv2;messageid=1', conversationType: 'channel', isGroup: true }],
    ['a group chat', { id: '19:g@thread.v2', conversationType: 'groupChat', isGroup: true }],
    ['a group chat that is told by its type alone', { id: '19:t@thread.v2', conversationType: 'groupChat' }],
    ['a group that is told by its mark alone', { id: 'a:1Marked', isGroup: true }],
    ['a thread that is told by its id alone', { id: '19:i@thread.tacv2;messageid=1' }],
  ])('the bot asks in %s to be spoken to alone, and nothing at all is stored', async (_, conversation) => {
    const { code } = await on.invite();
    const person = somebody();
    const before = await everything();
    for (const text of ['hello', code, 'start']) {
      await person.say(`<at>Feedback Bot</at>${text}\n`, { conversation });
    }
    await person.send({ type: 'installationUpdate', action: 'add', conversation });
    await person.send({ type: 'installationUpdate', action: 'remove', conversation });
    const replies = connector.arrivedIn(conversation.id);
    expect(replies).toHaveLength(4);
    for (const { text } of replies) expect(text).toContain('Open a chat with me alone');
    expect(await everything()).toEqual(before);
  });

  it('a code is not tried, for others may have seen it: whoever typed it is told so', async () => {
    const conversation = { id: '19:s@thread.v2', conversationType: 'groupChat', isGroup: true };
    const person = somebody();
    const heard = [];
    for (const code of [(await on.invite()).code, 'BCDFG-HJKMN']) {
      await person.say(`<at>Feedback Bot</at>${code}\n`, { conversation });
      heard.push(...connector.arrivedIn(conversation.id).map(({ text }) => text));
    }
    expect(heard[0]).toMatch(/see your code(.|\n)*delete that message(.|\n)*ask for a new code/i);
    expect(heard[1]).toBe(heard[0]);
    await person.say('hello', { conversation });
    expect(
      connector
        .arrivedIn(conversation.id)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('code');
  });
});

describe('what may be missing', () => {
  it.each([
    'locale',
    'entities',
    'localTimestamp',
    'channelData',
    'timestamp',
    'textFormat',
  ])('%s', async (name) => {
    const person = await atTheFirstQuestion();
    expect((await person.say('yes', { [name]: undefined })).text).toContain('What did you like?');
  });

  it('a name, which is never looked at', async () => {
    const person = await atTheFirstQuestion();
    await person.say('yes', { from: { ...person.from, name: 'Sam Example' } });
    expect((await person.say('boxing', { from: person.from })).text).toContain('What was best?');
  });
});

describe('Web Chat', () => {
  const webChat = (id: string) => ({
    channelId: 'webchat',
    from: { id: 'dl_4f1c', name: '' },
    conversation: { id },
    recipient: { id: 'feedback-bot@SiteToken', name: 'feedback-bot' },
  });

  it('types first, adds both members at once, and is asked once', async () => {
    const person = somebody();
    const base = webChat('Web1');
    await person.send({ ...base, type: 'typing' });
    const membersAdded = [{ id: 'feedback-bot@SiteToken', name: 'feedback-bot' }, { id: 'dl_4f1c' }];
    await person.send({ ...base, type: 'conversationUpdate', membersAdded });
    expect(connector.arrivedIn('Web1').map(({ text }) => text)).toEqual([
      expect.stringContaining('type your code'),
    ]);
  });

  it('has no user in the token until somebody speaks, and attachments that are empty', async () => {
    const person = somebody();
    const base = webChat('Web2');
    const { code } = await on.invite();
    await person.say(code, { ...base, from: undefined, attachments: [] });
    expect(connector.arrivedIn('Web2').at(-1)?.text).toContain('Do you want to start?');
    await person.say('start', { ...base, attachments: [] });
    expect(connector.arrivedIn('Web2').at(-1)?.text).toContain('Did you feel safe there?');
  });
});
