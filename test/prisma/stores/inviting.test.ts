import { describe, expect, test } from 'vitest';
import { bandsText } from '../../../prisma/stores/bands-as-text.ts';
import type { InvitationRow } from '../../../prisma/stores/invitation-rows.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { due, noon } from '../../support/days.ts';
import { anonymous, named } from '../../support/identities.ts';
import { arrive, conversed, girl } from '../../support/invited.ts';
import { there } from '../../support/there.ts';

// Each test has a database of its own or people of its own, for lists and counts show all there is.
const { stores, sql } = await freshDatabase();
const { invitations } = stores.people;
const questionnaire = await stores.questionnaires.publish(named, {}, noon);
const other = await stores.questionnaires.publish({ ...named, key: 'other' }, {}, noon);
const later = new Date('2026-11-11T12:00:00Z');

const asked = { questionnaire, participant: girl, due };
const persons = (reference: string) =>
  sql<{ person: string; bands: string; delete_on: string }>(
    `select person, bands, delete_on::text from people.participant where pseudonym = $1`,
    [reference],
  );
const count = async () =>
  (await sql<{ n: number }>('select count(*)::int as n from people.invitation'))[0]?.n;
const batchOf = (n: number) => `01a200af-3517-7a39-a149-${String(n).padStart(12, '0')}`;
const references = (rows: InvitationRow[]) => rows.map(({ reference }) => reference);

/** Answers to the end with the code. */
async function finish({ people }: Stores, code: string): Promise<void> {
  const { conversation, ticket } = conversed(await people.invitations.find(code, noon));
  const held = there(await people.conversations.open(conversation, ticket, { tab: 'tab-1', now: noon }));
  const begun = there(await people.conversations.commit(turn(held, [{ do: 'start' }])));
  there(await people.conversations.commit(turn(begun, [{ do: 'complete' }], { tally: '1,' })));
}

describe('a reference', () => {
  test('that is known asks the same person again, with the bands told now', async () => {
    const first = await invitations.create({ ...asked, reference: 'AB 1', now: noon });
    const [before] = await persons('AB 1');
    const participant = { kind: 'child', age: '18-plus' } as const;
    const again = await invitations.create({ ...asked, participant, reference: 'AB 1', now: later });
    const [after, ...more] = await persons('AB 1');
    expect(more).toEqual([]);
    expect(after).toMatchObject({ person: before?.person, bands: bandsText({ age: '18-plus' }) });
    expect(again.code).not.toBe(first.code);

    // One person in the counts, however often they answer.
    await finish(stores, first.code);
    await finish(stores, again.code);
    const tallied = await sql('select person from people.tally where person = $1', [before?.person ?? '']);
    expect(tallied).toHaveLength(2);
  });

  test('asked again at the same moment by two is still one person', async () => {
    const all = Array.from({ length: 8 }, () =>
      invitations.create({ ...asked, reference: 'AB 2', now: noon }),
    );
    expect(new Set((await Promise.all(all)).map(({ id }) => id)).size).toBe(8);
    expect(await persons('AB 2')).toHaveLength(1);
  });

  test('keeps the record of the person as long as the latest invitation asks', async () => {
    await invitations.create({ ...asked, reference: 'AB 3', due: new Date('2027-03-31'), now: noon });
    const [before] = await persons('AB 3');
    await invitations.create({ ...asked, reference: 'AB 3', now: noon });
    expect((await persons('AB 3'))[0]?.delete_on).toBe(before?.delete_on);
  });

  test('means another person where it is of another kind; and none means somebody new', async () => {
    await invitations.create({ ...asked, reference: 'AB 4', now: noon });
    await invitations.create({ ...asked, participant: { kind: 'parent' }, reference: 'AB 4', now: noon });
    expect(new Set((await persons('AB 4')).map(({ person }) => person)).size).toBe(2);
    const made = [
      await invitations.create({ ...asked, now: noon }),
      await invitations.create({ ...asked, now: noon }),
    ];
    const people = await sql('select distinct participant_id from people.invitation where id = any($1)', [
      made.map(({ id }) => id),
    ]);
    expect(people).toHaveLength(2);
  });
});

