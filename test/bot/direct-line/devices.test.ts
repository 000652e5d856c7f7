import { afterAll, describe, expect, it } from 'vitest';
import { botServer } from '../../support/bot-server.ts';
import { freshDatabase } from '../../support/database.ts';
import { textOf } from '../../support/direct-line-bodies.ts';
import { respondent } from '../../support/direct-line-respondent.ts';

/** Who sees what was said: the device that said it, whatever another one with the code asks for. */

const database = await freshDatabase();
const on = await botServer({ ...database, pace: 3 });
const other = await botServer({ ...database, pace: 3 });
afterAll(() => Promise.all([on.close(), other.close()]));

const told = 'My dad hits me and I am scared';
const generate = (code: string, more: object = {}) =>
  on.call('POST', '/v3/directline/tokens/generate', { body: { code, ...more } });
const start = (token: string, body: object = {}) =>
  on.call('POST', '/v3/directline/conversations', { token, body });

/** A child who has answered two questions, and whose last words told of risk. */
async function halfway() {
  const { code } = await on.invite();
  const phone = await respondent(on, code);
  for (const text of ['start', 'yes', 'boxing', 'back', told]) await phone.say(text);
  return { code, phone };
}

describe('another device with the code', () => {
  it('is told that it is answered elsewhere, and puts nobody out until it says so', async () => {
    const { code, phone } = await halfway();
    const called = await generate(code);
    expect([called.status, called.body.code, called.body.token]).toEqual([409, 'answered-elsewhere', '']);
    expect((await phone.get()).status).toBe(200);
    expect((await generate(code, { takeOver: true })).status).toBe(200);
    expect((await phone.get()).status).toBe(200);
    await respondent(on, code, { takeOver: true });
    expect((await phone.get()).body.code).toBe('OpenedElsewhere');
  });

  it('with a token from before anybody began takes nothing over either, unless it says so', async () => {
    const { code } = await on.invite();
    const early = (await generate(code)).body;
    const phone = await respondent(on, code);
    await phone.say('start');
    const path = `/v3/directline/conversations/${early.conversationId}`;
    for (const refused of [
      await start(early.token),
      await on.call('GET', path, { token: early.token }),
      await on.call('GET', `${path}/activities`, { token: early.token }),
      await on.call('POST', `${path}/activities`, {
        token: early.token,
        body: { type: 'message', text: 'yes' },
      }),
    ]) {
      expect([refused.status, refused.body.code]).toEqual([403, 'OpenedElsewhere']);
    }
    expect((await phone.say('yes')).status).toBe(200);
    expect((await start(early.token, { takeOver: true })).status).toBe(200);
  });

  it.each([
    ['loads it', []],
    ['asks what was said', ['what did i say']],
    ['goes back', ['back', 'back', 'back']],
    ['changes an answer', ['change 1']],
    ['has it read out', ['back', 'read it to me']],
    ['tells of risk too', ['he hits me']],
    ['deletes', ['delete my answers', 'yes']],
  ])('hears nothing of what was said where it %s', async (_, says) => {
    const { code } = await halfway();
    for (const at of [on, other]) {
      const laptop = await respondent(at, code);
      const heard = [JSON.stringify(laptop.started.body)];
      const hear = async () => {
        for (const watermark of [undefined, '0', '1', '3']) {
          heard.push(JSON.stringify((await laptop.get(watermark, { to: at })).body));
        }
      };
      await hear();
      for (const text of says) {
        await laptop.say(text, undefined, at);
        await hear();
      }
      expect(heard.join()).not.toMatch(
        /My dad|scared|You said|Thank you for telling me this too|still knows/,
      );
      expect(heard.join()).not.toMatch(/EARLIER|"answer":\{"text":"(?:Yes|Boxing)/);
    }
  });

  it('may be the same one, where it shows its last token', async () => {
    const { code, phone } = await halfway();
    const again = await generate(code, { before: phone.token });
    expect(again.status).toBe(200);
    const started = await start(again.body.token);
    const { body } = await on.call('GET', `${phone.path}/activities`, { token: started.body.token });
    expect(JSON.stringify(body)).toContain('"answer":{"text":"Yes"');
    const { code: another } = await on.invite();
    expect((await generate(another, { before: phone.token })).status).toBe(200);
  });
});

describe('what told of risk', () => {
  it('goes back to whoever sent it, and to no page that is loaded later', async () => {
    const { code } = await on.invite();
    const phone = await respondent(on, code);
    await phone.say('start');
    const { watermark } = (await phone.get()).body;
    await phone.say(told);
    expect(textOf((await phone.get(watermark)).body.activities)).toContain(told);
    expect(textOf((await phone.get()).body.activities)).not.toContain(told);
    const loaded = await start(phone.token);
    const { body } = await on.call('GET', `${phone.path}/activities`, { token: loaded.body.token });
    expect(textOf(body.activities)).not.toContain(told);
  });
});

it('once all is answered, or stopped, nobody is put out, and the code opens at once', async () => {
  for (const says of [
    ['yes', 'boxing', 'the gym'],
    ['yes', 'stop', 'yes'],
  ]) {
    const { code } = await on.invite();
    const phone = await respondent(on, code);
    for (const text of ['start', ...says]) await phone.say(text);
    expect((await generate(code)).status).toBe(200);
  }
});
