import { describe, expect, it } from 'vitest';
import { questionnaireSchema } from '../../../dialogs/questionnaire.ts';
import { botInTeams } from '../../support/bot-in-teams.ts';
import { short } from '../../support/short-questionnaire.ts';
import type { SomebodyInTeams } from '../../support/somebody-in-teams.ts';

/** Mentions, formatting, emoji, stickers and files, as Teams writes them into a message. */

const { database, on, somebody, atTheTicks } = await botInTeams();

/** Somebody who is asked for their own words, which are kept as they were heard. */
async function atOwnWords(): Promise<SomebodyInTeams> {
  const { people, questionnaires } = database.stores;
  const [safe, , best] = short.questions;
  const questions = [best, safe];
  const questionnaire = await questionnaires.publish(
    questionnaireSchema.parse({ ...short, key: 'own-words', questions }),
    {},
    on.clock(),
  );
  const due = new Date(on.clock().getTime() + 86_400_000);
  const participant = { kind: 'child' } as const;
  const { code } = await people.invitations.create({ questionnaire, participant, due, now: on.clock() });
  const person = somebody();
  await person.say(code);
  await person.say('start');
  return person;
}

describe('what Teams writes into a message', () => {
  const html = (content: string) => [{ contentType: 'text/html', content }];
  const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id, name: 'Any' }, text });

  it.each([
    [
      'the bot mentioned twice',
      (bot: string) => ({
        text: '<at>Feedback Bot</at>so good <at>Feedback Bot</at>\n',
        entities: [mention(bot, '<at>Feedback Bot</at>')],
      }),
      'so good',
    ],
    [
      'somebody else mentioned',
      () => ({ text: '<at>Sam</at> helped', entities: [mention('29:x', '<at>Sam</at>')] }),
      'Sam helped',
    ],
    [
      'both mentioned',
      (bot: string) => ({
        text: '<at>Feedback Bot</at><at>Sam</at> helped',
        entities: [mention('29:x', '<at>Sam</at>'), mention(bot, '<at>Feedback Bot</at>')],
      }),
      'Sam helped',
    ],
    ['a line end', () => ({ text: 'so good\n' }), 'so good'],
    ['non-breaking spaces', () => ({ text: '\u00a0so\u00a0good\u00a0' }), 'so good'],
    [
      'formatting alone',
      () => ({ text: undefined, attachments: html('<div>so <b>good</b></div>') }),
      'so good',
    ],
    ['formatting beside it', () => ({ text: 'so good', attachments: html('<p>so good</p>') }), 'so good'],
    [
      'a thumbs-up',
      () => ({
        text: '',
        attachments: html('<p><img itemtype="http://schema.skype.com/Emoji" itemid="yes" alt="👍"></p>'),
      }),
      '👍',
    ],
  ])('%s is heard as what was meant, and no more', async (_, activity, meant) => {
    const person = await atOwnWords();
    expect((await person.say('', activity(person.bot.id))).text).toContain('Did you feel safe there?');
    const before = (await person.say('back')).text.split('\n').filter((line) => line.startsWith('You said'));
    expect(before).toEqual([`You said: ${meant}`]);
  });

  it.each([
    [
      'a sticker',
      [{ contentType: 'image/*', contentUrl: 'https://x.test/1' }, ...html('<img alt="Grumpy">')],
      'pictures',
    ],
    ['a GIF', html('<p><img alt="Excited (GIF Image)" src="https://media.test/1.gif"></p>'), 'pictures'],
    [
      'a file',
      [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          content: { downloadUrl: 'https://x.test', fileType: 'docx' },
        },
      ],
      'files',
    ],
  ])('%s is answered in words, and the question stays', async (_, attachments, heard) => {
    const { person } = await atTheTicks();
    const { text } = await person.say('', { attachments });
    expect(text).toContain(heard);
    expect(text).toContain('What did you like?');
  });

  it.each([
    ['alone', '', 'Somebody else wrote that.'],
    ['with own words', 'look', 'What did you like?'],
  ])('a threat that is passed on %s alerts a person, and is no answer', async (_, text, heard) => {
    const { person } = await atTheTicks();
    const raised = () => on.logged.filter(({ event }) => event === 'alert.raised').length;
    const before = raised();
    const threat =
      '<blockquote itemtype="http://schema.skype.com/Forward">I am going to kill you</blockquote>';
    const attachments = html(`<p>${text}</p>${threat}`);
    const answered = await person.say(`${text}\nI am going to kill you`.trim(), { attachments });
    expect(raised()).toBe(before + 1);
    expect(answered.text).toContain(heard);
    expect(answered.text).toContain('What did you like?');
  });

  it('far too much is asked for in parts', async () => {
    const { person } = await atTheTicks();
    expect((await person.say('a'.repeat(10_001))).text).toMatch(/smaller parts(.|\n)*What did you like\?/);
  });
});
