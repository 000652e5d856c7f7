import { beforeAll, describe, expect, test } from 'vitest';
import type { Conversation } from '../../../prisma/conversations/conversation.ts';
import { openStores } from '../../../prisma/stores/open.ts';
import { given, keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';
import { anonymous } from '../../support/identities.ts';
import { arrive, conversed } from '../../support/invited.ts';
import { there } from '../../support/there.ts';

const database = await freshDatabase();
const { stores, sql } = database;
const { conversations } = stores.people;

const finished = new Date('2026-11-20T09:08:07Z');
const mood = { question: 'mood', answer: given('5', 5) };

async function complete(): Promise<{ id: string; code: string; before: Conversation; held: Conversation }> {
  const { id, code, held: before } = await arrive(stores, anonymous);
  const begun = there(await conversations.commit(turn(before, [{ do: 'start' }])));
  const held = await conversations.commit(
    turn(begun, [keep(mood), { do: 'complete' }], {
      at: finished,
      tally: '4,',
      memory: memory('done', { mood: mood.answer }),
    }),
  );
  return { id, code, before, held: there(held) };
}

describe('a completed anonymous response', () => {
  let of: Awaited<ReturnType<typeof complete>>;
  let response: Record<string, unknown>;
  let rest: string;
  beforeAll(async () => {
    of = await complete();
    [response = {}] = await sql('select * from people.response where id = $1', [of.held.response]);
    const others = await sql(`
      select to_jsonb(p) from people.participant p union all select to_jsonb(i) from people.invitation i
      union all select to_jsonb(c) from people.conversation c`);
    rest = JSON.stringify(others);
  });

  test('has no link to an invitation, and no other record has one to it', () => {
    expect(response).toMatchObject({ invitation_id: null });
    expect(rest).not.toContain(of.held.response);
    expect(rest).not.toContain(Buffer.from(String(response.claim)).toString('hex'));
  });

  test('tells the month, and no moment in it', async () => {
    const first = new Date('2026-11-01T00:00:00Z');
    expect(response).toMatchObject({ started_at: first, ended_at: first });
    expect(await sql('select delete_on::text from people.response')).toEqual([{ delete_on: '2027-11-01' }]);
    expect(await sql('select answered_at from people.answer')).toEqual([{ answered_at: first }]);
    expect(await sql('select used_on::text from people.invitation where id = $1', [of.id])).toEqual([
      { used_on: '2026-11-01' },
    ]);
    const millisecond = Number.parseInt(String(response.id).replaceAll('-', '').slice(0, 12), 16);
    expect(new Date(millisecond)).toEqual(first);
  });

  test('keeps coarse bands, and a token that is not the person’s', async () => {
    expect(await sql('select bands, person from people.tally')).toEqual([
      { bands: '{"age":"15-17","gender":"girl"}', person: expect.stringMatching(/^[\w-]{11}$/) },
    ]);
    expect(await sql('select from people.tally join people.participant using (person)')).toEqual([]);
  });

  test('was linked while it lasted, so that it could be taken up on another day', async () => {
    const { id, held } = await arrive(stores, anonymous);
    const begun = there(await conversations.commit(turn(held, [{ do: 'start' }])));
    expect(
      await sql(
        `select r.invitation_id, c.response_id from people.response r
         join people.conversation c on c.response_id = r.id where r.id = $1`,
        [begun.response],
      ),
    ).toEqual([{ invitation_id: id, response_id: begun.response }]);
  });
});

describe('after completing anonymously', () => {
  test('the answers can still be deleted, for this process remembers', async () => {
    const { held } = await complete();
    expect((await conversations.get(held.id))?.response).toBe(held.response);
    const over = memory('gone');
    expect(
      await conversations.commit(turn(held, [{ do: 'erase', receipt: 'R-1' }], { memory: over })),
    ).toMatchObject({ response: null });
    expect(await sql('select from people.response where id = $1', [held.response])).toEqual([]);
  });

  test('they can be after a lost race, too', async () => {
    const { held } = await complete();
    await conversations.commit(turn(held, [], { memory: memory('done') }));
    expect(await conversations.commit(turn(held, [], { memory: memory('done') }))).toBeNull();
    expect((await conversations.fresh(held.id))?.response).toBe(held.response);
  });

  test('another process has to be given the code again', async () => {
    const { code, held } = await complete();
    const other = await openStores({ databaseUrl: database.url, key: database.key });
    const forgot = there(await other.people.conversations.get(held.id));
    expect(forgot.response).toBeNull();
    const erase = (of: Conversation) =>
      turn(of, [{ do: 'erase', receipt: 'R-2' }], { memory: memory('gone') });
    await expect(other.people.conversations.commit(erase(forgot))).rejects.toMatchObject({
      code: 'code-not-open',
    });

    const { conversation, ticket } = conversed(await other.people.invitations.find(code, noon));
    const found = there(await other.people.conversations.open(conversation, ticket, { tab: 'x', now: noon }));
    expect(found.response).toBe(held.response);
    await other.people.conversations.commit(erase(found));
    expect(await sql('select from people.response where id = $1', [held.response])).toEqual([]);
    await other.close();
  });

  test('going on talking does not bring the link back', async () => {
    const { held } = await complete();
    const said = keep({ question: 'safe', answer: given('no') });
    await conversations.commit(turn(held, [said], { memory: memory('done') }));
    expect(
      await sql('select response_id, invitation_id, claim from people.conversation where id = $1', [
        held.id.slice(2),
      ]),
    ).toEqual([{ response_id: null, invitation_id: null, claim: null }]);
  });
});
