import { describe, expect, it } from 'vitest';
import { openStores } from '../../prisma/stores/open.ts';
import { botInTeams } from '../support/bot-in-teams.ts';
import { botServer } from '../support/bot-server.ts';
import { respondent } from '../support/direct-line-respondent.ts';
import { somebodyInTeams } from '../support/somebody-in-teams.ts';

/** A code that is answered in one place and typed in another. */

const { database, on, connector, somebody } = await botInTeams();
const isOpenElsewhere = 'This is open on another page or phone.';
const carriedOn = 'You carried on somewhere else. To come back here, type your code.';

describe('a code typed in a chat while it is answered on a page', () => {
  it('says so first, and carries on once it is typed again; the page is told', async () => {
    const { code } = await on.invite();
    const page = await respondent(on, code);
    for (const text of ['start', 'yes']) await page.say(text);
    const chat = somebody();
    const asked = await chat.say(code);
    expect(asked.text).toContain(isOpenElsewhere);
    expect(asked.replies[0]).toMatchObject({
      suggestedActions: { actions: [{ type: 'imBack', title: 'Carry on here', value: code }] },
    });
    expect((await page.get()).status).toBe(200);

    const here = await chat.say(code);
    expect(here.text).toContain("We don't show it here. So nobody else can read it.");
    expect(here.text).toContain('What did you like?');
    expect((await page.get()).body.code).toBe('OpenedElsewhere');
    const said = await chat.say('what did i say');
    expect(said.text).toContain("1. Did you feel safe there? You answered this one. We don't show it here.");
  });
});

describe('a chat that was carried on in place of', () => {
  it('is told at its next word, by a page', async () => {
    const { code } = await on.invite();
    const chat = somebody();
    await chat.say(code);
    await chat.say('start');
    const page = await respondent(on, code);
    expect((await chat.say('yes')).text).toBe(carriedOn);
    await page.say('no');
    expect((await chat.say(code)).text).toContain(isOpenElsewhere);
    expect((await chat.say(code)).text).toContain('Welcome back.');
  });

  it('is told at its next word, by another chat', async () => {
    const { code } = await on.invite();
    const [first, second] = [somebody(), somebody()];
    await first.say(code);
    await first.say('start');
    await first.say('yes');
    expect((await second.say(code)).text).toContain(isOpenElsewhere);
    expect((await first.say('back')).text).toContain('Did you feel safe there?');
    expect((await second.say(code)).text).toContain('Did you feel safe there?');
    expect((await first.say('yes')).text).toBe(carriedOn);
  });
});

describe('with two instances on one database', () => {
  const another = async () => {
    const stores = await openStores({ databaseUrl: database.url, key: database.key });
    const at = await botServer({ stores, key: database.key });
    return {
      at,
      origin: at.origin,
      async close() {
        await at.close();
        await stores.close();
      },
    };
  };

  it('a chat that was carried on in another, at the other one, is told and answers on nothing', async () => {
    const other = await another();
    const { code } = await on.invite();
    const chat = somebody();
    const later = somebodyInTeams(other.origin, connector);
    for (const text of [code, 'start']) await chat.say(text);
    expect((await later.say(code)).text).toContain(isOpenElsewhere);
    expect((await later.say(code)).text).toContain('Did you feel safe there?');
    // This instance has the conversation in memory, as it was in the first chat.
    const answers = () => database.sql('select from people.answer where response_id is not null');
    const before = (await answers()).length;
    expect((await chat.say('yes')).text).toBe(carriedOn);
    expect((await chat.say('hello')).text).toBe(carriedOn);
    expect((await answers()).length).toBe(before);
    expect((await later.say('yes')).text).toContain('What did you like?');
    await other.close();
  });

  it('one that was left for a page, at the other instance, is told and does not answer on', async () => {
    const other = await another();
    const { code } = await on.invite();
    const chat = somebody();
    for (const text of [code, 'start']) await chat.say(text);
    const page = await respondent(other.at, code);
    expect((await chat.say('yes')).text).toBe(carriedOn);
    await page.say('no');
    await other.close();
  });

  it('how the chat that was left is reached goes, and coming back to it is one code away', async () => {
    const other = await another();
    const { code } = await on.invite();
    const chat = somebody();
    const later = somebodyInTeams(other.origin, connector);
    for (const text of [code, 'start']) await chat.say(text);
    const kept = () => database.sql('select from people.chat_reference');
    const before = (await kept()).length;
    for (const text of [code, code]) await later.say(text);
    expect((await kept()).length).toBe(before);
    for (const text of [code, code]) await chat.say(text);
    expect((await chat.say('yes')).text).toContain('What did you like?');
    expect((await later.say('hello')).text).toBe(carriedOn);
    await other.close();
  });
});

it('what was said in a chat is not seen on a page that carries on', async () => {
  const { code } = await on.invite();
  const chat = somebody();
  for (const text of [code, 'start', 'yes', 'what did i say']) await chat.say(text);
  const page = await respondent(on, code);
  const heard = JSON.stringify([(await page.get()).body, (await page.get('0')).body]);
  expect(heard).not.toContain('1. Did you feel safe there?');
});
