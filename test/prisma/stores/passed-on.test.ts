import { beforeEach, expect, test } from 'vitest';
import type { Conversation } from '../../../prisma/conversations/conversation.ts';
import { complete, given, keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { due, noon } from '../../support/days.ts';
import { ofVictims } from '../../support/identities.ts';
import { conversed } from '../../support/invited.ts';
import { there } from '../../support/there.ts';
import { invitedVictim, tell } from '../../support/victims.ts';

const { stores, sql } = await freshDatabase();
const { passing, named, conversations, invitations } = stores.victim;
const views = await stores.questionnaires.publish(
  { ...ofVictims, key: 'of-views', identity: 'named', purpose: 'views' },
  {},
  noon,
);
const words = { asked: 'What do you want to say?', said: 'I jump when the letterbox goes.', proxy: false };

beforeEach(async () => {
  await sql('delete from victim.participant');
  await sql('delete from service.passed_on');
});

/** A victim who has said something, and let it pass on where `agrees`. */
async function said(
  agrees = true,
  finishes = true,
): Promise<{ victim: string; response: string; held: Conversation }> {
  const agreesTo = agrees ? (['contact', 'views', 'pass-on'] as const) : (['contact', 'views'] as const);
  const { victim, code } = await invitedVictim(stores, views, { agreesTo, due, now: noon });
  const { conversation, ticket } = conversed(await invitations.find(code, noon));
  const held = there(await conversations.open(conversation, ticket, { tab: 'tab', now: noon }));
  const begun = there(await conversations.commit(turn(held, [{ do: 'start' }])));
  const answers = [{ question: 'best', answer: given(words.said) }];
  const done = await conversations.commit(
    turn(
      begun,
      [...answers.map(keep), ...(finishes ? [complete] : [])],
      finishes ? { memory: memory('done', {}) } : {},
    ),
  );
  return { victim, response: there(there(done).response), held: there(done) };
}
const pass = (response: string, question = 'best') =>
  passing.pass({ response, question, recipient: 'Case manager, north team', words, now: noon });
const arrived = () => stores.passedOn.list();

test('what was allowed to be passed on arrives as it was written, once', async () => {
  const { response } = await said();
  expect([await pass(response), await pass(response)]).toEqual([true, false]);
  const [one, ...more] = await arrived();
  expect(more).toEqual([]);
  expect(one).toMatchObject({ recipient: 'Case manager, north team', readBy: null, readAt: null });
  expect(await stores.passedOn.open(there(one).id, 'worker', noon)).toEqual({
    ...words,
    recipient: 'Case manager, north team',
    on: new Date('2026-11-10'),
  });
  expect(await arrived()).toMatchObject([{ readBy: 'worker', readAt: noon }]);
  expect(await passing.passed(response)).toEqual([
    { question: 'best', on: new Date('2026-11-10'), read: true },
  ]);
});

test('the words are sealed, and nothing beside them says whose they are', async () => {
  const { response, victim } = await said();
  await pass(response);
  const [row] = await sql<{ all: string; sealed: Buffer }>(
    'select o::text as all, sealed from service.passed_on o',
  );
  expect(row?.sealed.toString('latin1')).not.toContain('letterbox');
  for (const id of [response, victim, response.slice(0, 13)]) expect(row?.all).not.toContain(id);
});

test('without consent to just that, nothing passes', async () => {
  const { response } = await said(false);
  await expect(pass(response)).rejects.toMatchObject({ code: 'no-consent' });
  expect(await arrived()).toEqual([]);
});

test.each([
  ['an answer that nobody gave', async () => pass((await said()).response, 'mood')],
  ['an answer that may still change', async () => pass((await said(true, false)).response)],
  ['a response that is not there', () => pass('00000000-0000-7000-8000-000000000000')],
  ['no response at all', () => pass('x')],
])('%s does not pass', async (_, attempt) => {
  expect(await attempt()).toBe(false);
  expect(await arrived()).toEqual([]);
});

test.each([
  'contact',
  'views',
  'pass-on',
] as const)('withdrawing %s calls back what nobody has read yet', async (purpose) => {
  const { response, victim } = await said();
  await pass(response);
  await tell(stores, victim, purpose, false, noon);
  expect(await arrived()).toEqual([]);
});

test('"delete my answers" calls back what nobody has read yet, and that alone', async () => {
  const [{ response, held }, other] = [await said(), await said()];
  await pass(response);
  await pass(other.response);
  await conversations.commit(turn(held, [{ do: 'erase', receipt: 'R-31' }], { memory: memory('gone') }));
  expect(await arrived()).toHaveLength(1);
  expect(await passing.passed(response)).toEqual([]);
  expect(await passing.passed(other.response)).toMatchObject([{ read: false }]);
});

test('words that were read stay until their date, whatever is deleted', async () => {
  const { response, held } = await said();
  await pass(response);
  const [one] = await arrived();
  await stores.passedOn.open(there(one).id, 'worker', noon);
  await conversations.commit(turn(held, [{ do: 'erase', receipt: 'R-32' }], { memory: memory('gone') }));
  expect(await arrived()).toHaveLength(1);
});

test('what was read stays read, and is not passed on a second time', async () => {
  const { response, victim } = await said();
  await pass(response);
  const [one] = await arrived();
  await stores.passedOn.open(there(one).id, 'worker', noon);
  await tell(stores, victim, 'pass-on', false, noon);
  expect(await arrived()).toHaveLength(1);
  await tell(stores, victim, 'pass-on', true, noon);
  expect(await pass(response)).toBe(false);
});

test('it goes by its date', async () => {
  const { response } = await said();
  await pass(response);
  await stores.purge(new Date('2027-02-10'));
  expect(await arrived()).toEqual([]);
});

test('what is said under a name can be read, and nothing that is unfinished or confidential', async () => {
  const { response, victim } = await said();
  await said(true, false);
  const feedback = await stores.questionnaires.publish(ofVictims, {}, noon);
  const other = await invitedVictim(stores, feedback, { agreesTo: ['contact', 'feedback'], due, now: noon });
  const { conversation, ticket } = conversed(await invitations.find(other.code, noon));
  const held = there(await conversations.open(conversation, ticket, { tab: 'tab', now: noon }));
  const begun = there(await conversations.commit(turn(held, [{ do: 'start' }])));
  const answers = [{ question: 'best', answer: given('music') }];
  const confidential = await conversations.commit(
    turn(begun, [...answers.map(keep), { do: 'complete' }], { memory: memory('done', {}) }),
  );
  const rows = await named.list({ most: 10 });
  expect(rows.map((row) => row.response)).toEqual([response]);
  expect(await named.list({ participant: victim, most: 10 })).toHaveLength(1);
  expect(await named.read(response)).toMatchObject({
    answers: { best: given(words.said) },
    earlier: null,
    kind: 'victim',
  });
  expect(await named.read(there(there(confidential).response))).toBeNull();
});
