import { describe, expect, it } from 'vitest';
import { botInTeams } from '../../support/bot-in-teams.ts';
import { fingerprintOf } from '../../support/fingerprint.ts';
import { dataOf } from '../../support/somebody-in-teams.ts';

/** What Teams sends when cards are pressed. */

const { database, atTheFirstQuestion, atTheTicks } = await botInTeams();
const everything = () => fingerprintOf(database);

describe('cards', () => {
  it('from before, pressed after going on, lead to where we are now', async () => {
    const { person, ticks } = await atTheTicks();
    await person.say('boxing');
    const late = await person.press(ticks.replies, 'Send', { picked: 'music' });
    expect(late.text).toMatch(/earlier question(.|\n)*What was best\?/);
    expect((await person.say('back')).text).toContain('You said: Boxing');
  });

  it('sent with nothing ticked have no key for the ticks', async () => {
    const { person, ticks } = await atTheTicks();
    expect((await person.press(ticks.replies, 'Send')).text).toContain('What was best?');
    expect((await person.say('back')).text).toContain('You said: None');
  });

  it('come back with ticks joined by commas, and whatever is not ours among them is not taken', async () => {
    const { person, ticks } = await atTheTicks();
    expect((await person.press(ticks.replies, 'Send', { picked: 'gym,nonsense' })).text).not.toContain(
      'What was best?',
    );
    const { replies } = await person.say('help');
    expect((await person.press(replies, 'Send', { picked: 'gym,music' })).text).toContain('What was best?');
    expect((await person.say('back')).text).toContain('You said: Boxing and Music');
  });

  it('pressed for a word with ticks on them are the word alone', async () => {
    const { person, ticks } = await atTheTicks();
    const { msteams: _, ...back } = dataOf(ticks.replies, 'Back');
    expect((await person.send({ type: 'message', value: { ...back, picked: 'gym' } })).text).toContain(
      'You said: Yes',
    );
  });
});

describe('values of every shape', () => {
  it('a JSON string is read like an object', async () => {
    const person = await atTheFirstQuestion();
    const { replies } = await person.say('help');
    const value = JSON.stringify(dataOf(replies, 'Yes'));
    expect((await person.send({ type: 'message', value })).text).toContain('What did you like?');
  });

  it.each([
    ['no value', { type: 'message' }],
    ['a value of nobody', { type: 'message', value: { action: 'approve' } }],
    ['a value that is no JSON', { type: 'message', value: '{"card":' }],
  ])('%s is asked again kindly', async (_, activity) => {
    const person = await atTheFirstQuestion();
    expect((await person.send(activity)).text).toMatch(/came through empty(.|\n)*Did you feel safe there\?/);
  });

  it.each([
    ['no value', undefined, 'BadRequest'],
    ['no action', { trigger: 'manual' }, 'BadRequest'],
    ['an action of another kind', { action: { type: 'Action.Submit' } }, 'NotSupported'],
    ['a refresh', { action: { type: 'Action.Execute', verb: 'x' }, trigger: 'automatic' }, 'NotSupported'],
  ])('a card’s invoke with %s is refused in the way that cards understand', async (_, value, code) => {
    const person = await atTheFirstQuestion();
    const before = await everything();
    const { status, body } = await person.send({ type: 'invoke', name: 'adaptiveCard/action', value });
    expect([status, JSON.parse(body)]).toEqual([
      200,
      {
        statusCode: 400,
        type: 'application/vnd.microsoft.error',
        value: { code, message: expect.any(String) },
      },
    ]);
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['task/fetch'],
    ['fileConsent/invoke'],
    [undefined],
  ])('the invoke %s is not ours', async (name) => {
    const person = await atTheFirstQuestion();
    const before = await everything();
    expect(await person.send({ type: 'invoke', name, value: {} })).toMatchObject({
      status: 501,
      replies: [],
    });
    expect(await everything()).toEqual(before);
  });
});
