import { afterAll, describe, expect, it } from 'vitest';
import { type BotServer, botServer } from '../../support/bot-server.ts';
import { freshDatabase } from '../../support/database.ts';

/** What a code opens over Direct Line, and what is said where it opens nothing. */

const database = await freshDatabase();
const on = await botServer({ ...database, guesses: { guesses: 3 } });
afterAll(() => on.close());

const week = 7 * 86_400;
const generate = (body: unknown, at: BotServer = on) =>
  at.call('POST', '/v3/directline/tokens/generate', { body });

describe('a code', () => {
  it('opens, however it is typed', async () => {
    const { code } = await on.invite();
    for (const typed of [code, code.toLowerCase(), ` ${code.replace('-', ' ')} `, code.replace('-', '')]) {
      const { status, body } = await generate({ code: typed });
      expect([status, body.expires_in, body.conversationId.slice(0, 2)]).toEqual([200, 1800, 'p-']);
      expect(body.streamUrl).toBe('');
    }
  });

  it('of a victim opens on the other side', async () => {
    const { code } = await on.invite({ kind: 'victim' });
    expect((await generate({ code })).body.conversationId.slice(0, 2)).toBe('v-');
  });

  it('leads to the same conversation each time', async () => {
    const { code } = await on.invite();
    const [one, two] = [await generate({ code }), await generate({ code })];
    expect(one.body.conversationId).toBe(two.body.conversationId);
    expect(one.body.token).not.toBe(two.body.token);
  });

  it('whose time is over says so to a child, and kindly', async () => {
    const past = await botServer(database);
    const { code } = await past.invite();
    past.later(3 * week);
    const { status, body } = await generate({ code }, past);
    expect([status, body.code, body.error?.code]).toEqual([410, 'code-ended', 'code-ended']);
    expect(body.message).toContain('talk to the person who gave it to you');
    await past.close();
  });

  it('that is unknown, cancelled, or of a victim and over, is answered alike', async () => {
    const past = await botServer(database);
    const [cancelled, victim] = [await past.invite(), await past.invite({ kind: 'victim' })];
    await database.stores.people.invitations.cancel(cancelled.id, past.clock());
    past.later(3 * week);
    const answers = [];
    for (const code of ['BCDFG-HJKMN', cancelled.code, victim.code, 'hello', '💥']) {
      const { status, body } = await generate({ code }, past);
      answers.push(JSON.stringify([status, body]));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^\[404,.*"code":"code-not-open"/);
    await past.close();
  });

  it.each([
    ['no body', undefined],
    ['no code', {}],
    ['an empty code', { code: ' ' }],
    ['a code that is no text', { code: 7 }],
    ['an enormous one', { code: 'x'.repeat(10_000) }],
  ])('is needed: %s is a 400', async (_, body) => {
    const called = await generate(body);
    expect([called.status, called.body.code]).toEqual([400, 'bad-request']);
  });
});

describe('wrong guesses', () => {
  it('from one address are slowed down, while a right code opens at once, each time', async () => {
    const unit = await botServer({ ...database, guesses: { guesses: 3 } });
    const codes = [];
    for (let n = 0; n < 5; n++) codes.push((await unit.invite()).code);
    const statuses = [];
    for (let n = 0; n < 5; n++) statuses.push((await generate({ code: 'BCDFG-HJKMN' }, unit)).status);
    expect(statuses).toEqual([404, 404, 404, 429, 429]);

    const refused = await generate({ code: 'BCDFG-HJKMN' }, unit);
    expect([refused.body.code, refused.headers.get('retry-after')]).toEqual(['too-many-guesses', '30']);
    for (const code of codes) expect((await generate({ code }, unit)).status).toBe(200);

    unit.later(31);
    expect((await generate({ code: 'BCDFG-HJKMN' }, unit)).status).toBe(404);
    await unit.close();
  });

  it('and right codes leave nothing of them in the log', async () => {
    const { code } = await on.invite();
    await generate({ code });
    await generate({ code: 'ZZZZZ-ZZZZZ' });
    expect(JSON.stringify(on.logged)).not.toMatch(new RegExp(`${code}|ZZZZZ`));
  });
});
