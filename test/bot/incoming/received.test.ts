import { describe, expect, it } from 'vitest';
import { incomingOf, isInCompany, keyOf } from '../../../bot/incoming/incoming.ts';
import { receivedIn } from '../../../bot/incoming/received.ts';

const teams = {
  type: 'message',
  id: '1772445600000',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:1AbcUser', aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000001' },
  conversation: {
    conversationType: 'personal',
    tenantId: 'bbbbbbbb-0000-4000-8000-000000000002',
    id: 'a:1PersonalConv',
  },
  recipient: { id: '28:cccccccc-0000-4000-8000-000000000003', name: 'feedback-bot-reg' },
};
const html = (content: string) => [{ contentType: 'text/html', content }];
const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id, name: 'Any' }, text });
const bot = teams.recipient.id;

function received(activity: object) {
  const incoming = incomingOf({ ...teams, ...activity });
  return incoming && receivedIn(incoming);
}
const said = (text: string) => ({ is: 'said', text, press: null });

/** A message of ours as Teams has put it into a reply over the years, and one that is passed on. */
const reply = (inside: string) =>
  '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1772445600000">' +
  `<strong itemprop="mri" itemid="${bot}">Feedback Bot</strong>` +
  `<span itemprop="time" itemid="1772445600000"></span><p itemprop="preview">${inside}</p></blockquote>`;
const forwarded = (inside: string) =>
  `<blockquote itemtype="http://schema.skype.com/Forward">${inside}</blockquote>`;
const asked = 'What should we change?';
const quoting: [string, object][] = [
  [
    'as a mark in the text',
    {
      text: '<quoted messageId="1772445600000"/> more lights',
      entities: [{ type: 'quotedReply', quotedReply: { messageId: '1772445600000', preview: asked } }],
    },
  ],
  ['as a mark that is closed apart', { text: `<quoted messageId="1">${asked}</quoted>more lights` }],
  ['as a mark that is never closed', { text: '<quoted messageId="1">more lights' }],
  ['as two marks', { text: '<quoted messageId="1"/> more <quoted messageId="2"/>lights' }],
  [
    'run together with the own words',
    { text: `Feedback Bot ${asked}\nmore lights`, attachments: html(`${reply(asked)}<p>more lights</p>`) },
  ],
  ['as formatting alone', { attachments: html(`<div>${reply(asked)}more&nbsp;lights</div>`) }],
  ['with another reply in it', { attachments: html(`${reply(`x${reply(asked)}y`)}<p>more lights</p>`) }],
  [
    'with own words before and after',
    { text: `more ${asked} lights`, attachments: html(`<p>more</p>${reply(asked)}<p>lights</p>`) },
  ],
  [
    'with the bot mentioned',
    {
      text: `${asked}<at>Feedback Bot</at> more lights`,
      entities: [mention(bot, '<at>Feedback Bot</at>')],
      attachments: html(`${reply(asked)}<p><at id="0">Feedback Bot</at> more lights</p>`),
    },
  ],
  [
    'as a reference beside it',
    {
      text: 'more lights',
      attachments: [
        ...html('<attachment id="1772445600000"></attachment><p>more lights</p>'),
        { contentType: 'messageReference', content: '{"messagePreview":"What should we change?"}' },
      ],
    },
  ],
];

