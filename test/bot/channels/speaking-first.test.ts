import { beforeEach, describe, expect, it } from 'vitest';
import { speaking } from '../../../bot/channels/speaking-first.ts';
import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import { TellingJob } from '../../../jobs/telling.ts';
import { deriveKey, keyedHash } from '../../../prisma/sealing/sealing.ts';
import { openStores } from '../../../prisma/stores/open.ts';
import { botInTeams } from '../../support/bot-in-teams.ts';
import { botServer } from '../../support/bot-server.ts';
import { noon } from '../../support/days.ts';
import { seeded } from '../../support/own-words.ts';
import { about, asksToHear, asksUnknown, updateOf } from '../../support/raised-themes.ts';
import { somebodyInTeams } from '../../support/somebody-in-teams.ts';
import { error, textOf, writesBlocked } from '../../support/teams-connector.ts';
import { there } from '../../support/there.ts';

/** The bot speaks first, to tell what became of what somebody raised. */

const { database, on, connector, somebody } = await botInTeams();
const { stores, sql } = database;
const { people, victim } = stores;
const theme = (await seeded(stores))('kept-informed');

const job = (registered = true, patience = 5_000) =>
  new TellingJob({
    people,
    victim,
    // Without a registration the SDK asks nobody for a token.
    speak: registered
      ? speaking({ bot: on.bot, people, victim, registration: undefined, patience, pause: on.pause })
      : null,
    clock: on.clock,
    log: () => {},
    pace: 0,
  });

beforeEach(() => sql('delete from people.participant'));
beforeEach(() => sql('delete from people.response'));

const withHearBack = (questionnaire: Questionnaire): Questionnaire => ({
  ...questionnaire,
  questions: [
    ...questionnaire.questions.slice(0, 1),
    { key: 'hear-back', type: 'yes-no', ask: 'Do you want to hear what we change?' },
  ],
});

/** Somebody in Teams who has finished, and for whom an update waits. */
async function waiting(questionnaire = asksToHear) {
  const version = await stores.questionnaires.publish(withHearBack(questionnaire), {}, noon);
  const due = new Date(on.clock().getTime() + 14 * 86_400_000);
  const participant = { kind: 'child' } as const;
  const made = { questionnaire: version, participant, due, now: on.clock() };
  const { code } = await people.invitations.create(made);
  const person = somebody();
  for (const text of [code, 'start', 'Nobody rang me', 'yes']) {
    await person.say(text);
    on.later(60);
  }
  const [row] = await sql<{ id: string }>(
    `select r.id from people.response r
      where not exists (select from people.coding c where c.response_id = r.id)`,
  );
  await about(database, { response: there(row).id }, [theme]);
  const update = await updateOf(database, theme, on.clock());
  await people.tellings.queue(update, on.clock());
  return { person, code, update };
}
const addresses = deriveKey(database.key, 'addresses');
const addressOf = (chat: string) =>
  keyedHash(addresses, JSON.stringify(['msteams', chat])).toString('base64url');
const happened = async (update: string) => (await people.tellings.outcomes(update))[0];
const arrived = (person: { chat: string }) => textOf(connector.arrivedIn(person.chat));

describe('an update', () => {
  it('is written in the chat once, and what they say to it is kept', async () => {
    const { person, update } = await waiting();
    await job().sweep();
    const replies = connector.arrivedIn(person.chat);
    expect(textOf(replies)).toContain(
      'Hello again. We have news for you.\n\n' +
        'You told us: We do not ring when we say.\n\n' +
        'What we did: We ring on Mondays.',
    );
    // A locked screen says nothing of it.
    expect(replies.map(({ summary }) => summary)).toEqual(['A message for you', 'A question for you']);
    await job().sweep();
    expect(arrived(person)).toBe('');
    expect(await happened(update)).toMatchObject({ outcome: 'told', way: 'chat', verdict: null });

    const { text } = await person.press(replies, 'Yes');
    expect(text).toContain('Thank you for telling us.');
    expect(await happened(update)).toMatchObject({ outcome: 'told', way: 'chat', verdict: 'yes' });
  });

  it('comes one at a time to a chat, and the next when they have answered', async () => {
    const { person } = await waiting();
    const second = await updateOf(database, theme, on.clock(), 'We ring on Fridays too.');
    await people.tellings.queue(second, on.clock());
    await job().sweep();
    expect(arrived(person)).not.toContain('Fridays');
    expect((await person.say('yes')).text).toContain('We ring on Fridays too.');
    expect(await happened(second)).toMatchObject({ outcome: 'told', way: 'page' });
  });

  it('is not written over by two instances', async () => {
    const { person } = await waiting();
    await Promise.all([job().sweep(), job().sweep()]);
    expect(arrived(person).split('We ring on Mondays.')).toHaveLength(2);
  });

  it('that they came to themselves is not written to them', async () => {
    const { person, update } = await waiting();
    expect((await person.say('hello')).text).toContain('We ring on Mondays.');
    await job().sweep();
    expect(arrived(person)).toBe('');
    expect(await happened(update)).toMatchObject({ outcome: 'told', way: 'page' });
  });

  it('is told by a turn of its own, whatever is delivered again meanwhile', async () => {
    const { person, update } = await waiting();
    const before = { id: '1772445611111' };
    const first = await person.say('hello', before);
    expect((await person.say('hello', before)).text).toContain('We ring on Mondays.');
    expect(await happened(update)).toMatchObject({ outcome: 'told', way: 'page' });
    const yes = { id: '1772445622222' };
    await person.say('yes', yes);
    const second = await updateOf(database, theme, on.clock(), 'We ring on Fridays too.');
    await people.tellings.queue(second, on.clock());
    expect((await person.say('yes', yes)).text).not.toContain('Fridays');
    expect(await happened(second)).toMatchObject({ outcome: 'waiting' });
    expect(first.text).toContain('We ring on Mondays.');
    expect((await person.say('hello')).text).toContain('Fridays');
  });

  it('waits for the code where an instance does not know yet whose words these are', async () => {
    const { person, code, update } = await waiting(asksUnknown);
    await person.say(code);
    const fresh = await openStores({ databaseUrl: database.url, key: database.key });
    const another = await botServer({ stores: fresh, key: database.key });
    const elsewhere = somebodyInTeams(another.origin, connector);
    const here = { from: person.from, conversation: { conversationType: 'personal', id: person.chat } };
    await elsewhere.say('yes', here);
    expect(arrived(person)).toContain('To tell us if it helps, please type your code again.');
    await elsewhere.say(code, here);
    expect(arrived(person)).toContain('We ring on Mondays.');
    await elsewhere.say('yes', here);
    expect(arrived(person)).toContain('Thank you for telling us.');
    expect(await happened(update)).toMatchObject({ outcome: 'told', verdict: 'yes' });
    await another.close();
    await fresh.close();
  });

  it('never reaches whoever answered anonymously but by their code', async () => {
    const { person, code, update } = await waiting(asksUnknown);
    await job().sweep();
    expect(arrived(person)).toBe('');
    expect(await happened(update)).toMatchObject({ outcome: 'unreachable', why: 'no-chat' });
    expect((await person.say(code)).text).toContain('We ring on Mondays.');
  });

  it('reaches nobody where no bot is registered', async () => {
    const { person, update } = await waiting();
    await job(false).sweep();
    expect(await happened(update)).toMatchObject({ outcome: 'unreachable', why: 'no-chat' });
    expect((await person.say('hello')).text).toContain('We ring on Mondays.');
  });
});

