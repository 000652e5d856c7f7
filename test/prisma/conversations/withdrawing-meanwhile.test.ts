import { Client } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { Fault } from '../../../fault.ts';
import type { Conversation } from '../../../prisma/conversations/conversation.ts';
import { urlAs } from '../../../prisma/database/connection.ts';
import { given, keep, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { due, noon } from '../../support/days.ts';
import { ofVictims } from '../../support/identities.ts';
import { conversed } from '../../support/invited.ts';
import { there } from '../../support/there.ts';
import { endedOrHeld } from '../../support/until.ts';
import { invitedVictim, tell } from '../../support/victims.ts';

const { url, stores, sql } = await freshDatabase();
const { victim } = stores;
const feedback = await stores.questionnaires.publish(ofVictims, {}, noon);

/** Somebody who answers, agrees to everything that is needed, and has begun. */
async function answering() {
  const invited = await invitedVictim(stores, feedback, {
    agreesTo: ['contact', 'feedback'],
    due,
    now: noon,
  });
  const { conversation, ticket } = conversed(await victim.invitations.find(invited.code, noon));
  const held = there(await victim.conversations.open(conversation, ticket, { tab: 'tab-1', now: noon }));
  return { ...invited, held: there(await victim.conversations.commit(turn(held, [{ do: 'start' }]))) };
}

/** What must hold once somebody has withdrawn, whatever came before, beside or after it. */
async function nothingIsLeft(id: string): Promise<void> {
  const left = await sql(
    `select (select count(*)::int from victim.answer a join victim.response r on r.id = a.response_id
       join victim.invitation i on i.id = r.invitation_id where i.participant_id = $1) as answers,
     (select count(*)::int from victim.invitation where participant_id = $1 and status = 'open') as open`,
    [id],
  );
  expect(left).toEqual([{ answers: 0, open: 0 }]);
}

type Actor = 'withdraws' | 'answers' | 'is invited';

const connect = async () => {
  const client = new Client({ connectionString: urlAs(url, 'victim') });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return { client, pid: rows[0]?.pid ?? 0 };
};
const actors = { withdraws: await connect(), answers: await connect(), 'is invited': await connect() };
afterAll(() => Promise.all(Object.values(actors).map(({ client }) => client.end())));

/** Every order in which three actors may each do their work and then commit it. */
function interleavings(left: Readonly<Record<Actor, number>>, before: Actor[] = []): Actor[][] {
  const able = (['withdraws', 'answers', 'is invited'] as const).filter((actor) => left[actor] > 0);
  if (able.length === 0) return [before];
  return able.flatMap((actor) => interleavings({ ...left, [actor]: left[actor] - 1 }, [...before, actor]));
}

describe('in the database itself, step by step', () => {
  test('in all ninety orders, what was withdrawn is gone, and what was refused lacked consent', async () => {
    const work: Record<Actor, (of: { victim: string; held: Conversation }) => [string, unknown[]]> = {
      withdraws: ({ victim: id }) => [
        `insert into consent
           (id, participant_id, purpose, given, way, recorded_by, wording, wording_version, at)
         values (gen_random_uuid(), $1, 'contact', false, 'spoken', 'w', 'w', '1', now())`,
        [id],
      ],
      // As a turn does it: hold of the conversation first, then the answer.
      answers: ({ held }) => [
        `with moved as (
           update conversation set version = version + 1 where id = $1 and version = $2 returning response_id
         )
         insert into answer (response_id, question, outcome, categories, answered_at)
         select response_id, 'best', 'skipped', '{}', now() from moved where response_id is not null`,
        [held.id.slice(2), held.version],
      ],
      'is invited': ({ victim: id }) => [
        `insert into invitation
           (id, participant_id, questionnaire, code_hash, bands, month, due, made_at, delete_on)
         values (gen_random_uuid(), $1, 'of-victims', decode(md5(random()::text), 'hex'), '{}',
           '2026-11', '2027-01-01', now(), '2030-01-01')`,
        [id],
      ],
    };
    const orders = interleavings({ withdraws: 2, answers: 2, 'is invited': 2 });
    expect(orders).toHaveLength(90);
    const outcomes = new Set<string>();
    for (const order of orders) {
      const somebody = await answering();
      const started = new Set<Actor>();
      const pending = new Map<Actor, Promise<unknown>>();
      const failed = new Map<Actor, unknown>();
      for (const actor of order) {
        const { client, pid } = actors[actor];
        const ahead = pending.get(actor) ?? Promise.resolve();
        let step: Promise<unknown>;
        if (started.has(actor)) {
          step = ahead.then(() => client.query(failed.has(actor) ? 'rollback' : 'commit'));
        } else {
          started.add(actor);
          const [text, values] = work[actor](somebody);
          step = client
            .query('begin')
            .then(() => client.query(text, values))
            .then(({ rowCount }) => void outcomes.add(`${actor}: ${rowCount === 1 ? 'done' : 'too late'}`))
            .catch((error: unknown) => void failed.set(actor, error));
        }
        pending.set(actor, step);
        await endedOrHeld(step, async () => {
          const [waits] = await sql<{ held: boolean }>(
            'select cardinality(pg_blocking_pids($1)) > 0 as held',
            [pid],
          );
          return waits?.held ?? false;
        });
      }
      await Promise.all(pending.values());
      for (const [actor, error] of failed) {
        expect(error, `${actor} in ${order.join(', ')}`).toMatchObject({ code: 'SB001' });
        outcomes.add(`${actor}: refused`);
      }
      expect(failed.has('withdraws')).toBe(false);
      await nothingIsLeft(somebody.victim);
    }
    // They did meet: some came too late, and what others had done was undone.
    expect([...outcomes].toSorted()).toEqual([
      'answers: done',
      'answers: too late',
      'is invited: done',
      'is invited: refused',
      'withdraws: done',
    ]);
  });
});

describe('through the stores, at one moment', () => {
  const acts: Record<Actor, (of: Awaited<ReturnType<typeof answering>>) => Promise<unknown>> = {
    withdraws: ({ victim: id }) => tell(stores, id, 'contact', false, noon),
    answers: ({ held }) =>
      victim.conversations.commit(turn(held, [keep({ question: 'best', answer: given('music') })])),
    'is invited': ({ victim: id }) =>
      victim.victims.invite({ victim: id, questionnaire: feedback, due, proxy: false, now: noon }),
  };
  const orders = interleavings({ withdraws: 1, answers: 1, 'is invited': 1 });

  test.each(orders.map((order) => [order.join(', '), order] as const))('%s', async (_, order) => {
    for (let round = 0; round < 5; round++) {
      const somebody = await answering();
      const results = await Promise.allSettled(order.map((actor) => acts[actor](somebody)));
      for (const [n, result] of results.entries()) {
        if (result.status === 'fulfilled') continue;
        expect(order[n]).not.toBe('withdraws');
        expect(result.reason instanceof Fault && result.reason.code).toBe('no-consent');
      }
      await nothingIsLeft(somebody.victim);
    }
  });
});
