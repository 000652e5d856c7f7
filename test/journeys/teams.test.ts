import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { monthOf } from '../../domain/calendar.ts';
import { emptyDatabase } from '../support/database.ts';
import { invite } from '../support/direct-line-client.ts';
import { startSayback } from '../support/running-sayback.ts';
import { somebodyInTeams } from '../support/somebody-in-teams.ts';
import { type TeamsReply, teamsConnector } from '../support/teams-connector.ts';

/**
 * A whole conversation as Teams carries it: main.ts in a process of its own, and the replies by way of a
 * connector like that of Teams.
 */

const database = await emptyDatabase();
const { running, stop } = await startSayback(database.url);
const { origin, apiKey } = running;
const connector = await teamsConnector();

afterAll(async () => {
  await stop();
  await database.dropOnceLeft();
});

const reportSchema = z.object({
  questionnaires: z.array(z.object({ questions: z.array(z.object({ base: z.number().optional() })) })),
});

/** How many people the questions of the report rest on, at most. */
async function counted(): Promise<number> {
  const month = monthOf(new Date());
  const response = await fetch(`${origin}/api/v1/reports/board?from=${month}&to=${month}`, {
    headers: { authorization: `Bearer ${apiKey}`, accept: 'application/json' },
  });
  const { questionnaires } = reportSchema.parse(await response.json());
  const bases = questionnaires.flatMap(({ questions }) => questions.map(({ base }) => base ?? 0));
  return Math.max(0, ...bases);
}

const wordsIn = (replies: TeamsReply[]) => replies.map(({ text }) => text ?? '').join('\n');
const isOver = (replies: TeamsReply[]) => wordsIn(replies).includes("That's everything");

async function invited() {
  const { code } = await invite(origin, apiKey, { kind: 'child', age: '15-17' });
  return { code, child: somebodyInTeams(origin, connector) };
}

/** Types the same until nothing more is asked. */
async function answerAll(child: ReturnType<typeof somebodyInTeams>, text: string): Promise<TeamsReply[]> {
  for (let turn = 0; turn < 40; turn++) {
    const { replies } = await child.say(text);
    if (isOver(replies)) return replies;
  }
  throw new Error('the questions did not end');
}

test('a child installs the app, types their code, presses and types, and finishes', async () => {
  const { code, child } = await invited();

  const [added, installed] = [await child.isAdded(), await child.installs()];
  expect([added.text, installed.text]).toEqual([expect.stringContaining('type your code'), '']);

  const opened = await child.say(`my code is ${code.toLowerCase()}`);
  expect(opened.text).toMatch(/your order stays the same(.|\n)*Do you want to start\?/);

  const first = await child.press(opened.replies, 'Start');
  expect(first.text).toContain('My worker listened to me.');
  const second = await child.press(first.replies, 'Always');
  expect(second.text).toContain('I knew what would happen, and why.');

  const late = await child.press(first.replies, 'Never');
  expect(late.text).toMatch(/earlier question(.|\n)*I knew what would happen, and why\./);

  const easier = await child.press(late.replies, 'Simpler words');
  expect(easier.text).toContain('My worker told me things in a clear way.');
  const back = await child.press(easier.replies, 'Back');
  expect(back.text).toContain('You said: Always');
  await child.press(back.replies, 'Keep my answer');

  const end = await answerAll(child, '1');
  expect(wordsIn(end)).toContain('Here is what happens next');
  expect((await child.press(first.replies, 'Never')).text).toContain('You have finished these questions');
});

test('what children say in Teams is counted in the report, once there are enough of them', async () => {
  expect(await counted()).toBe(0);
  for (let count = 0; count < 5; count++) {
    const { code, child } = await invited();
    await child.say(code);
    await child.say('start');
    await answerAll(child, '1');
  }
  expect(await counted()).toBeGreaterThanOrEqual(5);
});

test('a child who removes the app is left in peace, and their code still brings them back', async () => {
  const { code, child } = await invited();
  await child.say(code);
  await child.say('start');
  await child.say('always');
  expect(await child.removes()).toMatchObject({ status: 200, replies: [] });
  expect((await child.installs()).text).toContain('type your code');
  expect((await child.say(code)).text).toContain('I knew what would happen, and why.');
});

test('the pictures of its cards are there for Teams to fetch', async () => {
  const picture = await fetch(`${origin}/pictures/face-1.png`);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await picture.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG');
});
