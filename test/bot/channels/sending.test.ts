import { describe, expect, it } from 'vitest';
import { botInTeams } from '../../support/bot-in-teams.ts';
import { error, textOf } from '../../support/teams-connector.ts';

/** What Teams answers when the bot speaks. */

const { on, connector, somebody } = await botInTeams();

async function atTheFirstQuestion() {
  const person = somebody();
  await person.say((await on.invite()).code);
  await person.say('start');
  const before = connector.calls.length;
  on.pauses.length = 0;
  return { person, calls: () => connector.calls.slice(before) };
}

const statuses = (calls: { status: number }[]) => calls.map(({ status }) => status);
const throttled = { status: 429, body: error('Throttled') };

describe('sending', () => {
  it('may be answered by 202 and nothing', async () => {
    const { person } = await atTheFirstQuestion();
    connector.next({ status: 202 });
    expect(await person.say('yes')).toMatchObject({
      status: 200,
      text: expect.stringContaining('What did you like?'),
    });
  });

  it('waits as long as a 429 says', async () => {
    const { person, calls } = await atTheFirstQuestion();
    connector.next({ ...throttled, retryAfter: 1 });
    expect((await person.say('yes')).text).toContain('What did you like?');
    expect(statuses(calls())).toEqual([429, 201]);
    expect(on.pauses).toEqual([1_000]);
  });

  it('waits a little, and then longer, where a 429 does not say', async () => {
    const { person, calls } = await atTheFirstQuestion();
    connector.next(throttled, throttled);
    expect((await person.say('yes')).status).toBe(200);
    expect(statuses(calls())).toEqual([429, 429, 201]);
    const [first = 0, second = 0] = on.pauses;
    expect(on.pauses).toHaveLength(2);
    expect(first).toBeGreaterThan(100);
    expect(second).toBeGreaterThanOrEqual(250);
  });

  it('is given up at once where Teams wants a longer wait than a turn has; it sends again', async () => {
    const { person, calls } = await atTheFirstQuestion();
    connector.next({ ...throttled, retryAfter: 30 }, { ...throttled, retryAfter: 30 });
    expect((await person.say('yes', { id: '1772445788888' })).status).toBe(502);
    expect(on.pauses).toEqual([]);
    expect(statuses(calls())).toEqual([429, 429]);
    expect((await person.say('yes', { id: '1772445788888' })).text).toContain('What did you like?');
  });

  it('by two at once to one chat, which Teams answers with 412, arrives in the end', async () => {
    const { person } = await atTheFirstQuestion();
    connector.how.strict = true;
    const sent = await Promise.all([person.say('help'), person.say('help'), person.say('help')]);
    connector.how.strict = false;
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(connector.calls.some(({ status }) => status === 412)).toBe(true);
    const asked = textOf(sent.flatMap(({ replies }) => replies)).split('Did you feel safe there?').length - 1;
    expect(asked).toBe(3);
  });

  it.each([500, 502, 503, 504])('is not repeated after %i, for it may have arrived', async (status) => {
    const { person, calls } = await atTheFirstQuestion();
    connector.next({ status });
    expect((await person.say('yes')).status).toBe(200);
    expect(statuses(calls())).toEqual([status, 201]);
    expect(on.logged.map(({ event }) => event)).toContain('turn.failed');
    expect((await person.say('back')).text).toContain('You said: Yes');
  });
});
