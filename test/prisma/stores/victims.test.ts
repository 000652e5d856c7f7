import { beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { due, noon } from '../../support/days.ts';
import { ofVictims } from '../../support/identities.ts';
import { there } from '../../support/there.ts';
import { tell, victimWho, who } from '../../support/victims.ts';

const { stores, sql } = await freshDatabase();
const { victims, journeys } = stores.victim;
const feedback = await stores.questionnaires.publish(ofVictims, {}, noon);
const day = (text: string) => new Date(`${text}T00:00:00Z`);

beforeEach(async () => {
  await sql('delete from victim.participant');
});

describe('adding somebody', () => {
  test('keeps the reference, the age band, how to reach them, and the day they were identified', async () => {
    const made = await victims.add({
      reference: 'VR 12',
      age: '15-17',
      contact: 'By letter, to an aunt',
      identifiedOn: day('2026-11-03'),
      who,
      now: noon,
    });
    const { id } = there(made);
    expect(await victims.get(id)).toEqual({
      id,
      reference: 'VR 12',
      age: '15-17',
      madeAt: noon,
      hasContact: true,
      consents: {},
      since: {},
      journey: {
        person: expect.stringMatching(/^[\w-]{11}$/),
        facts: { identified: '2026-11-03' },
        reason: null,
      },
    });
    expect(await victims.contact(id)).toBe('By letter, to an aunt');
    const [row] = await sql<{ contact: Buffer }>('select contact from victim.participant');
    expect(row?.contact.toString('latin1')).not.toContain('aunt');
  });

  test('without a reference makes one that nobody takes for a child or a crime', async () => {
    const { reference } = there(await victims.add({ identifiedOn: noon, who, now: noon }));
    expect(reference).toMatch(/^V-[2-9B-Z]{6}$/);
  });

  test('under a reference that is somebody’s already adds nobody', async () => {
    await victims.add({ reference: 'VR 12', identifiedOn: noon, who, now: noon });
    expect(await victims.add({ reference: 'VR 12', identifiedOn: noon, who, now: noon })).toBeNull();
    expect(await victims.list({ most: 10 })).toHaveLength(1);
  });
});

test('the list has the newest first, in pages, and finds part of a reference', async () => {
  for (let n = 0; n < 5; n++) {
    await victims.add({ reference: `VR ${n}`, identifiedOn: noon, who, now: new Date(+noon + n) });
  }
  const first = await victims.list({ most: 3 });
  const rest = await victims.list({ most: 3, after: there(first.at(-1)).id });
  expect([...first, ...rest].map(({ reference }) => reference)).toEqual([
    'VR 4',
    'VR 3',
    'VR 2',
    'VR 1',
    'VR 0',
  ]);
  expect((await victims.list({ reference: 'r 3', most: 3 })).map(({ reference }) => reference)).toEqual([
    'VR 3',
  ]);
  expect(await victims.list({ reference: '%', most: 3 })).toEqual([]);
});

test.each(['', 'x', '00000000-0000-7000-8000-000000000000'])('nobody has the id "%s"', async (id) => {
  expect(await victims.get(id)).toBeNull();
  expect(await victims.contact(id)).toBeNull();
  expect(await victims.keepContact(id, 'text')).toBe(false);
  expect(await victims.invitations(id, noon)).toEqual([]);
  expect(
    await victims.invite({ victim: id, questionnaire: feedback, due, proxy: false, now: noon }),
  ).toBeNull();
  expect(await journeys.set({ victim: id, fact: 'offered', day: noon, who, now: noon })).toBe(false);
  expect(await stores.victim.consents.ledger(id)).toEqual([]);
});

describe('the journey', () => {
  test('is told, told again with another day, and taken back', async () => {
    const id = await victimWho(stores, { agreesTo: [], now: noon });
    const set = (fact: 'offered' | 'not-reached', on: string | null, reason?: 'no-answer') =>
      journeys.set({
        victim: id,
        fact,
        day: on === null ? null : day(on),
        who,
        now: noon,
        ...(reason && { reason }),
      });
    const facts = async () => there(await victims.get(id)).journey;
    await set('offered', '2026-11-05');
    await set('offered', '2026-11-06');
    await set('not-reached', '2026-11-07', 'no-answer');
    expect(await facts()).toMatchObject({
      facts: { offered: '2026-11-06', 'not-reached': '2026-11-07' },
      reason: 'no-answer',
    });
    await set('not-reached', null);
    expect((await facts()).reason).toBeNull();
  });

  test('not being reached has a reason, and nothing else has', async () => {
    const id = await victimWho(stores, { agreesTo: [], now: noon });
    await expect(
      journeys.set({ victim: id, fact: 'not-reached', day: noon, who, now: noon }),
    ).rejects.toThrow();
    await expect(
      journeys.set({ victim: id, fact: 'offered', day: noon, reason: 'declined', who, now: noon }),
    ).rejects.toThrow();
  });

  test('notes by itself that they agreed to contact, were asked, and answered, but not a proxy', async () => {
    const id = await victimWho(stores, { agreesTo: ['contact', 'feedback'], now: noon });
    await victims.invite({ victim: id, questionnaire: feedback, due, proxy: true, now: noon });
    const facts = async () => Object.keys(there(await victims.get(id)).journey.facts).toSorted();
    expect(await facts()).toEqual(['consented', 'identified']);
    const { id: invitation } = there(
      await victims.invite({ victim: id, questionnaire: feedback, due, proxy: false, now: noon }),
    );
    expect(await facts()).toEqual(['consented', 'feedback-asked', 'identified']);
    await sql(`update victim.invitation set status = 'used', used_on = '2026-11-20' where id = $1`, [
      invitation,
    ]);
    expect(there(await victims.get(id)).journey.facts['feedback-given']).toBe('2026-11-20');
  });

  test('outlives a withdrawal, without a word of theirs', async () => {
    const id = await victimWho(stores, { agreesTo: ['contact'], age: '10-14', now: noon });
    await tell(stores, id, 'contact', false, noon);
    expect(there(await victims.get(id))).toMatchObject({ age: null, hasContact: false });
    expect((await journeys.all()).map(({ facts }) => facts)).toEqual([
      { identified: '2026-11-10', consented: '2026-11-10' },
    ]);
  });
});

describe('a sheet', () => {
  const sheet = (rows: Parameters<typeof journeys.bringIn>[0]['rows']) =>
    journeys.bringIn({ rows, who, now: noon });

  test('adds whom nobody knows, and tells more of those who are known', async () => {
    await victims.add({ reference: 'VR 1', age: '15-17', identifiedOn: day('2026-10-01'), who, now: noon });
    expect(
      await sheet([
        { reference: 'VR 1', facts: { offered: day('2026-10-05') } },
        {
          reference: 'VR 2',
          age: '18-plus',
          facts: { identified: day('2026-10-02'), 'not-reached': day('2026-10-09') },
          reason: 'declined',
        },
      ]),
    ).toEqual({ added: 1, known: 1 });
    const [two, one] = (await victims.list({ most: 5 })).toSorted((a, b) =>
      a.reference < b.reference ? 1 : -1,
    );
    expect(one).toMatchObject({
      reference: 'VR 1',
      age: '15-17',
      journey: { facts: { identified: '2026-10-01', offered: '2026-10-05' } },
    });
    expect(two).toMatchObject({
      reference: 'VR 2',
      age: '18-plus',
      journey: { facts: { identified: '2026-10-02', 'not-reached': '2026-10-09' }, reason: 'declined' },
    });
  });

  test('is brought in whole or not at all', async () => {
    await expect(
      sheet([
        { reference: 'VR 1', facts: { identified: day('2026-10-01') } },
        { reference: 'VR 2', facts: { 'not-reached': day('2026-10-09') } },
      ]),
    ).rejects.toThrow();
    expect(await victims.list({ most: 5 })).toEqual([]);
  });

  test('tells no age again of somebody who withdrew', async () => {
    const { id } = there(
      await victims.add({ reference: 'VR 1', age: '15-17', identifiedOn: noon, who, now: noon }),
    );
    await tell(stores, id, 'contact', true, noon);
    await tell(stores, id, 'contact', false, noon);
    await sheet([{ reference: 'VR 1', age: '15-17', facts: {} }]);
    expect(there(await victims.get(id)).age).toBeNull();
  });
});

test('the purge takes the record with its ledger once its day has come, and not before', async () => {
  const id = await victimWho(stores, { agreesTo: ['contact'], now: noon });
  await stores.purge(day('2028-11-09'));
  expect(await victims.get(id)).not.toBeNull();
  await stores.purge(day('2028-11-10'));
  expect([await victims.get(id), await sql('select from victim.consent')]).toEqual([null, []]);
});

test('a no is remembered for two years from the day it was said, so that nobody asks again', async () => {
  const id = await victimWho(stores, { agreesTo: ['contact'], now: noon });
  const later = new Date('2028-06-30T23:30:00Z');
  await tell(stores, id, 'contact', false, later);
  await stores.purge(day('2030-06-30'));
  expect((await victims.get(id))?.consents).toEqual({ contact: false });
  await stores.purge(day('2030-07-01'));
  expect(await victims.get(id)).toBeNull();
});