describe('what an activity amounts to', () => {
  it.each([
    ['in a text too long to be read', 120_000, 1_400, 0],
    ['very many of them', 15_000, 20_000, 100],
    ['in a text that just can be read', 20_000, 4_000, 100],
  ])('is found at once, whatever is mentioned %s', (_, letters, mentions, most) => {
    const nearly = `${'a'.repeat(30)}b`;
    let lookedFor = 0;
    const entities = Array.from({ length: mentions }, () => ({
      ...mention(bot, nearly),
      get text() {
        lookedFor++;
        return nearly;
      },
    }));
    received({ text: 'a'.repeat(letters), entities });
    expect(lookedFor).toBe(most);
  });

  it('is found at once, however odd the formatting: were one slow, so many would take too long', () => {
    for (let n = 0; n < 2_000; n++) received({ attachments: html('<'.repeat(40_000)) });
    for (const odd of ['<blockquote>', '<blockquote ', '<quoted>', '</quoted>', '<at>', reply('')]) {
      const text = odd.repeat(Math.ceil(400_000 / odd.length));
      received({ text, attachments: html(reply('') + text) });
    }
  });

  it.each([
    ['words', { text: 'it was good' }, said('it was good')],
    ['words with a non-breaking space and a line end', { text: ' it\u00a0was good\n' }, said('it was good')],
    ['words and formatting', { text: 'good', attachments: html('<div><b>good</b></div>') }, said('good')],
    [
      'signs that Teams escapes in plain text',
      { text: 'me &amp; Jo&nbsp;said it&#39;s &quot;ok&quot; &lt;3' },
      said('me & Jo said it\'s "ok" <3'),
    ],
    ['an escaped sign that somebody typed', { text: 'the &amp;lt; key' }, said('the &lt; key')],
    ['the same where nothing is escaped', { channelId: 'directline', text: 'a &lt; b' }, said('a &lt; b')],
    [
      'a mention, and a space that Teams escapes after it',
      { text: '<at>Bot</at>&nbsp;start', entities: [mention(bot, '<at>Bot</at>')] },
      said('start'),
    ],
    ['formatting alone', { attachments: html('<div>so&nbsp;<b>good</b></div>') }, said('so good')],
    [
      'the bot mentioned twice under a name that is not its own',
      { text: '<at>Bot</at>start <at>Bot</at>\n', entities: [mention(bot, '<at>Bot</at>')] },
      said('start'),
    ],
    [
      'somebody else mentioned',
      { text: '<at>Sam</at> helped', entities: [mention('29:x', '<at>Sam</at>')] },
      said('Sam helped'),
    ],
    [
      'a press without text',
      { value: { card: 'c', picked: ['yes'] } },
      { is: 'said', text: '', press: { card: 'c', picked: ['yes'] } },
    ],
    [
      'a press as a string',
      { value: '{"card":"c","word":"skip"}', text: 'Skip' },
      { is: 'said', text: 'Skip', press: { card: 'c', word: 'skip' } },
    ],
    ['a value that is no press of ours', { value: { action: {} }, text: 'yes' }, said('yes')],
    [
      'a picture',
      { attachments: [{ contentType: 'image/*', contentUrl: 'https://x.test' }] },
      { is: 'unreadable', what: 'picture' },
    ],
    [
      'a picture as Teams sends a file',
      {
        attachments: [
          { contentType: 'application/vnd.microsoft.teams.file.download.info', content: { fileType: 'png' } },
          ...html('<div></div>'),
        ],
      },
      { is: 'unreadable', what: 'picture' },
    ],
    ['a file', { attachments: [{ contentType: 'application/pdf' }] }, { is: 'unreadable', what: 'file' }],
    ['a picture with words', { text: 'look', attachments: [{ contentType: 'image/png' }] }, said('look')],
    ['nothing at all', { text: ' ', attachments: [] }, { is: 'unreadable', what: 'empty' }],
    [
      'an edit',
      { type: 'messageUpdate', text: 'I meant 4', channelData: { eventType: 'editMessage' } },
      { is: 'edited' },
    ],
    [
      'the undoing of a deletion',
      { type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } },
      { is: 'nothing' },
    ],
    [
      'a deletion',
      { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } },
      { is: 'nothing' },
    ],
    ['the bot added', { type: 'conversationUpdate', membersAdded: [{ id: bot }] }, { is: 'arrived' }],
    [
      'somebody else added',
      { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }] },
      { is: 'nothing' },
    ],
    [
      'a team renamed',
      { type: 'conversationUpdate', channelData: { eventType: 'teamRenamed' } },
      { is: 'nothing' },
    ],
    [
      'an installation, whichever way it is spelt',
      { type: 'installationUpdate', action: 'Add' },
      { is: 'arrived' },
    ],
    ['an upgrade', { type: 'installationUpdate', action: 'add-upgrade' }, { is: 'nothing' }],
    ['a removal', { type: 'installationUpdate', action: 'Remove' }, { is: 'removed' }],
    ['a removal for an upgrade', { type: 'installationUpdate', action: 'remove-upgrade' }, { is: 'nothing' }],
    ['the bot taken out', { type: 'conversationUpdate', membersRemoved: [{ id: bot }] }, { is: 'removed' }],
    [
      'somebody else taken out',
      { type: 'conversationUpdate', membersRemoved: [{ id: '29:x' }] },
      { is: 'nothing' },
    ],
    ['an invoke', { type: 'invoke', name: 'adaptiveCard/action' }, { is: 'invoked' }],
    [
      'an emoji, as older clients write it',
      {
        attachments: html(
          '<div><img itemscope itemtype="http://schema.skype.com/Emoji" ' +
            'itemid="yes" alt="👍" src="x"></div>',
        ),
      },
      said('👍'),
    ],
    [
      'an emoji among words',
      { attachments: html('<p>so <emoji id="smile" alt="🙂" title="Smile"></emoji> good</p>') },
      said('so 🙂 good'),
    ],
    ...quoting.map(([how, activity]): [string, object, object] => [
      `a reply to a message of ours, ${how}`,
      activity,
      said('more lights'),
    ]),
    [
      'a message passed on, with own words before it',
      {
        text: 'look at this\r\n\r\nI hate you',
        attachments: html(`<p>look at this</p>${forwarded('<p>I hate you</p>')}`),
      },
      { ...said('look at this'), passedOn: 'I hate you' },
    ],
    [
      'a message passed on, with nothing beside it',
      { text: 'I hate you', attachments: html(forwarded('I hate you')) },
      { is: 'unreadable', what: 'quoted', passedOn: 'I hate you' },
    ],
    [
      'a message passed on, as a mark alone',
      {
        attachments: [
          ...html('<attachment id="1772445600000"></attachment>'),
          { contentType: 'forwardedMessageReference', content: '{"messagePreview":"I hate you"}' },
        ],
      },
      { is: 'unreadable', what: 'quoted', passedOn: 'I hate you' },
    ],
    [
      'a message passed on, as a mark that has the whole of it',
      {
        attachments: [
          ...html('<attachment id="1772445600000"></attachment>'),
          {
            contentType: 'forwardedMessageReference',
            content: '{"originalMessageId":"1772","originalMessageContent":"<p>I&nbsp;hate <b>you</b></p>"}',
          },
        ],
      },
      { is: 'unreadable', what: 'quoted', passedOn: 'I hate you' },
    ],
    [
      'what somebody set off themselves, for it is their own',
      { attachments: html('<blockquote>more lights</blockquote><p>please</p>') },
      said('more lights please'),
    ],
    [
      'a press whose card hangs on a message that is replied to',
      { text: '<quoted messageId="1"/> Skip', value: { card: 'c', word: 'skip' } },
      { is: 'said', text: 'Skip', press: { card: 'c', word: 'skip' } },
    ],
    ['signs that are no mark', { text: 'a <b> c < d > e <quote> <3' }, said('a <b> c < d > e <quote> <3')],
    [
      'a sticker',
      {
        attachments: [
          { contentType: 'image/*', contentUrl: 'https://x.test/1' },
          ...html('<img alt="Grumpy cat" itemtype="http://schema.skype.com/AMSImage" src="x">'),
        ],
      },
      { is: 'unreadable', what: 'picture' },
    ],
    [
      'a GIF, which is formatting alone',
      { attachments: html('<p><img alt="Excited (GIF Image)" src="https://media.giphy.test/1.gif"></p>') },
      { is: 'unreadable', what: 'picture' },
    ],
    [
      'a reaction',
      { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
      { is: 'unreadable', what: 'reaction' },
    ],
    [
      'a reaction taken back',
      { type: 'messageReaction', reactionsRemoved: [{ type: 'like' }] },
      { is: 'nothing' },
    ],
    ['typing', { type: 'typing' }, { is: 'nothing' }],
    ['a read receipt', { type: 'event', name: 'application/vnd.microsoft.readReceipt' }, { is: 'nothing' }],
    ['a type that nobody knows yet', { type: 'telepathy' }, { is: 'nothing' }],
  ])('%s', (_, activity, expected) => {
    expect(received(activity)).toEqual(expected);
  });

  it.each([
    ['no body', undefined],
    ['words', 'hello'],
    ['a list', []],
    ['no type', { ...teams, type: undefined }],
    ['no conversation', { ...teams, conversation: undefined }],
    ['no channel', { ...teams, channelId: undefined }],
  ])('%s is no activity', (_, body) => {
    expect(incomingOf(body)).toBeNull();
  });

  it.each([
    ['a personal chat', { conversationType: 'personal' }, false],
    ['a conversation of Web Chat, which has no type', {}, false],
    ['a channel', { conversationType: 'channel', isGroup: true }, true],
    ['a group chat', { conversationType: 'groupChat' }, true],
    ['a group without a type', { isGroup: true }, true],
    ['a conversation whose type cannot be read', { conversationType: ['channel'] }, true],
    ['one that may be a group', { isGroup: 'true' }, true],
    ['a thread of Teams without a type', { id: '19:x@thread.v2' }, true],
    ['a chat of Teams without a type', { id: 'a:1Chat' }, false],
  ])('others can read %s: %s', (_, conversation, company) => {
    const incoming = incomingOf({ ...teams, conversation: { id: 'x', ...conversation } });
    expect(incoming && isInCompany(incoming)).toBe(company);
  });
});

describe('the key of a delivery', () => {
  it.each([
    ['is the id on a channel', { id: '7' }, false, 'message|7'],
    ['tells an edit from what it edits', { id: '7', type: 'messageUpdate' }, false, 'messageUpdate|7'],
    [
      "is the client's own on our Direct Line",
      { channelData: { clientActivityID: 'ca1' } },
      true,
      'message|ca1',
    ],
    ['is so under its older spelling too', { channelData: { clientActivityId: 'ca1' } }, true, 'message|ca1'],
    ['is missing where the client gives none', { channelData: {} }, true, null],
  ])('%s', (_, activity, ownPage, key) => {
    const incoming = incomingOf({ ...teams, ...activity });
    expect(incoming && keyOf(incoming, ownPage)).toBe(key);
  });
});
