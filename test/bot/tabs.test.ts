import { describe, expect, it } from 'vitest';
import { botInTeams } from '../support/bot-in-teams.ts';
import { respondent } from '../support/direct-line-respondent.ts';

/** A code that is answered in one place and typed in another. */

const { on, somebody } = await botInTeams();
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

it('what was said in a chat is not seen on a page that carries on', async () => {
  const { code } = await on.invite();
  const chat = somebody();
  for (const text of [code, 'start', 'yes', 'what did i say']) await chat.say(text);
  const page = await respondent(on, code);
  const heard = JSON.stringify([(await page.get()).body, (await page.get('0')).body]);
  expect(heard).not.toContain('1. Did you feel safe there?');
});
