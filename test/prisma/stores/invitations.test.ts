import { describe, expect, test } from 'vitest';
import { turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { due, noon } from '../../support/days.ts';
import { anonymous, named, ofVictims } from '../../support/identities.ts';
import { arrive, conversed, girl, invite } from '../../support/invited.ts';
import { there } from '../../support/there.ts';

const { stores, sql } = await freshDatabase();
const { invitations, conversations } = stores.people;

describe('a code', () => {
  test('opens a conversation, however it is typed, and always the same one', async () => {
    const { code, opened } = await invite(stores, named);
    expect(opened).toMatchObject({ is: 'open', conversation: expect.stringMatching(/^p-[0-9a-f-]{36}$/) });
    for (const typed of [code, code.toLowerCase(), code.replace('-', ''), ` ${code} `]) {
      expect(await invitations.find(typed, noon)).toEqual(opened);
    }
  });

  test('that was never given out opens nothing', async () => {
    expect(await invitations.find('BBBBB-BBBBB', noon)).toBeNull();
    expect(await invitations.find('', noon)).toBeNull();
  });

  test('of one side opens nothing on the other', async () => {
    const { code } = await invite(stores, ofVictims, { side: stores.victim });
    expect(await invitations.find(code, noon)).toBeNull();
    expect(conversed(await stores.victim.invitations.find(code, noon)).conversation).toMatch(/^v-/);
  });

  test('opens on its last day and not on the next', async () => {
    const { code } = await invite(stores, named);
    expect(await invitations.find(code, new Date('2026-11-30T23:59:59Z'))).toMatchObject({ is: 'open' });
    expect(await invitations.find(code, new Date('2026-12-01T00:00:00Z'))).toMatchObject({ is: 'expired' });
  });

  test('that was cancelled says so', async () => {
    const { id, code } = await invite(stores, named);
    expect(await invitations.cancel(id, noon)).toBe(true);
    expect(await invitations.find(code, noon)).toEqual({ is: 'cancelled', invitation: id });
  });

  test.each([
    named,
    anonymous,
  ])('of a completed response ($identity) still opens it, long after the last day', async (questionnaire) => {
    const { code, opened, held } = await arrive(stores, questionnaire);
    const begun = there(await conversations.commit(turn(held, [{ do: 'start' }])));
    await conversations.commit(turn(begun, [{ do: 'complete' }], { tally: '1,' }));
    expect(await invitations.find(code, new Date('2027-06-01'))).toEqual({ ...opened, is: 'completed' });
  });

  test('is readable in the database by nobody without the key, and after completion by nobody', async () => {
    const { id, code, held } = await arrive(stores, named);
    const row = () =>
      sql<{ code_sealed: Buffer | null; text: string }>(
        `select code_sealed, i::text as text from people.invitation i where id = $1`,
        [id],
      );
    const [before] = await row();
    expect(before?.code_sealed).toBeInstanceOf(Buffer);
    expect(before?.text).not.toContain(code);
    const begun = there(await conversations.commit(turn(held, [{ do: 'start' }])));
    await conversations.commit(turn(begun, [{ do: 'complete' }], { tally: '1,' }));
    expect((await row())[0]?.code_sealed).toBeNull();
  });
});

describe('cancelling', () => {
  test('ends the conversation, and a turn under way is lost', async () => {
    const { id, held } = await arrive(stores, named);
    expect(await invitations.cancel(id, noon)).toBe(true);
    expect(await conversations.commit(turn(held, [{ do: 'start' }]))).toBeNull();
    expect(await conversations.fresh(held.id)).toMatchObject({ closed: true, version: held.version + 1 });
  });

  test('twice is the same as once', async () => {
    const { id, held } = await arrive(stores, named);
    expect([await invitations.cancel(id, noon), await invitations.cancel(id, noon)]).toEqual([true, true]);
    expect(await conversations.fresh(held.id)).toMatchObject({ version: held.version + 1 });
  });

  test('is refused where it was used, or there is none', async () => {
    const { id, held } = await arrive(stores, named);
    const begun = there(await conversations.commit(turn(held, [{ do: 'start' }])));
    await conversations.commit(turn(begun, [{ do: 'complete' }], { tally: '1,' }));
    expect(await invitations.cancel(id, noon)).toBe(false);
    expect(await conversations.fresh(held.id)).toMatchObject({ closed: false });
    expect(await invitations.cancel('01a200af-3517-7a39-a149-0a7d0a75094c', noon)).toBe(false);
    expect(await invitations.cancel('nonsense', noon)).toBe(false);
  });
});

test('an invitation is kept as long after its last day as its answers are', async () => {
  const { id } = await invite(stores, named);
  const rows = await sql(
    `select i.delete_on::text, p.delete_on::text as of_participant, i.month, i.bands, p.kind, due::text
     from people.invitation i join people.participant p on p.id = participant_id where i.id = $1`,
    [id],
  );
  expect(rows).toEqual([
    {
      delete_on: '2027-11-30',
      of_participant: '2027-11-30',
      month: '2026-11',
      bands: '{"age":"15-17","gender":"girl","team":"north"}',
      kind: girl.kind,
      due: due.toISOString().slice(0, 10),
    },
  ]);
});
