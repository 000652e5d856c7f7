import { Client } from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Purpose } from '../../../domain/consent.ts';
import { urlAs } from '../../../prisma/database/connection.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import { given, keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { due, noon } from '../../support/days.ts';
import { ofVictims } from '../../support/identities.ts';
import { conversed } from '../../support/invited.ts';
import { there } from '../../support/there.ts';
import { endedOrHeld } from '../../support/until.ts';
import { invitedVictim, tell, victimWho } from '../../support/victims.ts';

/**
 * What a withdrawal leaves, whatever happens at the same moment,
 * and that nobody's consent serves for somebody else's words.
 */

const { url, stores, sql } = await freshDatabase();
const { victim } = stores;
const feedback = await stores.questionnaires.publish(ofVictims, {}, noon);
const views = await stores.questionnaires.publish(
  { ...ofVictims, key: 'of-views', purpose: 'views', identity: 'named' },
  {},
  noon,
);
const refused = { code: 'SB001' };

/** The victims' side as the application has it, but bypassing all of its code. */
const plain = new Client({ connectionString: urlAs(url, 'victim') });
await plain.connect();
afterAll(() => plain.end());
beforeEach(() => sql('delete from victim.participant'));

const no = `insert into consent
    (id, participant_id, purpose, given, way, recorded_by, wording, wording_version, at, conversation_id)
  values (gen_random_uuid(), $1, $2, false, 'in-chat', 'in-chat', 'May we?', '1', now(), $3)`;

/** Somebody who has said something, and finished where they did. */
async function said(version: Version, { also = [], ends = true }: { also?: Purpose[]; ends?: boolean } = {}) {
  const invited = await invitedVictim(stores, version, {
    agreesTo: ['contact', 'feedback', 'views', ...also],
    age: '15-17',
    due,
    now: noon,
  });
  const { conversation, ticket } = conversed(await victim.invitations.find(invited.code, noon));
  const opened = await victim.conversations.open(conversation, ticket, { tab: 'tab-1', now: noon });
  const answer = given('my own words');
  const remembers = memory(ends ? 'done' : 'asking', { best: answer });
  const begun = await victim.conversations.commit(
    turn(there(opened), [{ do: 'start' }, keep({ question: 'best', answer })], { memory: remembers }),
  );
  if (!ends) return { ...invited, held: there(begun) };
  const ended = turn(there(begun), [{ do: 'complete' }], { tally: '4,', memory: remembers });
  return { ...invited, held: there(await victim.conversations.commit(ended)) };
}

/** What the code leads to after everything, read from the database alone. */
const remembered = async (conversation: string) =>
  JSON.stringify(there(await victim.conversations.fresh(conversation)).memory);

/** Whether somebody waits for what `plain` has not yet made durable. */
async function isHeld(): Promise<boolean> {
  const { rows } = await plain.query<{ pid: number }>('select pg_backend_pid() as pid');
  const held = await sql('select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))', [
    there(rows[0]).pid,
  ]);
  return held.length > 0;
}

/** Does something while a withdrawal is written but not yet durable. */
async function meanwhile<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
  await plain.query('begin');
  await plain.query(no, [id, 'contact', null]);
  const done = work();
  await endedOrHeld(done, isHeld);
  await plain.query('commit');
  return done;
}

describe('no conversation remembers what was said', () => {
  test.each([
    ['all of it, in the middle', 'contact', false],
    ['all of it, when they had finished', 'contact', true],
    ['only what it was for, in the middle', 'feedback', false],
    ['only what it was for, when they had finished', 'feedback', true],
  ] as const)('where a worker writes down that they take back %s', async (_, purpose, ends) => {
    const { victim: id, held } = await said(feedback, { ends });
    expect(await remembered(held.id)).toContain('my own words');
    await tell(stores, id, purpose, false, noon);
    expect(await remembered(held.id)).not.toContain('my own words');
  });

  test('and another one of theirs, for something else, still does', async () => {
    const { victim: id, held } = await said(feedback, { ends: false });
    await tell(stores, id, 'views', false, noon);
    expect(await remembered(held.id)).toContain('my own words');
  });

  test('so a code that was used opens nothing any more, also where they agree to contact again', async () => {
    const { victim: id, held, code } = await said(feedback);
    await tell(stores, id, 'contact', false, noon);
    await tell(stores, id, 'contact', true, noon);
    const { conversation, ticket } = conversed(await victim.invitations.find(code, noon));
    const again = await victim.conversations.open(conversation, ticket, { tab: 'tab-2', now: noon });
    expect(there(again)).toMatchObject({
      id: held.id,
      memory: { state: null, latest: null },
      response: null,
    });
  });
});

test('how old they are stands nowhere once they took it all back', async () => {
  const { victim: id } = await said(feedback);
  const ages = () =>
    sql(
      `select p.bands || i.bands || c.bands as bands from victim.participant p
       join victim.invitation i on i.participant_id = p.id
       join victim.conversation c on c.invitation_id = i.id where p.id = $1`,
      [id],
    );
  expect(JSON.stringify(await ages())).toContain('15-17');
  await tell(stores, id, 'contact', false, noon);
  expect(await ages()).toEqual([{ bands: '{}{}{}' }]);
});