describe('a sheet', () => {
  const sheet = (batch: string, ...names: string[]) => ({
    batch,
    invitations: names.map((reference) => ({ ...asked, reference })),
    now: noon,
  });

  test('is made once, in its order, however often it is sent', async () => {
    const batch = batchOf(1);
    await invitations.createMany(sheet(batch, 'S1', 'S2', 'S3'));
    const cards = await invitations.cards({ batch }, noon);
    await invitations.createMany(sheet(batch, 'S1', 'S2', 'S3', 'S4'));
    expect(references(cards)).toEqual(['S1', 'S2', 'S3']);
    expect(await invitations.cards({ batch }, noon)).toEqual(cards);
    expect(await persons('S4')).toEqual([]);
  });

  test('sent twice at one moment is made once', async () => {
    const batch = batchOf(2);
    await Promise.all([1, 2, 3].map(() => invitations.createMany(sheet(batch, 'T1', 'T2'))));
    expect(references(await invitations.cards({ batch }, noon))).toEqual(['T1', 'T2']);
  });

  test('is made whole or not at all', async () => {
    const before = await count();
    const impossible = { ...asked, reference: 'U2', due: new Date('2026-11-30'), participant: girl };
    const broken = {
      ...sheet(batchOf(3), 'U1'),
      invitations: [
        { ...asked, reference: 'U1' },
        { ...impossible, reference: 'U\u0000' },
      ],
    };
    await expect(invitations.createMany(broken)).rejects.toThrow();
    expect([await count(), await persons('U1')]).toEqual([before, []]);
    await invitations.createMany(sheet(batchOf(3), 'U1'));
    expect(references(await invitations.cards({ batch: batchOf(3) }, noon))).toEqual(['U1']);
  });

  test('two sheets with the same people in another order do not wait for each other for ever', async () => {
    const names = Array.from({ length: 100 }, (_, n) => `V${n}`);
    await Promise.all([
      invitations.createMany(sheet(batchOf(4), ...names)),
      invitations.createMany(sheet(batchOf(5), ...names.toReversed())),
    ]);
    expect(await persons('V7')).toHaveLength(1);
    expect(await invitations.cards({ batch: batchOf(5) }, noon)).toHaveLength(100);
  });

  test('may ask one person two things', async () => {
    const batch = batchOf(6);
    const both = [asked, { ...asked, questionnaire: other }].map((one) => ({ ...one, reference: 'W1' }));
    await invitations.createMany({ batch, invitations: both, now: noon });
    expect(await persons('W1')).toHaveLength(1);
    const cards = await invitations.cards({ batch }, noon);
    expect(cards.map((card) => card.questionnaire)).toEqual(['named', 'other']);
  });

  test('of 500 is made in the order of the sheet', async () => {
    const names = Array.from({ length: 500 }, (_, n) => `X${n}`);
    await invitations.createMany(sheet(batchOf(7), ...names));
    expect(references(await invitations.cards({ batch: batchOf(7) }, noon))).toEqual(names);
  });
});

describe('the audit record', () => {
  const entries = () =>
    sql<{ who: string; did: string; to_what: string; delete_on: string }>(
      `select who, did, to_what, delete_on::text from service.audit order by id`,
    );
  const by = 'lead';

  test('says who made an invitation or took it back, and nothing where nobody is named', async () => {
    const { id } = await invitations.create({ ...asked, now: noon, by });
    const unnamed = await invitations.create({ ...asked, now: noon });
    await invitations.cancel(unnamed.id, noon);
    await invitations.cancel(id, noon, by);
    expect(await entries()).toEqual([
      { who: 'lead', did: 'invitation.create', to_what: id, delete_on: '2033-11-10' },
      { who: 'lead', did: 'invitation.cancel', to_what: id, delete_on: '2033-11-10' },
    ]);
  });

  test('has a sheet that was sent twice once', async () => {
    const before = await entries();
    const sheet = { batch: batchOf(8), invitations: [{ ...asked }, { ...asked }], now: noon, by };
    await invitations.createMany(sheet);
    await invitations.createMany(sheet);
    expect((await entries()).slice(before.length)).toEqual([
      { who: 'lead', did: 'invitation.create', to_what: `batch:${batchOf(8)}`, delete_on: '2033-11-10' },
    ]);
  });

  test('that cannot be written to lets nothing be made or cancelled', async () => {
    const { id } = await invitations.create({ ...asked, now: noon });
    await sql(`alter table service.audit add constraint full_up check (who <> 'unlucky')`);
    const before = await count();
    const unlucky = { now: noon, by: 'unlucky' };
    await expect(invitations.create({ ...asked, ...unlucky })).rejects.toThrow();
    await expect(
      invitations.createMany({ batch: batchOf(9), invitations: [{ ...asked }], ...unlucky }),
    ).rejects.toThrow();
    await expect(invitations.cancel(id, noon, 'unlucky')).rejects.toThrow();
    expect(await count()).toBe(before);
    expect((await invitations.cards({ id }, noon)).map(({ standing }) => standing)).toEqual(['not-started']);
  });
});

