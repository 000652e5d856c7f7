import pg from 'pg';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Conversation } from '../../../prisma/conversations/conversation.ts';
import { keysOf } from '../../../prisma/sealing/sealing.ts';
import { given, keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { anonymous, named } from '../../support/identities.ts';
import { arrive } from '../../support/invited.ts';
import { there } from '../../support/there.ts';

const { stores, sql, key } = await freshDatabase();
const { conversations } = stores.people;
const mood = { question: 'mood', answer: given('5', 5) };

async function begun(): Promise<Conversation> {
  const { held } = await arrive(stores, named);
  return there(await conversations.commit(turn(held, [{ do: 'start' }])));
}

async function answersOf(held: Conversation) {
  return sql<{ question: string; outcome: string; categories: string[]; sealed: Buffer | null }>(
    `select question, outcome, categories, sealed from people.answer
     where response_id = $1 order by question`,
    [held.response],
  );
}

async function alertWords(invitation: string): Promise<unknown[]> {
  const alerts = await sql<{ id: string; sealed: Buffer }>(
    'select id, sealed from people.alert where invitation_id = $1',
    [invitation],
  );
  return alerts.map(({ id, sealed }) => JSON.parse(keysOf(key).sealer.open(sealed, `alert:${id}`)));
}

function statements(): () => number {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  onTestFinished(() => query.mockRestore());
  return () => query.mock.calls.length;
}

describe('a turn', () => {
  test('is one statement where the conversation is in memory, two where it is not', async () => {
    const held = await begun();
    const count = statements();
    const next = there(await conversations.get(held.id));
    await conversations.commit(turn(next, [keep(mood), { do: 'alert', question: 'mood' }]));
    expect(count()).toBe(1);
    await conversations.commit(turn(there(await conversations.fresh(held.id)), [keep(mood)]));
    expect(count()).toBe(3);
  });

  test('moves the version on by one and is what everybody reads from then on', async () => {
    const held = await begun();
    const change = { memory: memory('resting'), tab: 'tab-9' };
    const committed = await conversations.commit(turn(held, [], change));
    expect(committed).toEqual({ ...held, ...change, version: held.version + 1 });
    expect(await conversations.get(held.id)).toEqual(committed);
    expect(await conversations.fresh(held.id)).toEqual(committed);
  });

  test('committed twice is lost the second time', async () => {
    const held = await begun();
    const once = turn(held, [keep(mood)]);
    expect(await conversations.commit(once)).not.toBeNull();
    expect(await conversations.commit(once)).toBeNull();
  });

  test('committed twice at the same moment is lost one of the two times', async () => {
    const held = await begun();
    const both = [given('yes'), given('no')].map((answer) =>
      conversations.commit(turn(held, [keep({ question: 'safe', answer })])),
    );
    const [one, two] = await Promise.all(both);
    expect([one, two].filter(Boolean)).toHaveLength(1);
    expect(await answersOf(held)).toMatchObject([{ question: 'safe', categories: [one ? 'yes' : 'no'] }]);
  });

  test('keeps an answer: in the clear only what it counts as', async () => {
    const held = await begun();
    const said = { question: 'best', answer: { ...given('the trip with Sam'), categories: ['said'] } };
    await conversations.commit(
      turn(held, [keep(said), keep({ question: 'safe', answer: { is: 'skipped' } })]),
    );
    const [best, safe] = await answersOf(held);
    expect(best).toMatchObject({ question: 'best', outcome: 'given', categories: ['said'] });
    expect(best?.sealed?.includes('Sam')).toBe(false);
    expect(safe).toEqual({ question: 'safe', outcome: 'skipped', categories: [], sealed: null });
  });

  test('keeps whatever was typed, also what a text in the database cannot hold', async () => {
    const held = await begun();
    const answer = { ...given('\u0000 \ud800 \u2028 🙂'), categories: ['said'] };
    expect(await conversations.commit(turn(held, [keep({ question: 'best', answer })]))).not.toBeNull();
  });

  test('changes an answer given before; of two in one turn the last stands', async () => {
    const held = await begun();
    const next = there(await conversations.commit(turn(held, [keep(mood)])));
    const again = [given('1', 1), given('2', 2)].map((answer) => ({ question: 'mood', answer }));
    await conversations.commit(turn(next, [...again.map(keep)]));
    expect(await answersOf(held)).toMatchObject([{ question: 'mood', categories: ['2'] }]);
  });

  test('that starts again leaves nothing but what it says itself', async () => {
    const held = await begun();
    const answers = [mood, { question: 'safe', answer: given('yes') }];
    const stopped = there(
      await conversations.commit(turn(held, [...answers.map(keep)], { tally: '4,,,,,,0,' })),
    );
    const afresh = await conversations.commit(
      turn(stopped, [{ do: 'forget' }, { do: 'start' }, keep({ question: 'safe', answer: given('no') })]),
    );
    expect(afresh?.response).toBe(held.response);
    expect(await answersOf(held)).toMatchObject([{ question: 'safe', categories: ['no'] }]);
    expect(await sql('select from people.tally where response_id = $1', [held.response])).toEqual([]);
  });

  test('raises its alerts about whoever was invited, and the response where there is one', async () => {
    const { held, id } = await arrive(stores, named);
    const early = there(await conversations.commit(turn(held, [{ do: 'alert', question: null }])));
    const next = there(
      await conversations.commit(turn(early, [{ do: 'start' }, { do: 'alert', question: 'mood' }])),
    );
    const alerts = await sql(
      `select response_id, question, state from people.alert
       where invitation_id = $1 order by response_id nulls first`,
      [id],
    );
    expect(alerts).toEqual([
      { response_id: null, question: null, state: 'open' },
      { response_id: next.response, question: 'mood', state: 'open' },
    ]);
  });

  test('keeps the words of an alert sealed, where no answer keeps them', async () => {
    const { held, id } = await arrive(stores, named);
    const words = 'my dad hits me';
    await conversations.commit(turn(held, [{ do: 'alert', question: null, words }]));
    expect(await alertWords(id)).toEqual([words]);
  });

  test('keeps the words of an alert of an anonymous response, and no way from them to it', async () => {
    const { held, id } = await arrive(stores, anonymous);
    const answer = { ...given('5', 5), input: 'my dad hits me' };
    await conversations.commit(
      turn(held, [{ do: 'start' }, keep({ question: 'mood', answer }), { do: 'alert', question: 'mood' }]),
    );
    expect(await alertWords(id)).toEqual([answer.input]);
    expect(await sql('select response_id from people.alert where invitation_id = $1', [id])).toEqual([
      { response_id: null },
    ]);
  });

  test('that completes ends the response, uses the invitation and dates both', async () => {
    const { held, id } = await arrive(stores, named);
    const begun = there(await conversations.commit(turn(held, [{ do: 'start' }])));
    const at = new Date('2026-11-20T09:00:00Z');
    await conversations.commit(
      turn(begun, [keep(mood), { do: 'complete' }], { at, tally: '4,', memory: memory('done') }),
    );
    expect(
      await sql(
        `select i.status, i.used_on::text, r.identity, r.ended_at, r.delete_on::text,
           t.waiting, t.month, t.codes
         from people.invitation i join people.response r on r.invitation_id = i.id
         join people.tally t on t.response_id = r.id
         where i.id = $1`,
        [id],
      ),
    ).toEqual([
      {
        status: 'used',
        used_on: '2026-11-20',
        identity: 'named',
        ended_at: at,
        delete_on: '2027-11-20',
        waiting: '4,',
        month: '2026-11',
        codes: null,
      },
    ]);
  });
});

describe('turns of one moment', () => {
  test('go together in few statements', async () => {
    const held = await Promise.all(Array.from({ length: 12 }, begun));
    const count = statements();
    const committed = await Promise.all(held.map((each) => conversations.commit(turn(each, [keep(mood)]))));
    expect(committed.every(Boolean)).toBe(true);
    expect(count()).toBe(1);
  });

  test('do not suffer from one that lost its race', async () => {
    const held = await Promise.all(Array.from({ length: 5 }, begun));
    const late = turn(there(held[2]), [keep({ question: 'safe', answer: given('no') })]);
    await conversations.commit(turn(late.conversation));
    const committed = await Promise.all(
      held.map((each, n) => conversations.commit(n === 2 ? late : turn(each, [keep(mood)]))),
    );
    expect(committed.map(Boolean)).toEqual([true, true, false, true, true]);
    expect(await Promise.all(held.map(answersOf)).then((all) => all.map((rows) => rows.length))).toEqual([
      1, 1, 0, 1, 1,
    ]);
  });

  test('do not suffer from one that the database refuses', async () => {
    const held = await Promise.all(Array.from({ length: 5 }, begun));
    const poison = { question: 'a\u0000b', answer: given('5', 5) };
    const results = await Promise.allSettled(
      held.map((each, n) => conversations.commit(turn(each, [keep(n === 2 ? poison : mood)]))),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(results[2]).toMatchObject({ reason: { code: 'unexpected' } });
    expect(await conversations.get(there(held[2]).id)).toEqual(held[2]);
    expect(await answersOf(there(held[2]))).toEqual([]);
  });
});
