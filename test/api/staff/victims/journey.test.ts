import { beforeEach, describe, expect, it } from 'vitest';
import { journeyFacts } from '../../../../domain/journey.ts';
import { factLabels } from '../../../../reports/victims/labels.ts';
import { dayFields, daysAgo, now, reads, victimPages } from '../../../support/victim-pages.ts';
import { tell, victimWho } from '../../../support/victims.ts';

const { stores, sql, worker, audit, clear } = await victimPages();
const { victims } = stores.victim;
let id: string;
let path: string;

beforeEach(async () => {
  await clear();
  id = await victimWho(stores, { agreesTo: [], now: daysAgo(9) });
  path = `/staff/victims/${id}`;
  await sql('delete from service.audit');
});

const set = (fact: string, fields: Record<string, string>) => worker.post(`${path}/journey/${fact}`, fields);
const journey = async () => (await victims.get(id))?.journey;
const page = async () => reads(await worker.get(path));

describe('what was done', () => {
  it.each(journeyFacts)('%s is recorded with its day, and taken back', async (fact) => {
    const reason = fact === 'not-reached' ? 'no-answer' : '';
    const done = await set(fact, { ...dayFields(daysAgo(1)), reason });
    expect(done.location).toBe(`${path}?done=fact-${fact}`);
    expect(reads(await worker.get(done.location ?? ''))).toContain(
      `Recorded: ${factLabels[fact].toLowerCase()}, 24 November 2026.`,
    );
    expect((await journey())?.facts[fact]).toBe('2026-11-24');
    const back = await worker.post(`${path}/journey/${fact}/take-back`);
    expect(reads(await worker.get(back.location ?? ''))).toContain(
      `Taken back: ${factLabels[fact].toLowerCase()}.`,
    );
    expect((await journey())?.facts[fact]).toBeUndefined();
    expect(await audit()).toEqual([`rj-worker journey.record ${id}`, `rj-worker journey.take-back ${id}`]);
  });

  it.each([
    ['a day in the future', dayFields(daysAgo(-1)), 'The day must be today or in the past'],
    [
      'a day more than two years ago',
      { ...dayFields(now), year: '2024', month: '10' },
      'The day must be at most 2 years ago',
    ],
    ['a day that is not', { ...dayFields(now), month: '13' }, 'The day must be a real date'],
    ['no day', {}, 'Enter the day'],
  ])('is refused on %s, and what was typed is kept', async (_, fields, message) => {
    const shown = await set('offered', fields);
    expect([shown.status, reads(shown).includes(message)]).toEqual([400, true]);
    if ('month' in fields) expect(shown.text).toMatch(new RegExp(`name="month"[^>]*value="${fields.month}"`));
    expect((await journey())?.facts.offered).toBeUndefined();
  });

  it('has a reason where they were not reached, and only there', async () => {
    const shown = await set('not-reached', dayFields(now));
    expect([shown.status, reads(shown).includes('Select why they were not reached')]).toEqual([400, true]);
    expect((await set('not-reached', { ...dayFields(now), reason: 'x' })).status).toBe(400);
    await set('not-reached', { ...dayFields(now), reason: 'police-opt-out' });
    expect(await journey()).toMatchObject({ reason: 'police-opt-out' });
    expect(await page()).toContain('Not reached 25 November 2026. Opted out with the police');
    expect((await set('offered', { ...dayFields(now), reason: 'declined' })).status).toBe(303);
  });

  it('is known from a fact of another name', async () => {
    expect((await worker.get(`${path}/journey/toString`)).status).toBe(404);
  });

  it('that is recorded already stands in the form, to be changed', async () => {
    await set('offered', dayFields(daysAgo(3)));
    const { text } = await worker.get(`${path}/journey/offered`);
    expect(text).toMatch(/name="day"[^>]*value="22"/);
    expect(text).toContain('Take it back');
    await set('offered', dayFields(daysAgo(2)));
    expect((await journey())?.facts.offered).toBe('2026-11-23');
  });
});

describe('being told about restorative justice', () => {
  it.each([
    [
      'waits with the day of the Victims’ Code',
      null,
      'Not recorded Overdue Due by 23 November 2026: within 5 working days',
    ],
    ['in time is said to be', daysAgo(2), '23 November 2026 In time: it was due by 23 November 2026.'],
    ['late is said to be', daysAgo(1), '24 November 2026 Late: it was due by 23 November 2026.'],
  ])('%s', async (_, day, words) => {
    if (day) await set('offered', dayFields(day));
    expect(await page()).toContain(`Told about and offered restorative justice ${words}`);
  });
});

describe('what Sayback notes itself', () => {
  it('is marked so', async () => {
    const shown = await page();
    for (const words of [
      'Noted by Sayback when you record their yes to contact.',
      'Noted by Sayback when you invite them to say what they think.',
      'Noted by Sayback when you invite them to give feedback.',
      'Noted by Sayback when they finish the questions.',
    ]) {
      expect(shown).toContain(words);
    }
  });

  it('that they agreed to contact is not taken back, but its day is put right', async () => {
    await tell(stores, id, 'contact', true, now);
    expect((await worker.get(`${path}/journey/consented`)).text).not.toContain('Take it back');
    const back = await worker.post(`${path}/journey/consented/take-back`);
    expect([back.location, (await journey())?.facts.consented]).toEqual([
      `${path}/journey/consented`,
      '2026-11-25',
    ]);
    await set('consented', dayFields(daysAgo(1)));
    expect((await journey())?.facts.consented).toBe('2026-11-24');
  });
});