describe('who stands where', async () => {
  const place = await freshDatabase();
  const { people } = place.stores;
  const start = await arrive(place.stores, named);
  const done = await arrive(place.stores, anonymous);
  const erased = await arrive(place.stores, named);
  const version = await place.stores.questionnaires.publish(named, {}, noon);
  const made = (reference: string, more = {}) =>
    people.invitations.create({ ...asked, questionnaire: version, reference, now: later, ...more });
  there(await people.conversations.commit(turn(start.held, [{ do: 'start' }])));
  const begun = there(await people.conversations.commit(turn(done.held, [{ do: 'start' }])));
  there(await people.conversations.commit(turn(begun, [{ do: 'complete' }], { tally: '1,' })));
  const told = there(await people.conversations.commit(turn(erased.held, [{ do: 'start' }])));
  there(await people.conversations.commit(turn(told, [{ do: 'erase', receipt: 'R-1' }])));
  const over = await made('over', { due: later });
  const cancelled = await made('cancelled');
  await people.invitations.cancel(cancelled.id, later);
  const opened = await made('Opened 100%');
  const code = conversed(await people.invitations.find(opened.code, later));
  await people.conversations.open(code.conversation, code.ticket, { tab: 'tab-1', now: later });

  const now = new Date('2026-11-12T09:00:00Z');
  const list = (of: object = {}) => people.invitations.list({ most: 50, now, ...of });

  test('is counted by questionnaire', async () => {
    expect(await people.invitations.standings(now)).toEqual([
      { questionnaire: 'anonymous', standing: 'finished', invitations: 1 },
      { questionnaire: 'named', standing: 'cancelled', invitations: 1 },
      { questionnaire: 'named', standing: 'finished', invitations: 1 },
      { questionnaire: 'named', standing: 'not-started', invitations: 1 },
      { questionnaire: 'named', standing: 'over', invitations: 1 },
      { questionnaire: 'named', standing: 'started', invitations: 1 },
    ]);
  });

  test('is listed, the newest first; who only opened the page has not started', async () => {
    const rows = await list();
    expect(rows.slice(0, 3).map(({ madeAt }) => madeAt)).toEqual([later, later, later]);
    expect(rows).toHaveLength(6);
    expect(rows.find(({ id }) => id === opened.id)).toEqual({
      id: opened.id,
      reference: 'Opened 100%',
      questionnaire: 'named',
      kind: 'child',
      bands: { age: '15-17', gender: 'girl', team: 'north' },
      madeAt: later,
      due,
      standing: 'not-started',
      batch: null,
      proxy: false,
    });
  });

  test.each([
    ['started', [start.id]],
    ['finished', [done.id, erased.id]],
    ['over', [over.id]],
    ['cancelled', [cancelled.id]],
    ['not-started', [opened.id]],
  ])('can be asked for: %s', async (standing, ids) => {
    expect((await list({ standing })).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  test('can be asked for by questionnaire, and by a part of the reference taken as it is', async () => {
    expect((await list({ questionnaire: 'anonymous' })).map(({ id }) => id)).toEqual([done.id]);
    expect(references(await list({ reference: 'opened' }))).toEqual(['Opened 100%']);
    expect(references(await list({ reference: '0%' }))).toEqual(['Opened 100%']);
    expect(await list({ reference: '%pen_d' })).toEqual([]);
  });

  test('is known of just those who are asked about, once for each questionnaire', async () => {
    const asked = ['Opened 100%', 'over', 'nobody'].map((reference) => ({
      kind: 'child' as const,
      reference,
    }));
    const known = await people.invitations.known(asked, now);
    expect(known.toSorted((a, b) => a.reference.localeCompare(b.reference))).toEqual([
      { kind: 'child', reference: 'Opened 100%', questionnaire: 'named', open: true },
      { kind: 'child', reference: 'over', questionnaire: 'named', open: false },
    ]);
    expect(await people.invitations.known([], now)).toEqual([]);
  });

  test('is listed in pages that leave out nobody and show nobody twice', async () => {
    const batch = batchOf(8);
    const many = Array.from({ length: 7 }, (_, n) => ({
      ...asked,
      questionnaire: version,
      reference: `P${n}`,
    }));
    await people.invitations.createMany({ batch, invitations: many, now });
    const seen: InvitationRow[] = [];
    for (
      let page = await list({ most: 3 });
      page.length > 0;
      page = await list({ most: 3, after: seen.at(-1)?.id })
    ) {
      seen.push(...page);
    }
    expect(seen).toEqual(await list());
    expect(references(seen.slice(0, 7))).toEqual(['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6']);
    expect(await list({ after: 'nonsense' })).toEqual([]);
    expect(await list({ after: batchOf(99) })).toEqual([]);
  });

  test('shows on a card the code that was given out, only while it opens the questions', async () => {
    const card = async (id: string, at = now) => (await people.invitations.cards({ id }, at))[0];
    expect(await card(opened.id)).toMatchObject({ code: opened.code, standing: 'not-started' });
    expect(await card(start.id)).toMatchObject({ code: start.code, standing: 'started' });
    for (const { id } of [done, erased, over, cancelled])
      expect(await card(id)).toMatchObject({ code: null });
    expect(await card(opened.id, new Date('2026-12-01'))).toMatchObject({ code: null, standing: 'over' });
    expect(await people.invitations.cards({ id: 'nonsense' }, now)).toEqual([]);
    expect(await people.invitations.cards({ batch: batchOf(99) }, now)).toEqual([]);
  });

  test('on one side is not seen on the other', async () => {
    expect(await place.stores.victim.invitations.list({ most: 50, now })).toEqual([]);
    expect(await place.stores.victim.invitations.standings(now)).toEqual([]);
  });
});
