import { beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';
import { tell, victimWho, who } from '../../support/victims.ts';

const { stores, sql } = await freshDatabase();
const { victims, journeys } = stores.victim;
const later = new Date(+noon + 86_400_000);
const nobody = '00000000-0000-7000-8000-000000000000';
const audit = async () =>
  (
    await sql<{ entry: string }>(
      `select who || ' ' || did || ' ' || to_what as entry from service.audit order by id`,
    )
  ).map(({ entry }) => entry);

beforeEach(async () => {
  await sql('delete from victim.participant');
  await sql('alter table service.audit disable trigger user');
  await sql('delete from service.audit');
});

describe('adding somebody', () => {
  const id = '11111111-1111-8111-a111-111111111111';

  test('with an id of the caller’s own, twice, adds them once', async () => {
    expect(await victims.add({ id, identifiedOn: noon, who, now: noon })).toMatchObject({ id });
    expect(await victims.add({ id, identifiedOn: noon, who, now: noon })).toBeNull();
    expect(await victims.list({ most: 9 })).toHaveLength(1);
    expect(await audit()).toEqual([`rj-worker victim.add ${id}`]);
  });

  test('under a reference that is somebody’s already adds nobody, and nothing is on the record', async () => {
    await victims.add({ reference: 'R 1', identifiedOn: noon, who, now: noon });
    expect(await victims.add({ reference: 'R 1', identifiedOn: noon, who, now: noon })).toBeNull();
    expect(await audit()).toHaveLength(1);
  });
});

test('somebody is known with where each consent stands, and since when', async () => {
  const id = await victimWho(stores, { agreesTo: ['contact', 'feedback'], now: noon });
  await tell(stores, id, 'contact', true, later);
  expect((await victims.get(id))?.since).toEqual({ contact: noon, feedback: noon });
  await tell(stores, id, 'contact', false, later);
  expect((await victims.get(id))?.since).toEqual({ contact: later, feedback: later });
});

test('a sheet stands in the list in its own order', async () => {
  const rows = Array.from({ length: 20 }, (_, n) => ({ reference: `R ${n}`, facts: {} }));
  await journeys.bringIn({ rows, who, now: noon });
  expect((await victims.list({ most: 99 })).map(({ reference }) => reference)).toEqual(
    rows.map(({ reference }) => reference),
  );
});

describe('the audit record', () => {
  test('has what was written, by the victim’s id, and never the words', async () => {
    const id = await victimWho(stores, { agreesTo: ['contact'], now: noon });
    await victims.keepContact(id, 'Text 07700 900123', { who, now: noon });
    await victims.keepContact(id, null, { who, now: noon });
    await journeys.set({ victim: id, fact: 'offered', day: noon, who, now: noon });
    await journeys.set({ victim: id, fact: 'offered', day: null, who, now: noon });
    await tell(stores, id, 'quotation', false, noon);
    expect(await audit()).toEqual(
      [
        'victim.add',
        'consent.record.contact.yes',
        'victim.contact-kept',
        'victim.contact-forgotten',
        'journey.record',
        'journey.take-back',
        'consent.record.quotation.no',
      ].map((did) => `rj-worker ${did} ${id}`),
    );
  });

  test('has a sheet as one entry, with how many were added and how many known', async () => {
    await victims.add({ reference: 'R 1', identifiedOn: noon, who, now: noon });
    const rows = ['R 1', 'R 2', 'R 3'].map((reference) => ({ reference, facts: { offered: noon } }));
    expect(await journeys.bringIn({ rows, who, now: noon })).toEqual({ added: 2, known: 1 });
    expect((await audit()).at(-1)).toBe('rj-worker victim.import sheet:2+1');
  });

  test('has nothing of what was not done', async () => {
    await journeys.set({ victim: nobody, fact: 'offered', day: noon, who, now: noon });
    await victims.keepContact(nobody, 'x', { who, now: noon });
    const id = await victimWho(stores, { agreesTo: [], now: noon });
    await tell(stores, id, 'contact', false, noon);
    const before = await audit();
    expect(await victims.keepContact(id, 'x', { who, now: noon })).toBe(false);
    expect(await audit()).toEqual(before);
    expect(before).toHaveLength(2);
  });
});
