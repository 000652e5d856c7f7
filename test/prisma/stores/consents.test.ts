import { Client } from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Effect } from '../../../dialogs/state.ts';
import { consentWording } from '../../../domain/consent.ts';
import type { Commit } from '../../../prisma/conversations/commit.ts';
import type { Conversation } from '../../../prisma/conversations/conversation.ts';
import { urlAs } from '../../../prisma/database/connection.ts';
import { given, keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { due, noon } from '../../support/days.ts';
import { ofVictims } from '../../support/identities.ts';
import { conversed } from '../../support/invited.ts';
import { there } from '../../support/there.ts';
import { invitedVictim, tell, victimWho } from '../../support/victims.ts';

const { url, stores, sql } = await freshDatabase();
const { victim } = stores;
const { conversations, consents } = victim;
const feedback = await stores.questionnaires.publish(ofVictims, {}, noon);
const views = await stores.questionnaires.publish(
  { ...ofVictims, key: 'of-views', purpose: 'views' },
  {},
  noon,
);
const refused = { code: 'SB001' };

/** The victims' side as the application has it, but bypassing all of its code. */
const plain = new Client({ connectionString: urlAs(url, 'victim') });
await plain.connect();
afterAll(() => plain.end());

beforeEach(async () => {
  await sql('delete from victim.participant');
  await sql('delete from victim.erasure');
});

const count = async (table: string) =>
  Number((await sql<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);

/** Somebody whose first question is answered. */
async function answering(agreesTo: Parameters<typeof victimWho>[1]['agreesTo'] = ['contact', 'feedback']) {
  const invited = await invitedVictim(stores, feedback, { agreesTo, due, now: noon });
  const { conversation, ticket } = conversed(await victim.invitations.find(invited.code, noon));
  const held = there(await conversations.open(conversation, ticket, { tab: 'tab-1', now: noon }));
  return { ...invited, conversation, ticket, held };
}
const begun = (held: Conversation, effects: Effect[] = [{ do: 'start' }], more: Partial<Commit> = {}) =>
  conversations.commit(turn(held, [...effects, keep({ question: 'best', answer: given('music') })], more));

describe('without consent to contact', () => {
  test('nobody is invited', async () => {
    const id = await victimWho(stores, { agreesTo: [], now: noon });
    const invitation = { victim: id, questionnaire: feedback, due, proxy: false, now: noon };
    await expect(victim.victims.invite(invitation)).rejects.toMatchObject({ code: 'no-consent' });
    await tell(stores, id, 'contact', true, noon);
    expect(await victim.victims.invite(invitation)).toMatchObject({ code: expect.any(String) });
  });

  test('a code that was given out opens nothing, as one that was called back', async () => {
    const { victim: id, code, conversation, ticket } = await answering();
    await tell(stores, id, 'contact', false, noon);
    expect(await victim.invitations.find(code, noon)).toEqual({ is: 'not-agreed' });
    expect(await conversations.open(conversation, ticket, { tab: 'tab-2', now: noon })).toMatchObject({
      closed: true,
    });
  });
});

describe('without consent to the purpose', () => {
  test('no question is asked and no answer kept, whatever the application believes', async () => {
    const { held } = await answering(['contact']);
    await expect(conversations.commit(turn(held, [{ do: 'start' }]))).rejects.toMatchObject({
      code: 'no-consent',
    });
    await expect(begun(held)).rejects.toMatchObject({ code: 'no-consent' });
    expect(await count('victim.response')).toBe(0);
  });

  test('consent given in the chat holds in the very turn that asks the first question', async () => {
    const { held, victim: id } = await answering(['contact']);
    const agrees = { do: 'consent', purpose: 'feedback', given: true, wording: 'May we ask?' } as const;
    const moved = there(await conversations.commit(turn(held, [{ do: 'start' }, agrees])));
    expect(moved.consents).toEqual({ contact: true, feedback: true });
    expect((await consents.ledger(id))[0]).toEqual({
      purpose: 'feedback',
      given: true,
      way: 'in-chat',
      by: 'in-chat',
      wording: 'May we ask?',
      wordingVersion: consentWording,
      receipt: null,
      at: noon,
    });
    expect(await begun(moved, [])).not.toBeNull();
  });
});

describe('in plain SQL, past all of the application', () => {
  test('an answer is refused without consent, as are a response, an invitation, a conversation', async () => {
    const { held, victim: id } = await answering();
    const { response } = there(await begun(held));
    await tell(stores, id, 'feedback', false, noon);
    const made = `insert into response (id, invitation_id, version_id, identity, started_at, delete_on)
      select gen_random_uuid(), id, $1, 'confidential', now(), '2030-01-01' from invitation limit 1`;
    await expect(plain.query(made, [feedback.id])).rejects.toMatchObject(refused);
    // Even where somebody with every right smuggles a response in.
    await sql('alter table victim.response disable trigger consent');
    const [smuggled] = await sql<{ id: string }>(
      `${made.replaceAll(/\b(response|invitation) /g, 'victim.$1 ')} returning id`,
      [feedback.id],
    );
    await sql('alter table victim.response enable trigger consent');
    const answer = `insert into answer (response_id, question, outcome, categories, answered_at)
      values ($1, 'best', 'skipped', '{}', now())`;
    await expect(plain.query(answer, [smuggled?.id])).rejects.toMatchObject(refused);
    await tell(stores, id, 'contact', false, noon);
    await expect(plain.query(`update invitation set status = 'open'`)).rejects.toMatchObject(refused);
    expect(response).not.toBeNull();
  });

  test.each([
    `update victim.consent set given = true`,
    `delete from victim.consent`,
    `truncate victim.consent`,
  ])('nobody, not even the owner, rewrites the ledger: %s', async (statement) => {
    await victimWho(stores, { agreesTo: ['contact'], now: noon });
    await expect(sql(statement)).rejects.toMatchObject({ code: '42501' });
  });

  test('a withdrawal that is only written into the ledger does all that a withdrawal does', async () => {
    const { held, victim: id } = await answering();
    await begun(held);
    await plain.query(
      `insert into consent
         (id, participant_id, purpose, given, way, recorded_by, wording, wording_version, at)
       values (gen_random_uuid(), $1, 'contact', false, 'written', 'a letter', 'w', '1', now())`,
      [id],
    );
    expect([await count('victim.answer'), await count('victim.response')]).toEqual([0, 0]);
    expect(await sql('select status from victim.invitation')).toEqual([{ status: 'cancelled' }]);
    const { rows } = await plain.query('select purpose, given from consent_now order by purpose');
    expect(rows).toEqual([
      { purpose: 'contact', given: false },
      { purpose: 'feedback', given: false },
    ]);
  });
});

describe('withdrawing', () => {
  test('all of it erases every answer, calls back what is open, drops contact, gives a receipt', async () => {
    const { held, victim: id } = await answering(['contact', 'feedback', 'views']);
    await victim.victims.keepContact(id, 'Text 07700 900123');
    await victim.victims.invite({ victim: id, questionnaire: views, due, proxy: false, now: noon });
    await begun(held, [{ do: 'start' }], { tally: '0,' });
    const { receipt } = await tell(stores, id, 'contact', false, noon);
    expect(receipt).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
    for (const table of ['answer', 'response', 'tally', 'chat_reference'])
      expect(await count(`victim.${table}`)).toBe(0);
    expect(await sql('select distinct status, code_sealed from victim.invitation')).toEqual([
      { status: 'cancelled', code_sealed: null },
    ]);
    expect(await victim.victims.contact(id)).toBeNull();
    expect(await victim.victims.keepContact(id, 'Text 07700 900123')).toBe(false);
    expect(await sql('select receipt, what from victim.erasure')).toEqual([
      { receipt, what: 'consent:contact' },
    ]);
    expect(
      (await consents.ledger(id))
        .filter(({ given }) => !given)
        .map(({ purpose }) => purpose)
        .toSorted(),
    ).toEqual(['contact', 'feedback', 'views']);
    expect((await conversations.fresh(held.id))?.closed).toBe(true);
  });

  test('what was never agreed to is a no, with nothing to show a receipt for', async () => {
    const id = await victimWho(stores, { agreesTo: ['contact'], now: noon });
    expect(await tell(stores, id, 'panel', false, noon)).toEqual({ receipt: null });
    expect(await count('victim.erasure')).toBe(0);
    expect((await victim.victims.get(id))?.consents).toEqual({ contact: true, panel: false });
  });

  test('one purpose leaves the others as they are', async () => {
    const { held, victim: id } = await answering(['contact', 'feedback', 'views']);
    const other = await victim.victims.invite({
      victim: id,
      questionnaire: views,
      due,
      proxy: false,
      now: noon,
    });
    await begun(held);
    await tell(stores, id, 'feedback', false, noon);
    expect(await count('victim.answer')).toBe(0);
    expect(await victim.invitations.find(there(other).code, noon)).toMatchObject({ is: 'open' });
    expect((await victim.victims.get(id))?.consents).toEqual({ contact: true, feedback: false, views: true });
  });

  test('in the chat, one purpose may be agreed to again, and what was said before stays gone', async () => {
    const { held, victim: id, code } = await answering();
    const first = there(await begun(held));
    const unsaid = { do: 'consent', purpose: 'feedback', given: false, wording: 'No.' } as const;
    const gone = there(
      await conversations.commit(
        turn(first, [{ do: 'erase', receipt: 'R1', mayReturn: true }, unsaid], {
          memory: memory('gone', {}),
        }),
      ),
    );
    expect([await count('victim.answer'), gone.closed, gone.consents]).toEqual([
      0,
      false,
      { contact: true, feedback: false },
    ]);
    expect((await conversations.fresh(gone.id))?.version).toBe(gone.version);
    const again = { ...unsaid, given: true, wording: 'Yes.' };
    const back = there(await conversations.commit(turn(gone, [{ do: 'reopen' }, { do: 'start' }, again])));
    expect(await begun(back, [])).not.toBeNull();
    expect(await victim.invitations.find(code, noon)).toMatchObject({ is: 'open' });
    expect((await consents.ledger(id))[0]).toMatchObject({ given: true, wording: 'Yes.' });
    expect((await consents.ledger(id)).map(({ given }) => given).toSorted()).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  test('in the chat, all of it closes everything but the chat that says so', async () => {
    const { held, victim: id } = await answering();
    const other = there(
      await victim.victims.invite({ victim: id, questionnaire: views, due, proxy: false, now: noon }),
    );
    const first = there(await begun(held));
    const all = { do: 'consent', purpose: 'contact', given: false, wording: 'All.' } as const;
    const gone = there(
      await conversations.commit(
        turn(first, [{ do: 'erase', receipt: 'R2' }, all], { memory: memory('gone', {}) }),
      ),
    );
    expect([gone.closed, gone.consents?.feedback]).toEqual([false, false]);
    expect((await conversations.fresh(gone.id))?.closed).toBe(false);
    expect(await victim.invitations.find(other.code, noon)).toEqual({ is: 'not-agreed' });
    expect(await sql('select receipt from victim.erasure')).toEqual([{ receipt: 'R2' }]);
  });
});

test('what another conversation remembers of consent is stale once a worker has recorded any', async () => {
  const { held, victim: id } = await answering();
  const first = there(await begun(held));
  await tell(stores, id, 'quotation', true, noon);
  expect(await begun(first, [])).toBeNull();
  expect((await conversations.fresh(held.id))?.consents).toEqual({
    contact: true,
    feedback: true,
    quotation: true,
  });
});

test('a proxy is known as one', async () => {
  const invited = await invitedVictim(stores, feedback, {
    agreesTo: ['contact', 'feedback'],
    due,
    now: noon,
    proxy: true,
  });
  const { conversation, ticket } = conversed(await victim.invitations.find(invited.code, noon));
  expect(await conversations.open(conversation, ticket, { tab: 'tab-1', now: noon })).toMatchObject({
    proxy: true,
  });
  expect(await victim.tallies.asked('2026-11', '2026-11')).toEqual([]);
});