describe('where Teams', () => {
  it('is busy for a moment, it waits as long as it is told to', async () => {
    const { person, update } = await waiting();
    connector.next({ status: 429, body: error('Throttled'), retryAfter: 1 });
    on.pauses.length = 0;
    await job().sweep();
    expect(on.pauses).toEqual([1_000]);
    expect(arrived(person)).toContain('We ring on Mondays.');
    expect(await happened(update)).toMatchObject({ outcome: 'told' });
  });

  it('is busy for long, nobody else is tried, and they are told later, once', async () => {
    const { person, update } = await waiting();
    connector.next({ status: 429, body: error('Throttled'), retryAfter: 60 });
    await job().sweep();
    expect(arrived(person)).toBe('');
    expect(await happened(update)).toMatchObject({ outcome: 'waiting', way: null });
    on.later(15 * 60);
    await job().sweep();
    expect(arrived(person).split('We ring on Mondays.')).toHaveLength(2);
    expect(await happened(update)).toMatchObject({ outcome: 'told', way: 'chat' });
  });

  it.each([
    ['was told to block the bot', writesBlocked, null],
    ['has lost the chat', { status: 404, body: error('ConversationNotFound') }, null],
    ['has the bot turned off', { status: 403, body: error('BotDisabledByAdmin') }, expect.anything()],
  ])('%s, they count as not reached', async (_, refusal, kept) => {
    const { person, code, update } = await waiting();
    connector.next(refusal);
    await job().sweep();
    expect(await happened(update)).toMatchObject({ outcome: 'unreachable', why: 'refused' });
    expect(await people.chatReferences.get(addressOf(person.chat))).toEqual(kept);
    expect((await person.say(code)).text).toContain('We ring on Mondays.');
    expect(await happened(update)).toMatchObject({ outcome: 'told', way: 'page' });
  });

  it('fails after it may have been delivered, it is not sent again, and stands to be read', async () => {
    const { person, update } = await waiting();
    connector.next({ status: 502 });
    await job().sweep();
    on.later(60 * 60);
    await job().sweep();
    expect(arrived(person)).toBe('');
    expect(await happened(update)).toMatchObject({ outcome: 'unreachable', why: 'failed' });
    expect((await person.say('no')).text).toContain('Thank you for telling us.');
    expect(await happened(update)).toMatchObject({ outcome: 'told', verdict: 'no' });
  });

  it('takes too long, it may have arrived as well', async () => {
    const { person, update } = await waiting();
    connector.how.strict = true;
    await job(true, 10).sweep();
    connector.how.strict = false;
    expect(await happened(update)).toMatchObject({ outcome: 'unreachable', why: 'failed' });
    expect((await person.say('hello?')).text).toContain('You can say "yes", "no" or "not sure".');
  });

  it('is not there, it is tried for a day and then left', async () => {
    const { person, update } = await waiting();
    const address = addressOf(person.chat);
    const reference = { ...(await people.chatReferences.get(address)), serviceUrl: 'http://127.0.0.1:9/' };
    await people.chatReferences.keep(address, reference, noon);
    await job().sweep();
    expect(await happened(update)).toMatchObject({ outcome: 'waiting' });
    on.later(25 * 60 * 60);
    await job().sweep();
    expect(await happened(update)).toMatchObject({ outcome: 'unreachable', why: 'failed' });
  });
});
