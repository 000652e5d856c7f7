import { beforeEach, describe, expect, test } from 'vitest';
import type { Effect } from '../../../dialogs/state.ts';
import { given, keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { due, noon } from '../../support/days.ts';
import { conversed } from '../../support/invited.ts';
import { seeded } from '../../support/own-words.ts';
import {
  about,
  asksToHear,
  asksUnknown,
  asksVictims,
  type Raiser,
  raiser,
  updateOf,
} from '../../support/raised-themes.ts';
import { there } from '../../support/there.ts';
import { invitedVictim, tell } from '../../support/victims.ts';

/** Who is told what became of what they raised. */

const database = await freshDatabase();
const { stores, sql } = database;
const { people, victim } = stores;
const idOf = await seeded(stores);
const ringing = idOf('kept-informed');
const later = (days: number) => new Date(noon.getTime() + days * 86_400_000);

beforeEach(async () => {
  await sql('delete from people.participant');
  await sql('delete from people.response');
  await sql('delete from victim.participant');
});

const tellings = () => sql('select outcome, way, why, verdict, told_at from people.telling order by made_at');
const reopened = async ({ code }: Raiser, at = noon) => {
  const opened = conversed(await people.invitations.find(code, at));
  return there(
    await people.conversations.open(opened.conversation, opened.ticket, { tab: 'tab-2', now: at }),
  );
};

describe('an update is queued', () => {
  test('for whoever raised its theme and asked to hear back, once however often it is queued', async () => {
    const one = await raiser(database);
    await about(database, one, [ringing]);
    const update = await updateOf(database, ringing);
    expect(await people.tellings.queue(update, noon)).toBe(1);
    expect(await people.tellings.queue(update, noon)).toBe(0);
    expect(await people.tellings.waiting(one.held.id)).toMatchObject([
      { id: update, did: 'We ring on Mondays.' },
    ]);
  });

  test.each([
    ['raised something else', { themes: ['food'], hears: 'yes' }],
    ['did not ask to hear back', { themes: ['kept-informed'], hears: 'no' }],
    ['said what two people read differently', { themes: ['kept-informed'], second: ['food'], hears: 'yes' }],
  ] as const)('not for whoever %s', async (_, of) => {
    const one = await raiser(database, { hears: of.hears });
    await about(database, one, of.themes.map(key));
    if ('second' in of) await about(database, one, of.second.map(key), { coder: 'second' });
    expect(await people.tellings.queue(await updateOf(database, ringing), noon)).toBe(0);
  });

  test('and waits no longer for an answer that was read anew, and is about something else', async () => {
    const one = await raiser(database);
    await about(database, one, [ringing]);
    const update = await updateOf(database, ringing);
    await people.tellings.queue(update, noon);
    await sql('update people.coding set themes = $1', [[idOf('food')]]);
    await people.tellings.queueSince(noon, later(1));
    expect(await people.tellings.waiting(one.held.id)).toEqual([]);
    await sql('update people.coding set themes = $1', [[ringing]]);
    await people.tellings.queueSince(noon, later(1));
    const waiting = await people.tellings.waiting(one.held.id);
    expect(waiting.map(({ id }) => id)).toContain(update);
  });

  test('for each person once, however often they raised it', async () => {
    for (const one of [await raiser(database), await raiser(database)]) await about(database, one, [ringing]);
    await sql("update people.tally set person = 'AAAAAAAAAAA'");
    expect(await people.tellings.queue(await updateOf(database, ringing), noon)).toBe(1);
  });

  test('for whoever raised what was merged into its theme since, or was settled only later', async () => {
    const [one, other] = [await raiser(database), await raiser(database)];
    await stores.codebook.add({ label: 'Phones', words: [], who: 'lead', now: noon });
    const phones = there((await stores.codebook.list()).find(({ label }) => label === 'Phones')).id;
    await about(database, one, [phones]);
    await stores.codebook.merge({ id: phones, into: ringing, who: 'lead', now: noon });
    const update = await updateOf(database, ringing, later(200));
    expect(await people.tellings.queue(update, noon)).toBe(1);
    await about(database, other, [ringing]);
    expect(await people.tellings.queueSince(later(150), later(201))).toBe(1);
    expect(await people.tellings.queueSince(later(150), later(201))).toBe(0);
    expect(await people.tellings.outcomes(update)).toHaveLength(2);
  });

  test('for a victim who agrees to it now, and for no other; taking it back takes what waits', async () => {
    const agreeing = async (to: ('contact' | 'feedback' | 'hear-back')[]) => {
      const version = await stores.questionnaires.publish(asksVictims, {}, noon);
      const invited = await invitedVictim(stores, version, { agreesTo: to, due, now: noon });
      return invited;
    };
    const [yes, no] = [
      await agreeing(['contact', 'feedback', 'hear-back']),
      await agreeing(['contact', 'feedback']),
    ];
    const responses: string[] = [];
    for (const { code } of [yes, no]) {
      const opened = conversed(await victim.invitations.find(code, noon));
      const at = { tab: 't', now: noon };
      const held = there(await victim.conversations.open(opened.conversation, opened.ticket, at));
      const answers = [
        { question: 'best', answer: { is: 'given' as const, input: 'x', value: 'x', categories: ['said'] } },
      ];
      const effects: Effect[] = [{ do: 'start' }, ...answers.map(keep), { do: 'complete' }];
      const over = { tally: '0,0,', memory: memory('done') };
      const done = there(await victim.conversations.commit(turn(held, effects, over)));
      responses.push(there(done.response));
    }
    for (const response of responses) await about(database, { response }, [ringing], { side: 'victim' });
    const update = await updateOf(database, ringing);
    expect(await victim.tellings.queue(update, noon)).toBe(1);
    await tell(stores, yes.victim, 'hear-back', false, noon);
    expect(await victim.tellings.outcomes(update)).toEqual([]);
    expect(await victim.tellings.queue(update, noon)).toBe(0);
  });
});

const key = (name: string) => idOf(name);

test('somebody who says no meanwhile is told nothing any more, and is not written to', async () => {
  const { one } = await waiting();
  expect(await people.tellings.waiting(one.held.id)).toHaveLength(1);
  await database.sql("update people.conversation set address = 'chat-of-one'");
  await people.chatReferences.keep('chat-of-one', {}, noon);
  const answers = [{ question: 'hear-back', answer: given('no') }];
  there(await people.conversations.commit(turn(one.held, [...answers.map(keep)], { at: later(1) })));
  expect(await people.tellings.waiting(one.held.id)).toEqual([]);
  expect(await people.tellings.next({ now: later(1), leaseEnds: later(1) })).toBeNull();
});

async function waiting(more: Parameters<typeof raiser>[1] = {}) {
  const one = await raiser(database, more);
  await about(database, one, [ringing]);
  const update = await updateOf(database, ringing);
  await people.tellings.queue(update, noon);
  return { one, update };
}

describe('what waits is told', () => {
  test('in the turn that says so, once, and then judged', async () => {
    const { one, update } = await waiting();
    const held = await reopened(one);
    expect(held.updates).toMatchObject([{ id: update }]);
    const told = turn(held, [{ do: 'told', update }], { memory: memory('done') });
    const then = there(await people.conversations.commit(told));
    expect(await tellings()).toMatchObject([{ outcome: 'told', way: 'page', verdict: null }]);
    expect((await people.conversations.fresh(held.id))?.updates).toEqual([]);
    // It was told already, so a turn that says so again is none.
    const again = turn(then, [{ do: 'told', update }], { memory: memory('done'), way: 'chat' });
    expect(await people.conversations.commit(again)).toBeNull();
    const judged = turn(then, [{ do: 'verdict', update, verdict: 'not-sure' }], { memory: memory('done') });
    await people.conversations.commit(judged);
    expect(await people.tellings.outcomes(update)).toMatchObject([
      { outcome: 'told', way: 'page', verdict: 'not-sure' },
    ]);
  });

  test('by two at once to one of them alone', async () => {
    const { one, update } = await waiting();
    const held = await reopened(one);
    const told = turn(held, [{ do: 'told', update }], { memory: memory('done') });
    const both = await Promise.all([people.conversations.commit(told), people.conversations.commit(told)]);
    expect(both.filter((each) => each !== null)).toHaveLength(1);
  });

  test('to whoever answered anonymously by their code alone, and by the month', async () => {
    const { one, update } = await waiting({ questionnaire: asksUnknown, now: later(3) });
    await sql('update people.conversation set version = version + 1');
    expect(await people.tellings.waiting(one.held.id)).toEqual([]);
    const held = await reopened(one, later(40));
    expect(held.updates).toMatchObject([{ id: update }]);
    const told = turn(held, [{ do: 'told', update }], { at: later(40), memory: memory('done') });
    const then = there(await people.conversations.commit(told));
    expect(await tellings()).toMatchObject([{ told_at: new Date('2026-12-01T00:00:00Z') }]);
    const forgotten = { ...then, response: null };
    const blind = turn(forgotten, [{ do: 'verdict', update, verdict: 'yes' }], { memory: memory('done') });
    await expect(people.conversations.commit(blind)).rejects.toMatchObject({ code: 'code-not-open' });
  });

  test('and goes with the answers', async () => {
    const { one } = await waiting();
    const held = await reopened(one);
    await people.conversations.commit(
      turn(held, [{ do: 'erase', receipt: 'AAAA-BBBB' }], { memory: memory('gone') }),
    );
    expect(await tellings()).toEqual([]);
  });

  test('is what somebody who asked to hear back has not heard until then', async () => {
    const { one, update } = await waiting();
    await raiser(database, { hears: 'no' });
    expect(await people.tellings.notHeard()).toBe(0);
    await sql("update people.tally set codes = '0,0,', batch = 1, counted = month");
    expect(await people.tellings.notHeard()).toBe(1);
    const held = await reopened(one);
    await people.conversations.commit(turn(held, [{ do: 'told', update }], { memory: memory('done') }));
    expect(await people.tellings.notHeard()).toBe(0);
  });

  test('counts from when it was said to when it was first told', async () => {
    const { one, update } = await waiting();
    await sql("update people.tally set codes = '0,0,', batch = 1, counted = month");
    const held = await reopened(one);
    const told = turn(held, [{ do: 'told', update }], { at: later(20), memory: memory('done') });
    await people.conversations.commit(told);
    expect(await people.tellings.heardBack()).toEqual([
      { theme: ringing, person: expect.any(String), saidAt: noon, asked: true, toldAt: later(20) },
    ]);
  });
});

describe('a chat that is known', () => {
  const inAChat = async () => {
    const made = await waiting();
    await sql(`update people.conversation set address = 'chat-1' where response_id = $1`, [
      made.one.response,
    ]);
    await people.chatReferences.keep('chat-1', { conversation: { id: 'a:1' } }, noon);
    return made;
  };
  const next = (minutes: number, days = 0) => {
    const now = new Date(later(days).getTime() + minutes * 60_000);
    return people.tellings.next({ now, leaseEnds: new Date(now.getTime() - 5 * 60_000) });
  };

  test('is taken by one at a time, and again ever more seldom', async () => {
    const { one, update } = await inAChat();
    const both = await Promise.all([next(1), next(1)]);
    expect(both.filter((due) => due !== null)).toMatchObject([
      { update, conversation: one.held.id, address: 'chat-1' },
    ]);
    expect(await next(6)).toBeNull();
    expect(await next(8)).not.toBeNull();
    expect(await next(14)).toBeNull();
    expect(await next(22)).not.toBeNull();
  });

  test('is left until they come where nobody can be reached there', async () => {
    const { update } = await inAChat();
    expect(await people.tellings.unreachable({ all: false, now: noon })).toBe(0);
    expect(await people.tellings.unreachable({ all: true, now: noon })).toBe(1);
    expect(await people.tellings.outcomes(update)).toMatchObject([
      { outcome: 'unreachable', why: 'no-chat' },
    ]);
    expect(await next(60)).toBeNull();
  });

  test('that did not take it has not been told; whoever judged it has', async () => {
    const { one, update } = await inAChat();
    const { response } = one;
    const held = there(await people.conversations.fresh(one.held.id));
    const told = turn(held, [{ do: 'told', update }], { memory: memory('done'), way: 'chat' });
    const then = there(await people.conversations.commit(told));
    await people.tellings.missed({ update, response, why: 'failed', now: noon });
    expect(await tellings()).toMatchObject([
      { outcome: 'unreachable', why: 'failed', way: null, told_at: null },
    ]);
    await people.conversations.commit(
      turn(then, [{ do: 'verdict', update, verdict: 'yes' }], { memory: memory('done') }),
    );
    expect(await tellings()).toMatchObject([{ outcome: 'told', way: 'page', verdict: 'yes' }]);
    await people.tellings.missed({ update, response, why: 'failed', now: noon });
    expect(await tellings()).toMatchObject([{ outcome: 'told' }]);
  });
});

test('whoever has no chat is left until they come', async () => {
  const { update } = await waiting({ questionnaire: asksToHear });
  expect(await people.tellings.unreachable({ all: false, now: noon })).toBe(1);
  expect(await people.tellings.outcomes(update)).toMatchObject([{ outcome: 'unreachable', why: 'no-chat' }]);
});
