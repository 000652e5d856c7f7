import { afterAll, describe, expect, it } from 'vitest';
import { type BotServer, botServer } from '../support/bot-server.ts';
import { freshDatabase } from '../support/database.ts';
import { textOf } from '../support/direct-line-bodies.ts';
import { respondent } from '../support/direct-line-respondent.ts';
import { somebodyInTeams } from '../support/somebody-in-teams.ts';
import { teamsConnector } from '../support/teams-connector.ts';

/**
 * "You can do this at any time": a code deletes what was said with it, also when its last day is past or it
 * was cancelled. It does nothing else then: nothing is asked, and nothing that was said is shown.
 */

const database = await freshDatabase();
const { stores, sql } = database;
const connector = await teamsConnector();
const servers: BotServer[] = [];
const server = async (guesses = {}) => {
  const on = await botServer({ ...database, guesses, pace: 3 });
  servers.push(on);
  return on;
};
afterAll(async () => {
  for (const on of servers) await on.close();
});

type Kind = 'child' | 'parent' | 'victim';
type End = 'last day is past' | 'invitation was cancelled';
const sideOf = (kind: Kind) => (kind === 'victim' ? stores.victim : stores.people);
const schemaOf = (kind: Kind) => (kind === 'victim' ? 'victim' : 'people');

async function ends(on: BotServer, end: End, { id, kind }: { id: string; kind: Kind }) {
  if (end === 'last day is past') on.later(15 * 86_400);
  else expect(await sideOf(kind).invitations.cancel(id, on.clock())).toBe(true);
}

/** What is there of a side's answers. */
async function left(kind: Kind): Promise<number> {
  const [row] = await sql<{ n: number }>(`select count(*)::int as n from ${schemaOf(kind)}.answer`);
  return row?.n ?? 0;
}

/** Somebody who has said something on a phone, and has not finished. */
async function begun(on: BotServer, kind: Kind) {
  const { id, code } = await on.invite({ kind });
  const phone = await respondent(on, code);
  const said = kind === 'victim' ? ['yes', 'start'] : ['start'];
  for (const text of [...said, 'yes', 'boxing']) await phone.say(text);
  return { id, code, phone, kind };
}

const everyEnd = (['child', 'parent', 'victim'] as const).flatMap((kind) =>
  (['last day is past', 'invitation was cancelled'] as const).map((end) => [kind, end] as const),
);

it.each(
  everyEnd,
)('%s whose %s deletes what they said with their code, on another device', async (kind, end) => {
  const on = await server();
  const before = await left(kind);
  const person = await begun(on, kind);
  expect(await left(kind)).toBe(before + 2);
  await ends(on, end, person);

  const laptop = await respondent(on, person.code);
  expect(laptop.generated.status).toBe(200);
  const opened = textOf((await laptop.get('')).body.activities);
  expect(opened).toContain('You can still delete your answers.');
  expect(opened).not.toMatch(/Boxing|Did you feel safe|What was best/);
  await laptop.say('show what i said', 'shows');
  expect(textOf((await laptop.get('')).body.activities)).not.toContain('Boxing');
  await laptop.say('delete my answers', 'deletes');
  await laptop.say('yes', 'sure');
  expect(textOf((await laptop.get('')).body.activities)).toContain('Your receipt number is');
  expect(await left(kind)).toBe(before);
});

it.each([
  'child',
  'parent',
  'victim',
] as const)('%s whose invitation was cancelled meanwhile deletes it where they said it', async (kind) => {
  const on = await server();
  const before = await left(kind);
  const person = await begun(on, kind);
  await ends(on, 'invitation was cancelled', person);
  for (const text of ['I want to say more', 'delete my answers', 'yes']) await person.phone.say(text);
  expect(await left(kind)).toBe(before);
});

it.each<[End, string]>([
  ['last day is past', 'The time to answer ended on'],
  ['invitation was cancelled', 'We have stopped asking these questions.'],
])('in Teams a child whose %s deletes, and is told the receipt again', async (end, said) => {
  const on = await server();
  const before = await left('child');
  const { id, code } = await on.invite();
  const person = somebodyInTeams(on.origin, connector);
  for (const text of [code, 'start', 'yes']) await person.say(text);
  await ends(on, end, { id, kind: 'child' });
  expect((await person.say('boxing')).text).toContain(said);
  await person.say('delete my answers');
  const [receipt = 'none'] = /[0-9A-F]{4}(-[0-9A-F]{4})+/.exec((await person.say('yes')).text) ?? [];
  expect(await left('child')).toBe(before);
  for (const text of ['hello', code]) expect((await person.say(text)).text).toContain(receipt);
});

describe('a code', () => {
  it.each([
    'child',
    'victim',
  ] as const)('of a cancelled invitation opens nothing where nothing was said (%s)', async (kind) => {
    const on = await server();
    const { id, code } = await on.invite({ kind });
    await respondent(on, code);
    await ends(on, 'invitation was cancelled', { id, kind });
    const { generated } = await respondent(on, code);
    expect([generated.status, generated.body.code]).toEqual([404, 'code-not-open']);
  });

  it('that only deletes is no way around the limit on wrong guesses', async () => {
    const on = await server({ guesses: 3 });
    const person = await begun(on, 'child');
    await ends(on, 'invitation was cancelled', person);
    const statuses = [];
    for (const code of ['BCDFG-HJKMN', 'BCDFG-HJKMN', person.code, 'BCDFG-HJKMN', 'BCDFG-HJKMN']) {
      statuses.push((await respondent(on, code)).generated.status);
    }
    expect(statuses).toEqual([404, 404, 200, 404, 429]);
  });

  it('of a victim whose answers are deleted after it was cancelled opens no questions again', async () => {
    const on = await server();
    const before = await left('victim');
    const person = await begun(on, 'victim');
    await ends(on, 'invitation was cancelled', person);
    const laptop = await respondent(on, person.code);
    for (const text of ['delete my answers', 'yes', 'yes again', 'what i agreed to']) {
      await laptop.say(text, text);
    }
    expect(await left('victim')).toBe(before);
    const after = await respondent(on, person.code);
    expect(textOf((await after.get('')).body.activities)).not.toMatch(/Did you feel safe|change/);
  });
});
