import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { monthOf } from '../../domain/calendar.ts';
import { DirectLineClient, type Heard, invite, wordsOf } from '../support/direct-line-client.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

/**
 * The spine, as the people it is for meet it: main.ts in a process of its own, on the database it brings
 * along, spoken to over plain HTTP; pulled down as a power cut would, and taken up again.
 */
const apiKey = randomBytes(16).toString('hex');
const month = monthOf(new Date());
const reportSchema = z.object({
  questionnaires: z.array(z.object({ questions: z.array(z.object({ base: z.number().optional() })) })),
});
let folder: string;
let sayback: ServerProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sayback-journey-'));
  sayback = await start();
});

afterAll(async () => {
  await sayback.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = () => startServer('main.ts', { SAYBACK_DATA: folder, SAYBACK_API_KEY: apiKey });
const open = async (participant: Record<string, string>) => {
  const { code } = await invite(sayback.origin, apiKey, { kind: 'child', ...participant });
  return { code, child: await DirectLineClient.open(sayback.origin, code) };
};
const ended = (heard: Heard[]) => wordsOf(heard).includes("That's everything");

/** Says the same thing until the questions are over. What goes on with own words answers nothing: then on. */
async function answerAll(child: DirectLineClient, word: string): Promise<Heard[]> {
  let next = word;
  for (let turn = 0; turn < 60; turn++) {
    const heard = await child.say(next);
    if (ended(heard)) return heard;
    next = wordsOf(heard).includes('I added that to your answer.') ? 'skip' : word;
  }
  throw new Error('the questions did not end');
}

describe('the spine', () => {
  test('a child answers, the power goes, and another day they carry on where they were', async () => {
    const { code, child } = await open({ age: '15-17' });
    expect(wordsOf(await child.hear())).toContain('You can skip any question.');
    expect(wordsOf(await child.say('start'))).toContain('My worker listened to me.');
    expect(wordsOf(await child.say('always'))).toContain('I knew what would happen, and why.');

    await sayback.kill();
    sayback = await start();

    const back = await DirectLineClient.open(sayback.origin, code.toLowerCase().replace('-', ' '));
    const heard = wordsOf(await back.hear());
    expect(heard).toContain('Welcome back.');
    expect(heard).toContain('I knew what would happen, and why.');
    const last = await answerAll(back, '1');
    expect(wordsOf(last)).toContain('Here is what happens next.');
  });

  test('the board report counts them, once there are enough that nobody can be picked out', async () => {
    const report = async (type = 'application/json') => {
      const response = await fetch(`${sayback.origin}/api/v1/reports/board?from=${month}&to=${month}`, {
        headers: { authorization: `Bearer ${apiKey}`, accept: type },
      });
      expect(response.status).toBe(200);
      return response.text();
    };
    const bases = (text: string) =>
      reportSchema
        .parse(JSON.parse(text))
        .questionnaires.flatMap(({ questions }) => questions.map(({ base }) => base));

    expect(bases(await report()).filter((base) => base !== undefined)).toEqual([]);
    for (const age of ['10-14', '10-14', '15-17', '15-17']) {
      const { child } = await open({ age });
      await child.say('start');
      await answerAll(child, 'yes');
    }
    const text = await report();
    expect(bases(text)).toContain(5);
    expect(text).toContain('suppressed');
    expect(await report('text/csv')).toContain('worker.listened');
  });

  test('the same message sent twice is one answer', async () => {
    const { child } = await open({});
    await child.say('start');
    const once = wordsOf(await child.say('always', 'the-same-key'));
    await child.say('always', 'the-same-key');
    expect(wordsOf(await child.say('back'))).toContain('My worker listened to me.');
    expect(once).toContain('Question 2');
  });

  test('twenty messages at once are twenty turns, and none is turned away', async () => {
    const { child } = await open({});
    await child.say('start');
    await Promise.all(Array.from({ length: 20 }, () => child.say('skip')));
    expect(ended(await child.say('hello')) || wordsOf(await child.say('hello')).includes('finished')).toBe(
      true,
    );
  });

  test('what a child deletes is gone, and they get a receipt', async () => {
    const { code, child } = await open({});
    await child.say('start');
    await child.say('never');
    const asked = await child.say('delete my answers');
    const actions = asked.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []);
    const { title: text, value } = actions.find(({ title }) => title === 'Yes, delete them') ?? expect.fail();
    const said = wordsOf(await child.say({ text, value }));
    expect(said).toMatch(/receipt number is [0-9A-Z-]{8,}/);
    const again = await DirectLineClient.open(sayback.origin, code);
    expect(wordsOf(await again.hear())).not.toContain('Question');
  });

  test('a second Sayback on the same folder says what is wrong and stops', async () => {
    await expect(start()).rejects.toThrow(/Another Sayback works in/);
  });

  test('told to stop, it answers the turns that are on their way, and none of those is lost', async () => {
    const children = await Promise.all(Array.from({ length: 12 }, () => open({})));
    const turns = Promise.allSettled(children.map(({ child }) => child.say('start')));
    const [exit, said] = await Promise.all([sayback.stop(), turns]);
    expect(exit).toBe(0);
    sayback = await start();

    const refused = said.flatMap((turn) => (turn.status === 'rejected' ? [String(turn.reason)] : []));
    expect(refused.filter((reason) => /^Error: 5\d\d/.test(reason))).toEqual([]);
    const answered = children.filter((_, place) => said[place]?.status === 'fulfilled');
    for (const { code } of answered) {
      const back = await DirectLineClient.open(sayback.origin, code);
      expect(wordsOf(await back.hear())).toContain('Question 1 of');
    }
  });
});