describe('at the moment at which they take it all back', () => {
  test('nobody keeps how to reach them', async () => {
    const id = await victimWho(stores, { agreesTo: ['contact'], now: noon });
    const by = { who: 'rj-worker', now: noon };
    expect(await meanwhile(id, () => victim.victims.keepContact(id, 'by text', by))).toBe(false);
    expect(await victim.victims.contact(id)).toBeNull();
  });

  test('no sheet brings their age back', async () => {
    const id = await victimWho(stores, { agreesTo: ['contact'], now: noon });
    const { reference } = there(await victim.victims.get(id));
    const rows = [{ reference, age: '15-17' as const, facts: {} }];
    await meanwhile(id, () => victim.journeys.bringIn({ rows, who: 'rj-worker', now: noon }));
    expect(there(await victim.victims.get(id)).age).toBeNull();
  });
});

test('nothing is agreed to by who refuses contact, whoever asked while they took it back', async () => {
  const id = await victimWho(stores, { agreesTo: ['contact'], now: noon });
  const late = meanwhile(id, () => tell(stores, id, 'quotation', true, noon));
  await expect(late).rejects.toMatchObject({ code: 'no-consent' });
  expect(there(await victim.victims.get(id)).consents.quotation).toBeUndefined();
});

test('what the ledger says last holds, also where an earlier row waited for a later one', async () => {
  const { victim: id, held } = await said(feedback, { ends: false });
  await plain.query('begin');
  // As a turn does it: hold of the conversation first, for which the worker's yes then waits.
  await plain.query('update conversation set version = version + 1 where id = $1', [held.id.slice(2)]);
  const yes = tell(stores, id, 'quotation', true, noon);
  await endedOrHeld(yes, isHeld);
  await plain.query(no, [id, 'quotation', held.id.slice(2)]);
  await plain.query('commit');
  await yes;
  const [last] = (await victim.consents.ledger(id)).filter(({ purpose }) => purpose === 'quotation');
  expect(there(await victim.victims.get(id)).consents.quotation).toBe(last?.given);
});

describe('in plain SQL', () => {
  test('words pass on with the consent of who said them, and of nobody else', async () => {
    const agrees = await said(views, { also: ['pass-on'] });
    const doesNot = await said(views);
    const passing = `insert into passing (response_id, question, participant_id, passed_on_id, on_day)
      values ($1, 'best', $2, gen_random_uuid(), now())`;
    await expect(plain.query(passing, [doesNot.held.response, agrees.victim])).rejects.toMatchObject(refused);
    await expect(
      plain.query(`insert into service.passed_on (id, recipient, sealed, made_on, delete_on)
        values (gen_random_uuid(), 'the north team', '', now(), '2030-01-01')`),
    ).rejects.toMatchObject(refused);
    expect((await plain.query(passing, [agrees.held.response, agrees.victim])).rowCount).toBe(1);
  });

  test.each([
    ['an invitation is nobody else’s', 'update victim.invitation set participant_id = $2 where id = $1'],
    [
      'nor for anything else',
      `update victim.invitation set questionnaire = 'of-views' where id = $1 and $2::uuid is not null`,
    ],
  ])('%s, not even by the owner; the side may not try', async (_, statement) => {
    const one = await said(feedback);
    const other = await said(feedback);
    await expect(sql(statement, [one.id, other.victim])).rejects.toMatchObject(refused);
    await expect(plain.query(statement, [one.id, other.victim])).rejects.toMatchObject({ code: '42501' });
  });

  test.each([
    [
      'a response is of no other invitation',
      `update response set invitation_id = (select id from invitation where participant_id = $2)
       where invitation_id = $1`,
    ],
    [
      'a response is not loosened from whoever may take it back',
      'update response set invitation_id = null where invitation_id = $1 and $2::uuid is not null',
    ],
    [
      'a response is of no other questionnaire',
      `update response set version_id = ${views.id} where invitation_id = $1 and $2::uuid is not null`,
    ],
    [
      'a conversation is of no other invitation',
      `update conversation set invitation_id = (select id from invitation where participant_id = $2)
       where invitation_id = $1`,
    ],
    [
      'an answer is of no other response',
      `update answer set question = 'mood', response_id = (
         select r.id from response r join invitation i on i.id = r.invitation_id where i.participant_id = $2)
       where response_id = (select id from response where invitation_id = $1)`,
    ],
  ])('%s', async (_, statement) => {
    const one = await said(feedback);
    const other = await said(feedback);
    await expect(plain.query(statement, [one.id, other.victim])).rejects.toMatchObject(refused);
  });
});

test('words that nobody has read go with the record of who said them', async () => {
  const { victim: id, held } = await said(views, { also: ['pass-on'] });
  const words = { asked: 'What was best?', said: 'my own words', proxy: false };
  const passed = {
    response: there(held.response),
    question: 'best',
    recipient: 'the north team',
    words,
    now: noon,
  };
  expect(await victim.passing.pass(passed)).toBe(true);
  await sql('delete from victim.participant where id = $1', [id]);
  expect(await stores.passedOn.list()).toEqual([]);
});
